import fc from "fast-check";
import type { Change } from "../../../components/search/functions/loader/change";

const IDS = ["1", "2", "3", 'é"\\', "a b", "7".repeat(512)];

/** Any change of few documents of two indexes, so that they meet. */
export function anyChange(): fc.Arbitrary<Change> {
  return fc
    .record({
      index: fc.constantFrom("players-residency", "players-world"),
      id: fc.constantFrom(...IDS),
      version: fc.integer({ min: 0, max: 6 }),
      kind: fc.constantFrom("index" as const, "delete" as const),
      name: fc.string({ unit: "binary", maxLength: 12 }),
    })
    .map(({ name, ...change }) => ({
      ...change,
      body: change.kind === "delete" ? "" : JSON.stringify({ displayName: name }),
    }));
}
