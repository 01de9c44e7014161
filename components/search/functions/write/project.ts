import { Fault } from "../../../../infra/runtime/errors";
import type { Version } from "../../../../infra/runtime/version";
import type { SearchPlan } from "../bootstrap/plan";
import { changeOfDocument, type RawDocument, valueOf } from "../feed/document";
import type { FeedCell } from "../feed/scope";
import type { Change } from "../loader/change";

/** A cell's search, for those who write to it beside the feed. */
export interface SearchSpace {
  /** Which documents are indexed where, and with which fields: the feed's own view. */
  readonly cell: FeedCell;
  /** Indexes that are filled beside the one that serves, as in the plan. */
  readonly fills: SearchPlan["fills"];
}

/** A document of a collection, or that there is none. */
export interface SearchedDocument {
  readonly collection: string;
  /** The document's `_id`, as text. */
  readonly id: string;
  /** The document as the driver read it; undefined for a deletion. */
  readonly document?: RawDocument;
  /**
   * Location of a document that is deleted. Without it the deletion is made in every index of the collection.
   * @default the document's own
   */
  readonly location?: string;
}

/**
 * The changes that one state of a document makes in a cell's search, as the feed makes them of an event, so that
 * equal states have equal bodies; none where it is not indexed, or its location is newer than the cell's scope.
 *
 * @param version of that state, from the database's cluster time.
 * @throws Fault `poison` for a value that no index can hold.
 */
export function changesOfDocument(
  { collection: name, document, id, location = locationOf(document) }: SearchedDocument,
  version: Version,
  { cell }: Pick<SearchSpace, "cell">,
): Change[] {
  const collection = cell.collections.get(name);
  if (collection === undefined) return [];
  const distance = location === undefined ? undefined : cell.distances.get(location);
  // Of a location that the scope does not know nothing was ever indexed.
  if (location !== undefined && distance === undefined) return [];
  if (document === undefined) {
    const alias = distance === undefined ? undefined : collection.aliases.get(distance);
    const aliases = distance === undefined ? collection.allAliases : [alias];
    return aliases.flatMap((index) =>
      index === undefined ? [] : [{ index, id, version, kind: "delete", body: "" }],
    );
  }
  const made =
    distance === undefined
      ? undefined
      : changeOfDocument(collection, document, { distance, id, version });
  if (made === undefined) return [];
  if ("change" in made) return [made.change];
  throw new Fault({
    kind: "poison",
    where: `${name}/${id}`,
    message: made.letter.reason,
    next: "mend the document in the database",
  });
}

function locationOf(document: RawDocument | undefined): string | undefined {
  const location = valueOf(document, "location");
  return typeof location === "string" ? location : undefined;
}
