import { mapping, resourceRule } from "../../../rule";
import { DATABASE_USER } from "../types";

const OTHER_WAYS = ["x509Type", "oidcAuthType", "ldapAuthType"] as const;

export const iam = resourceRule({
  id: "mongodbatlas-database-user-iam",
  title: "A database user proves who it is by an IAM role, without a password",
  severity: "high",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "MA-06")],
  why: "A password stays in state files, environment variables and backups, and works from everywhere until somebody changes it.",
  fix: "Set awsIamType: ROLE, authDatabaseName: $external and the role's ARN as username.",
  types: [DATABASE_USER],
  properties: ["awsIamType", "password", "passwordWo"],
  check: (it) => {
    it.mustBeAbsent("password");
    it.mustBeAbsent("passwordWo");
    const other = OTHER_WAYS.some((way) => (it.text(way) ?? "NONE") !== "NONE");
    if (!other) it.mustBeOneOf("awsIamType", ["ROLE"], { shown: ["NONE", "USER"] });
  },
});
