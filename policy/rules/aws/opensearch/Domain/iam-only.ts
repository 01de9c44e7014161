import { mapping, resourceRule } from "../../../../rule";
import { isSet } from "../../secretsmanager/is-set";
import { DOMAINS } from "../types";

const OPTIONS = "advancedSecurityOptions";

export const iamOnly = resourceRule({
  id: "aws-opensearch-domain-iam-only",
  title: "A domain knows IAM's users only",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "no-passwords")],
  why: "Users of the domain's own have passwords, which stand in the state and which nobody changes.",
  fix: "Set internalUserDatabaseEnabled: false and masterUserOptions.masterUserArn, and map roles to IAM's.",
  types: DOMAINS,
  properties: [`${OPTIONS}.internalUserDatabaseEnabled`, `${OPTIONS}.masterUserOptions`],
  check: (it) => {
    if (it.flag(`${OPTIONS}.enabled`) !== true) it.notApplicable("the domain has no roles");
    it.mustBeFalse(`${OPTIONS}.internalUserDatabaseEnabled`);
    it.mustExist(`${OPTIONS}.masterUserOptions.masterUserArn`);
    for (const key of ["masterUserName", "masterUserPassword"]) {
      const path = `${OPTIONS}.masterUserOptions.${key}`;
      if (isSet(it, path)) it.fail(path, "is set; it must not be");
    }
  },
});
