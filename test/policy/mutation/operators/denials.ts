import type { Value } from "../../../../infra/planner/record/types";
import { type Change, conditionsOf, type Document, texts } from "./statements";

/** The value of a condition with which a denial catches less. */
function milder(operator: string, value: Value): Value | undefined {
  if (operator.startsWith("Bool")) return value === "false" ? "true" : "false";
  if (operator.startsWith("NumericLessThan")) return "1.0";
  return undefined;
}

/** What a Deny statement is when it denies less. */
export function denials(statement: Document): Change[] {
  if (statement.Effect !== "Deny") return [];
  const [action = ""] = texts(statement.Action);
  const [service = ""] = action.split(":");
  const resources = texts(statement.Resource);
  const conditions = conditionsOf(statement).flatMap(({ operator, key, value }): Change[] => {
    const other = milder(operator, value);
    if (other === undefined) return [];
    const changed = { ...statement, Condition: { [operator]: { [key]: other } } };
    return [{ statement: changed, to: `${key} ${JSON.stringify(other)}` }];
  });
  const narrow = action.includes("*") ? [`${service}:GetBucketTagging`] : [];
  return [
    { statement: undefined, to: "removed" },
    { statement: { ...statement, Effect: "Allow" }, to: "Allow for Deny" },
    ...narrow.map((only) => ({
      statement: { ...statement, Action: only },
      to: `denies ${only} only`,
    })),
    ...(resources.length < 2 ? [] : resources).map((resource, index) => ({
      statement: { ...statement, Resource: resources.toSpliced(index, 1) },
      to: `not for ${resource.endsWith("/*") ? "objects" : "the bucket"}`,
    })),
    ...(statement.Principal === "*"
      ? [
          {
            statement: { ...statement, Principal: { AWS: "arn:aws:iam::111122223333:root" } },
            to: "for one account only",
          },
        ]
      : []),
    ...conditions,
  ];
}
