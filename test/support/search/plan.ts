import {
  searchPlan,
  type SearchPlan,
  type SearchPlanOptions,
} from "../../../components/search/functions/bootstrap/plan";
import { feedCell } from "../../../components/search/functions/feed/scope";
import type { SearchSpace } from "../../../components/search/functions/write/project";
import { manifest } from "../../../infra/model/manifest";
import type { Manifest } from "../../../infra/model/types";

/** Roles of a cell in tests. */
export const ROLES = {
  writers: ["arn:aws:iam::111122223333:role/loader", "arn:aws:iam::111122223333:role/service"],
  readers: ["arn:aws:iam::111122223333:role/service"],
  maintainers: ["arn:aws:iam::111122223333:role/repair"],
};

/** The plan of a cell on one node. */
export function planOf(options: Partial<SearchPlanOptions> = {}, model?: Manifest): SearchPlan {
  return searchPlan({ replicas: 0, ...options }, model);
}

/** The shipped model with other fields of players in search, under the next version. */
export function modelWith(
  fields: Record<string, "zone" | "residency" | "world">,
  version = manifest.version + 1,
): Manifest {
  return {
    ...manifest,
    version,
    collections: manifest.collections.map((collection) =>
      collection.name === "players"
        ? { ...collection, search: { ...collection.search, fields } }
        : collection,
    ),
  };
}

/** A cell in Ireland; France is of its residency, Virginia is not. */
export const SPACE: SearchSpace = {
  cell: feedCell({
    cell: "eu-west-1",
    locations: { zone: ["IE"], residency: ["FR"], world: ["US-VA"] },
  }),
  fills: [],
};
