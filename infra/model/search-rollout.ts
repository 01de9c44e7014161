import type { SearchIndexOptions } from "./derive/opensearch";

/** How far the indexes of every cell have been changed since they were first made. */
export interface SearchRollout extends Required<Pick<SearchIndexOptions, "versions" | "shards">> {
  /**
   * Aliases whose index version was raised by one and whose former index is still there. An alias is listed
   * in the commit that raises its version, and taken out in the one after the former index was dropped in
   * every cell: until then whoever writes sends each change to both.
   */
  readonly filling: readonly string[];
}

/**
 * Of every cell alike; changed by a commit, as `docs/runbooks/search-reindex.md` says. Empty: each index is
 * at version 1, with one primary shard.
 */
export const SEARCH_ROLLOUT: SearchRollout = { versions: {}, shards: {}, filling: [] };
