import { mapping, resourceRule } from "../../../../rule";
import { isSet } from "../../secretsmanager/is-set";
import { ENDPOINT } from "../types";

/** Properties that hold a password in the clear. */
const PASSWORDS = [
  "password",
  "redisSettings.authPassword",
  "kafkaSettings.saslPassword",
  "kafkaSettings.sslClientKeyPassword",
] as const;

export const endpointNoPassword = resourceRule({
  id: "aws-dms-endpoint-no-password",
  title: "A replication takes its passwords from Secrets Manager",
  severity: "high",
  elsewhere: "low",
  frameworks: [mapping("checkov", "CKV_AWS_296"), mapping("worldcell", "no-secrets")],
  why: "A password in the endpoint stands in the state as well, and changes only with an update.",
  fix: "Set secretsManagerArn and secretsManagerAccessRoleArn instead, and leave username and password out.",
  types: [ENDPOINT],
  properties: PASSWORDS,
  check: (it) => {
    for (const path of PASSWORDS)
      if (isSet(it, path)) it.fail(path, "is set; it must come from Secrets Manager");
    const attributes = it.text("extraConnectionAttributes") ?? "";
    if (/passw(or)?d\s*=/i.test(attributes))
      it.fail("extraConnectionAttributes", "holds a password; it must come from Secrets Manager");
  },
});
