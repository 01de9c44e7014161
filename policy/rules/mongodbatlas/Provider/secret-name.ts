import { mapping, resourceRule } from "../../../rule";
import { PROVIDER } from "../types";

/** Credentials that would stand in the stack's state. */
const CREDENTIALS = [
  "accessToken",
  "awsAccessKeyId",
  "awsSecretAccessKey",
  "awsSessionToken",
  "clientSecret",
  "privateKey",
] as const;

export const secretName = resourceRule({
  id: "mongodbatlas-provider-secret-name",
  title: "The provider reads Atlas' credentials from Secrets Manager itself",
  severity: "high",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "SM-04")],
  why: "A key passed as configuration stands in the state, and owns the organisation.",
  fix: "Set secretName, and assumeRole.roleArn, without which the provider never looks at the secret.",
  types: [PROVIDER],
  properties: ["secretName", "assumeRole", ...CREDENTIALS],
  check: (it) => {
    it.mustExist("secretName");
    it.mustExist("assumeRole");
    for (const key of CREDENTIALS) it.mustBeAbsent(key);
  },
});
