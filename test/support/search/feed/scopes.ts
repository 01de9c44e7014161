import fc from "fast-check";
import {
  type CellScope,
  feedCell,
  type FeedCell,
} from "../../../../components/search/functions/feed/scope";
import { searchIndexes } from "../../../../infra/model/derive/opensearch";
import { manifest } from "../../../../infra/model/manifest";
import type { Manifest } from "../../../../infra/model/types";

/** A cell in Ireland, with another zone in its residency and two elsewhere. */
export const SCOPE: CellScope = {
  cell: "eu-west-1",
  locations: { zone: ["IE"], residency: ["DE"], world: ["US-VA", "JP"] },
};

export const CELL: FeedCell = feedCell(SCOPE);

/** The same cell while the index of players elsewhere is filled anew. */
export const FILLING_CELL: FeedCell = feedCell(SCOPE, manifest, {
  versions: { "players-world": 2 },
  shards: {},
  filling: ["players-world"],
});

/** Fields that each index of a model takes, by alias. */
export function indexFields(model: Manifest = manifest): Record<string, readonly string[]> {
  return Object.fromEntries(
    searchIndexes({ replicas: 0 }, model).map(({ alias, template }) => [
      alias,
      Object.keys(template.template.mappings.properties),
    ]),
  );
}

/** Locations that generated scopes share out; one more is always unknown to them. */
export const LOCATIONS = ["IE", "DE", "US-VA", "JP", "BR"] as const;
export const UNKNOWN = "AU";

/** Any cell's scope over the same locations. */
export function anyScope(): fc.Arbitrary<CellScope> {
  return fc
    .tuple(
      fc.shuffledSubarray([...LOCATIONS], { minLength: LOCATIONS.length }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 2 }),
    )
    .map(([locations, own, near]) => ({
      cell: "any-1",
      locations: {
        zone: locations.slice(0, own),
        residency: locations.slice(own, own + near),
        world: locations.slice(own + near),
      },
    }));
}

/** Names that other collections have with other scopes. */
const MORE = Object.fromEntries(
  ["level", "name", "email"].map((name) => [
    name,
    { type: "string", required: false, description: "" } as const,
  ]),
);

/** The shipped model with a third searched collection, of every scope and with a TTL index. */
export const WIDER: Manifest = {
  ...manifest,
  collections: manifest.collections.map((collection) =>
    collection.name === "sessions"
      ? {
          ...collection,
          fields: { ...collection.fields, ...MORE },
          search: { fields: { level: "world", name: "residency", email: "zone" } },
        }
      : collection,
  ),
};
