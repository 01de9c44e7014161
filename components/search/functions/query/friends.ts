import { isMapping } from "../../../../infra/runtime/mapping";
import type { SearchIndex } from "../../../../infra/model/derive/opensearch";
import type { Clock } from "../../../../infra/runtime/clock";
import { Fault, faultOfStatus } from "../../../../infra/runtime/errors";
import { errorType } from "../bootstrap/admin";
import type { HttpAnswer, Post } from "../loader/signed-http";
import { RESULT_FIELDS, searchRequest } from "./body";
import { checked, type FriendCriteria, type FriendPage } from "./criteria";
import { cursorOf, isSortValues, valuesOf } from "./cursor";

/** A player as a search shows them. */
export interface FoundPlayer {
  readonly playerId: string;
  readonly displayName: string;
  readonly location: string;
}

/** A page of a result. */
export interface FoundPlayers {
  readonly players: readonly FoundPlayer[];
  /** Cursor of the next page; absent on the last. */
  readonly next?: string;
  /** False when a part of the domain did not answer in time: there may be more players than these. */
  readonly complete: boolean;
}

/** What searching needs. */
export interface FriendPorts {
  /** The cell's domain (`signedHttp`). */
  readonly post: Post;
  readonly clock: Clock;
}

/** How long a search may take. */
export interface FriendOptions {
  /** Each shard, in milliseconds; it answers with what it has found by then. @default 500 */
  readonly shardMilliseconds: number;
  /** All of it, in milliseconds. @default 1,500 */
  readonly milliseconds: number;
}

/** A search that takes longer than half a second helps nobody, and slows down the others. */
export const FRIEND_OPTIONS: FriendOptions = { shardMilliseconds: 500, milliseconds: 1500 };

/**
 * Finds players by what another player knows of them, a page at a time, in the order of their names.
 *
 * Pages follow the last player of the one before, so a later page costs as much as the first, and a player who
 * comes in between appears on a later page or not at all.
 *
 * @param indexes of the cell's plan.
 * @throws CriteriaError for what is no search; Fault `retry`, `throttle` or `fatal` when the domain cannot answer.
 */
export async function findFriends(
  criteria: FriendCriteria,
  page: FriendPage,
  indexes: readonly SearchIndex[],
  { clock, post }: FriendPorts,
  { milliseconds, shardMilliseconds }: FriendOptions = FRIEND_OPTIONS,
): Promise<FoundPlayers> {
  const valid = checked(criteria, page);
  const { body, indexes: searched } = searchRequest(
    valid,
    indexes,
    new Date(clock.now()),
    shardMilliseconds,
    page.after === undefined ? undefined : valuesOf(page.after),
  );
  const path = `/${searched.join(",")}/_search`;
  let answer: HttpAnswer;
  try {
    const headers = { "Content-Type": "application/json" };
    answer = await post(path, headers, JSON.stringify(body), milliseconds);
  } catch (cause) {
    throw fault("retry", "gave no answer", cause);
  }
  return foundIn(answer, valid.size);
}

interface Hit {
  readonly player: FoundPlayer;
  readonly sort: unknown;
}

function foundIn({ status, text }: HttpAnswer, size: number): FoundPlayers {
  const json = parsed(text);
  if (status >= 300 || !isMapping(json)) {
    const kind = faultOfStatus(status, errorType({ status, body: json, text }));
    // It is no document that is to blame.
    throw fault(kind === "poison" ? "fatal" : kind, `answered ${String(status)}`);
  }
  const { _shards: shards, hits, timed_out: late } = json;
  const list = isMapping(hits) && Array.isArray(hits.hits) ? (hits.hits as unknown[]) : [];
  const found = list.flatMap(hitOf);
  const shown = found.slice(0, size);
  const last = shown.at(-1)?.sort;
  const failed = isMapping(shards) ? shards.failed : 0;
  return {
    players: shown.map(({ player }) => player),
    ...(found.length > size && isSortValues(last) ? { next: cursorOf(last) } : {}),
    complete: late !== true && failed === 0,
  };
}

function hitOf(hit: unknown): Hit[] {
  if (!isMapping(hit) || !isMapping(hit._source)) return [];
  const [playerId = "", displayName = "", location = ""] = RESULT_FIELDS.map((field) => {
    const value = isMapping(hit._source) ? hit._source[field] : undefined;
    return typeof value === "string" ? value : "";
  });
  return [{ player: { playerId, displayName, location }, sort: hit.sort }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function fault(kind: Fault["kind"], message: string, cause?: unknown): Fault {
  return new Fault({
    kind,
    where: "friend search",
    message,
    next: "show the player that search is not to be had now; look at the domain's health",
    ...(cause === undefined ? {} : { cause }),
  });
}
