import { type Condition, demandsValue, isAnything, isNamingKey } from "../../../iam";
import { mapping, resourceRule } from "../../../rule";
import { eachStatement, guarding, IDENTITY, RESOURCE, TRUST } from "./carried";

const CARRIERS = [...IDENTITY, ...TRUST, ...RESOURCE];

/** True for a condition that should name somebody and takes anybody. */
function isEmpty(condition: Condition): boolean {
  const demands = demandsValue({ ...condition, ifExists: false });
  return demands && isNamingKey(condition.key) && condition.values.some(isAnything);
}

export const conditionValues = resourceRule({
  id: "aws-documents-condition-values",
  title: "A condition about who asks, or for whom, names somebody",
  severity: "medium",
  frameworks: [mapping("worldcell", "documents")],
  why: "A condition with * looks like a fence and is none.",
  fix: "Write the account, the ARN, the organisation or the endpoint that is meant.",
  ...guarding(CARRIERS),
  check: (it) => {
    eachStatement(it, CARRIERS, "Allow", ({ conditions, path }, { fail }) => {
      if (conditions.some(isEmpty))
        fail(`${path}.Condition`, "has a value that matches anything; it must name what is meant");
    });
  },
});
