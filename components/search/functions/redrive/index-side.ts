import { isMapping } from "../../../../infra/runtime/mapping";
import { Fault } from "../../../../infra/runtime/errors";
import { type Admin, type AdminAnswer, ask } from "../bootstrap/admin";
import { aliasOfIndex } from "../bootstrap/plan";
import { canonical, exactly, textOf } from "./canonical";
import type { Entry, Looked, Page, Side } from "./sides";

/** A document as an index holds it. */
export interface Held extends Entry {
  /** The document as it was written, on one line. */
  readonly text: string;
}

/** A page of an index. */
export interface HeldPage extends Page {
  readonly entries: readonly Held[];
}

/** After every index's name, so that a search goes on after all that one id has. */
const LAST = "\u{10FFFF}";

/**
 * The next documents of some indexes, sorted by id.
 *
 * Sorting by `_id` holds the ids in memory while it is used (fielddata); it needs neither a scroll nor a point in
 * time, so every page is as fresh as the last refresh and a run may go on after any pause.
 *
 * @param indexes aliases or names; all of them must be there.
 * @param most documents of the page, if there are not more indexes.
 */
export async function heldAfter(
  admin: Admin,
  indexes: readonly string[],
  id: string | undefined,
  most: number,
): Promise<HeldPage> {
  // One id may have a document in each index.
  const limit = Math.max(most, indexes.length);
  const answer = await ask(admin, {
    method: "POST",
    path: `/${indexes.join(",")}/_search`,
    body: {
      size: limit,
      version: true,
      track_total_hits: false,
      sort: [{ _id: "asc" }, { _index: "asc" }],
      ...(id === undefined ? {} : { search_after: [id, LAST] }),
    },
  });
  complete(answer);
  const entries = hitsOf(answer).flatMap(heldOf);
  if (entries.length < limit) return { entries };
  // The last id may have more documents, on the next page.
  const last = entries.at(-1)?.id;
  const whole = entries.filter((entry) => entry.id !== last);
  const end = whole.at(-1)?.id;
  if (indexes.length === 1 || end === undefined)
    return { entries, ...(last === undefined ? {} : { end: last }) };
  return { entries: whole, end };
}

/** What indexes hold under ids now, not as of the last refresh. */
export async function heldByIds(
  admin: Admin,
  indexes: readonly string[],
  ids: readonly string[],
): Promise<(Looked & { readonly entries: readonly Held[] })[]> {
  const docs = ids.flatMap((id) => indexes.map((index) => ({ _index: index, _id: id })));
  if (docs.length === 0) return [];
  const answer = await ask(admin, { method: "POST", path: "/_mget", body: { docs } });
  const body = exactly(answer.text);
  const list: unknown = isMapping(body) ? body.docs : undefined;
  const found = (Array.isArray(list) ? (list as readonly unknown[]) : []).flatMap((doc) => {
    // A document that could not be looked up is not one that is absent.
    if (isMapping(doc) && doc.error !== undefined) throw unread();
    return heldOf(doc);
  });
  return ids.map((id) => ({ id, entries: found.filter((entry) => entry.id === id) }));
}

/** Indexes as one side of a comparison. @param indexes at most three or so, by alias or name. */
export function indexSide(admin: Admin, indexes: readonly string[]): Side {
  return {
    after: (id, limit) => heldAfter(admin, indexes, id, limit),
    byIds: (ids) => heldByIds(admin, indexes, ids),
  };
}

/** A page that a shard is missing from is no page. */
function complete({ body }: AdminAnswer): void {
  const shards = isMapping(body) ? body._shards : undefined;
  const failed = isMapping(shards) ? shards.failed : undefined;
  if ((isMapping(body) && body.timed_out === true) || (typeof failed === "number" && failed > 0))
    throw unread();
}

function unread(): Fault {
  return new Fault({
    kind: "retry",
    where: "the search domain",
    message: "could not read a part of its documents",
    next: "run it again; it goes on where it was; if it stays so, look at the domain's health",
  });
}

function hitsOf({ text }: AdminAnswer): readonly unknown[] {
  const body = exactly(text);
  const hits = isMapping(body) ? body.hits : undefined;
  const list = isMapping(hits) ? hits.hits : undefined;
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
}

function heldOf(hit: unknown): Held[] {
  if (!isMapping(hit)) return [];
  const { _id: id, _index: index, _source: source, _version: version } = hit;
  if (typeof id !== "string" || typeof index !== "string" || typeof version !== "number") return [];
  if (!isMapping(source)) return [];
  const text = textOf(source);
  return [{ id, index: aliasOfIndex(index), version, text, body: canonical(text) }];
}
