import { mapping, resourceRule } from "../../../../rule";
import { eachStatement, guarding, IDENTITY, RESOURCE } from "../../documents/carried";

const CARRIERS = [...IDENTITY, ...RESOURCE];

export const notResource = resourceRule({
  id: "aws-iam-policy-not-resource",
  title: "No policy allows all resources but some",
  severity: "high",
  frameworks: [mapping("worldcell", "least-privilege")],
  why: "Allow with NotResource reaches everything that is not listed, and whatever is made later.",
  fix: "Name the allowed resources with Resource. NotResource belongs into a Deny.",
  ...guarding(CARRIERS),
  check: (it) => {
    eachStatement(it, CARRIERS, "Allow", ({ resources, path }, { fail }) => {
      if (resources?.negated === true)
        fail(`${path}.NotResource`, "stands in an Allow; it must be Resource");
    });
  },
});
