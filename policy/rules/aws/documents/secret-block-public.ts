import { mapping, resourceRule } from "../../../rule";

export const secretBlockPublic = resourceRule({
  id: "aws-documents-secret-block-public",
  title: "Secrets Manager checks a secret's policy before it takes it",
  severity: "low",
  frameworks: [mapping("worldcell", "public-access")],
  why: "With the check, a policy that opens the secret to everybody is refused, whoever wrote it.",
  fix: "Set blockPublicPolicy: true.",
  types: ["aws:secretsmanager/secretPolicy:SecretPolicy"],
  properties: ["blockPublicPolicy"],
  check: (it) => {
    it.mustBeTrue("blockPublicPolicy");
  },
});
