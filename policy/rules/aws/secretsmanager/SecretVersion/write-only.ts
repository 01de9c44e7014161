import { mapping, resourceRule } from "../../../../rule";

export const writeOnly = resourceRule({
  id: "aws-secretsmanager-secret-version-write-only",
  title: "No value of a secret stands in a stack's state",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "no-secrets")],
  why: "Whoever may read the state, or an export of it, may read the secret.",
  fix: "Set secretStringWo with secretStringWoVersion, or let something else write the value.",
  types: ["aws:secretsmanager/secretVersion:SecretVersion"],
  properties: ["secretString", "secretBinary"],
  check: (it) => {
    for (const key of ["secretString", "secretBinary"])
      if (it.has(key)) it.fail(key, "is set; it must not be, since it is kept in the state");
  },
});
