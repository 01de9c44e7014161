import {
  type SearchIndex,
  searchIndexes,
  type SearchIndexOptions,
} from "../../../../infra/model/derive/opensearch";
import type { Manifest } from "../../../../infra/model";
import { manifest } from "../../../../infra/model/manifest";

/** A new version of an index that is filled beside the one that serves. */
export interface Fill {
  /** Alias that will move: `players-residency`. */
  readonly alias: string;
  /** Index that serves until then: `players-residency-v1`. */
  readonly from: string;
  /** Index that is filled: `players-residency-v2`. */
  readonly to: string;
}

/** ARNs of IAM roles by what they do with the domain. */
export interface SearchRoles {
  /** Write and delete documents: loader and direct write. */
  readonly writers: readonly string[];
  /** Search: the data access service. */
  readonly readers: readonly string[];
  /** Write, search, and move aliases: repair, redrive and fills. */
  readonly maintainers: readonly string[];
}

/** All that a cell's domain shall be, as plain data; the input of the bootstrap. */
export interface SearchPlan {
  /** Version of the manifest that it is derived from; a lower one than the domain's is refused. */
  readonly version: number;
  readonly indexes: readonly SearchIndex[];
  /** Indexes whose next version is filled: writers send each change to both (see `targetsOf`). */
  readonly fills: readonly Fill[];
  /** Absent: the domain has no fine-grained access control, which only tests have. */
  readonly roles?: SearchRoles;
}

/** What the manifest does not say. */
export interface SearchPlanOptions extends SearchIndexOptions {
  /**
   * Aliases whose index version was raised by one and is not dropped yet. An alias is listed from the
   * commit that raises its version until the old index is dropped.
   * @default none
   */
  readonly filling?: readonly string[];
  readonly roles?: SearchRoles;
}

/**
 * Derives the plan.
 *
 * @throws when an alias of `filling` does not exist, or is at version 1 and has nothing to be filled from;
 * and as `searchIndexes` does.
 */
export function searchPlan(options: SearchPlanOptions, model: Manifest = manifest): SearchPlan {
  const { filling = [], roles, ...rest } = options;
  const indexes = searchIndexes(rest, model);
  return {
    version: model.version,
    indexes,
    fills: filling.map((alias) => fillOf(indexes, alias)),
    ...(roles === undefined ? {} : { roles }),
  };
}

function fillOf(indexes: readonly SearchIndex[], alias: string): Fill {
  const found = indexes.find((one) => one.alias === alias);
  const version = found === undefined ? 0 : versionOfIndex(found.index);
  if (found === undefined || version < 2)
    throw new Error(
      `search plan: ${alias} cannot be filled; raise its version above 1 in the same change`,
    );
  return { alias, from: `${alias}-v${String(version - 1)}`, to: found.index };
}

/** Number at the end of an index's name; 0 where there is none. */
export function versionOfIndex(index: string): number {
  return Number(/-v(\d+)$/.exec(index)?.[1] ?? 0);
}

/** Alias of an index: `players-residency` of `players-residency-v2`; an alias is its own. */
export function aliasOfIndex(index: string): string {
  return index.replace(/-v\d+$/, "");
}
