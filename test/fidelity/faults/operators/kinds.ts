import type { Value } from "../../../../infra/planner/record/types";
import type { Kind } from "../../aws-schema/shape";
import type { Operator } from "../mutation";

/** A value that no provider turns into one of the kind. */
function otherThan(kind: Kind, value: Value): Value | undefined {
  switch (kind) {
    case "string":
      return [value];
    case "number":
      return "many";
    case "boolean":
      return "perhaps";
    case "list":
    case "map":
    case "object":
      return "one";
    case "document":
    case "asset":
      return 7;
    case "any":
      return undefined;
  }
}

/** Faults of kinds. */
export const KINDS: readonly Operator[] = [
  {
    name: "wrong kind",
    does:
      "a list for text, words for a number, a truth value, a list, a map or an object, a number for a " +
      'document (never what a provider converts, such as `"443"` for a number)',
    apply: ({ declared, value }) => {
      const other = otherThan(declared.kind, value);
      return other === undefined ? [] : [{ set: other }];
    },
  },
];
