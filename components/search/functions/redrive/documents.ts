import { Fault } from "../../../../infra/runtime/errors";
import type { Version } from "../../../../infra/runtime/version";
import { idText, type RawDocument, valueOf } from "../feed/document";
import type { Change } from "../loader/change";
import { changesOfDocument, type SearchSpace } from "../write/project";
import type { Entry, Looked, Page, Side } from "./sides";
import { canonical } from "./canonical";

/** A document as it was at one moment, or that it was not there. */
export interface Reading {
  /**
   * Version of the snapshot (`atClusterTime`) that was read. It is no earlier than the document's last write in
   * it and earlier than every later one, so what is written or deleted with it wins and loses as it must. A read
   * without a snapshot has no such time.
   */
  readonly at: Version;
  readonly document?: RawDocument;
}

/** The database, as far as repair and redrive read it. */
export interface Documents {
  /** @throws Fault when it cannot be read now. */
  byId(collection: string, id: string): Promise<Reading>;
  /**
   * Documents with ids after the given one, in the order of their ids as UTF-8 (the database's own order of
   * strings), at most `limit`; fewer mean that there are no more.
   */
  after(collection: string, id: string | undefined, limit: number): Promise<readonly RawDocument[]>;
}

/** The changes that a reading makes in a cell's search. @throws Fault `poison` as `changesOfDocument` does. */
export function changesOfReading(
  collection: string,
  id: string,
  { at, document }: Reading,
  space: Pick<SearchSpace, "cell">,
): Change[] {
  const stated = document === undefined ? {} : { document };
  return changesOfDocument({ collection, id, ...stated }, at, space);
}

/** A collection of the database as one side of a comparison: what the indexes must hold of it. */
export function documentSide(
  collection: string,
  documents: Documents,
  space: Pick<SearchSpace, "cell">,
): Side {
  function entryOf(id: string, reading: Reading): Entry | undefined {
    if (reading.document === undefined) return undefined;
    let change: Change | undefined;
    try {
      [change] = changesOfReading(collection, id, reading, space);
    } catch (error) {
      // What no index can hold is wanted in none: better not found than found as it once was.
      if (!(error instanceof Fault) || error.kind !== "poison") throw error;
    }
    if (change?.kind !== "index") return undefined;
    const { body, index, version } = change;
    return { id, index, body: canonical(body), version };
  }

  return {
    async after(id, limit): Promise<Page> {
      const page = await documents.after(collection, id, limit);
      const ids = page.map(idOf);
      return {
        entries: page.flatMap((document, at) => {
          const entry = entryOf(ids[at] ?? "", { at: 0, document });
          return entry === undefined ? [] : [entry];
        }),
        // Documents that are in no index count for where the page ends.
        ...(page.length < limit ? {} : { end: ids.at(-1) ?? "" }),
      };
    },
    async byIds(ids): Promise<Looked[]> {
      const found: Looked[] = [];
      for (const id of ids) {
        const reading = await documents.byId(collection, id);
        const entry = entryOf(id, reading);
        found.push({ id, at: reading.at, entries: entry === undefined ? [] : [entry] });
      }
      return found;
    },
  };
}

/** A document's id as text. */
function idOf(document: RawDocument): string {
  const id = idText(valueOf(document, "_id"));
  if (id === undefined)
    throw new Error("a document of a searched collection has an _id of no text");
  return id;
}
