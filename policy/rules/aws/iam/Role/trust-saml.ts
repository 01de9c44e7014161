import { mapping, resourceRule } from "../../../../rule";
import { eachStatement, guarding, TRUST } from "../../documents/carried";

export const trustSaml = resourceRule({
  id: "aws-iam-role-trust-saml",
  title: "A role that trusts a SAML provider demands the audience",
  severity: "low",
  frameworks: [mapping("worldcell", "least-privilege")],
  why: "An assertion that was made for another service could be shown to AWS.",
  fix: "Demand SAML:aud with StringEquals: https://signin.aws.amazon.com/saml.",
  ...guarding(TRUST),
  check: (it) => {
    let some = false;
    const known = eachStatement(
      it,
      TRUST,
      "Allow",
      ({ principals, conditions, conditionsUnknown, path }, carried) => {
        const saml = principals?.all.some(
          (principal) => principal.kind === "federated" && principal.by === "saml",
        );
        if (saml !== true) return;
        some = true;
        if (!conditionsUnknown && !conditions.some(({ key }) => key.startsWith("saml:")))
          carried.fail(
            `${path}.Condition`,
            "demands nothing of the assertion; it should demand SAML:aud",
          );
      },
    );
    if (!some && known) it.notApplicable("trusts no SAML provider");
  },
});
