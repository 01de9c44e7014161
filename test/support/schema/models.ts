import fc from "fast-check";
import { id, location } from "../../../infra/model/fields";
import type {
  Collection,
  Field,
  Index,
  IndexKey,
  Manifest,
  ScalarType,
} from "../../../infra/model/types";

const TYPES: readonly ScalarType[] = ["string", "int", "long", "double", "bool", "date"];
const NAMES = ["first", "second", "third"] as const;

const scalar = fc.record({
  description: fc.constant("A field of a test."),
  required: fc.boolean(),
  type: fc.constantFrom(...TYPES),
});
const listed = fc.record({
  description: fc.constant("A field of a test."),
  required: fc.boolean(),
  type: fc.constant("string" as const),
  values: fc.subarray(["a", "b", "c"], { minLength: 1 }),
});
const list = fc.record({
  description: fc.constant("A field of a test."),
  required: fc.boolean(),
  type: fc.constant("array" as const),
  items: fc.constantFrom(...TYPES),
});

const field: fc.Arbitrary<Field> = fc.oneof(scalar, listed, list);
const fields = fc
  .record(Object.fromEntries(NAMES.map((name) => [name, field])), {
    requiredKeys: [],
    noNullPrototype: true,
  })
  .map((own): Record<string, Field> => ({ _id: id("An id."), location, ...own }));

/** Few names and few keys, so that versions collide. */
const index: fc.Arbitrary<Index> = fc
  .record({
    name: fc.constantFrom("one", "two", "three"),
    keys: fc
      .subarray(["location", ...NAMES], { minLength: 1, maxLength: 2 })
      .chain((keys) =>
        fc.tuple(...keys.map((key) => fc.constantFrom<IndexKey>([key, 1], [key, -1]))),
      ),
    unique: fc.boolean(),
    expireAfterSeconds: fc.option(fc.constantFrom(0, 60), { nil: undefined }),
  })
  .map(({ expireAfterSeconds, ...rest }) =>
    expireAfterSeconds === undefined || rest.keys.length > 1
      ? rest
      : { ...rest, expireAfterSeconds },
  );

/** Atlas makes an index of these itself, and one of other options beside it is refused by name. */
const SHARD_KEY = JSON.stringify([
  ["location", 1],
  ["second", 1],
]);

const indexes = fc
  .uniqueArray(
    index.filter(({ keys }) => JSON.stringify(keys) !== SHARD_KEY),
    { maxLength: 3, selector: ({ name }) => name },
  )
  .map((all) => [...new Map(all.map((one) => [JSON.stringify(one.keys), one])).values()]);

function collection(name: string, shardKey: Collection["shardKey"]): fc.Arbitrary<Collection> {
  return fc.record({
    name: fc.constant(name),
    description: fc.constant("A collection of a test."),
    dataClass: fc.constant("metadata" as const),
    fields,
    shardKey: fc.constant(shardKey),
    indexes,
  });
}

/** One collection, in any version. */
export const players = collection("players", {
  spread: "location",
  field: "first",
  hashed: true,
});

const collections = fc
  .tuple(
    players,
    collection("items", { spread: "location", field: "second", hashed: false }),
    collection("identities", { spread: "everywhere" }),
  )
  .chain((all) => fc.subarray(all, { minLength: 1 }));

/** Versions of one small data model, 1 and up; each with other fields, indexes and collections. */
export function versions(most: number): fc.Arbitrary<readonly Manifest[]> {
  return fc
    .array(collections, { minLength: 1, maxLength: most })
    .map((all) => all.map((own, at) => ({ version: at + 1, database: "game", collections: own })));
}

/** The same model as the next version: what was only accepted for a while is no longer. */
export function next(model: Manifest): Manifest {
  return { ...model, version: model.version + 1 };
}
