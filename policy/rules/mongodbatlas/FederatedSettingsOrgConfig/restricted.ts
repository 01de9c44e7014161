import { mapping, resourceRule } from "../../../rule";
import { rejectRoles } from "../roles";
import { atlasType } from "../types";

export const restricted = resourceRule({
  id: "mongodbatlas-federated-settings-org-config-restricted",
  title: "A federation admits its own domains, and makes nobody an owner by signing in",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-06")],
  why: "Accounts of any domain may join, or everybody of the company owns every cluster.",
  fix: "Set domainRestrictionEnabled: true, and grant ORG_MEMBER after the first sign-in.",
  types: [atlasType("FederatedSettingsOrgConfig")],
  properties: ["domainRestrictionEnabled", "postAuthRoleGrants"],
  check: (it) => {
    it.mustBeTrue("domainRestrictionEnabled");
    it.part(() => {
      rejectRoles(it, "postAuthRoleGrants", ["ORG_OWNER", "ORG_GROUP_CREATOR"]);
    });
  },
});
