import { mapping, stackRule } from "../../../../rule";

export const secretRotation = stackRule({
  id: "aws-secretsmanager-secret-rotation",
  title: "A secret is changed by itself",
  severity: "low",
  frameworks: [mapping("fsbp", "SecretsManager.1"), mapping("checkov", "CKV2_AWS_57")],
  why: "A secret that once leaked stays good until somebody thinks of it.",
  fix: "Add a SecretRotation, or use what needs no secret: IAM authentication.",
  types: ["aws:secretsmanager/secret:Secret"],
  properties: [],
  check: (it) => {
    if (it.has("type")) it.notApplicable("a managed external secret is changed by its owner");
    const rotations = it.namedBy(["aws:secretsmanager/secretRotation:SecretRotation"], "secretId");
    if (rotations.length === 0) it.fail("", "has no SecretRotation; it needs one");
  },
});
