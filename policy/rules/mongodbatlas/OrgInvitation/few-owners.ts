import { mapping, type Place, resourceRule } from "../../../rule";
import { rejectRoles } from "../roles";
import { atlasType, PROJECT } from "../types";

/** Where each type lists the roles of people: a list of mappings, empty for the resource itself, and the key. */
const ROLES: Readonly<Record<string, readonly [list: string, key: string]>> = {
  [atlasType("OrgInvitation")]: ["", "roles"],
  [atlasType("ProjectInvitation")]: ["", "roles"],
  [atlasType("CloudUserOrgAssignment")]: ["roles", "orgRoles"],
  [atlasType("CloudUserProjectAssignment")]: ["", "roles"],
  [atlasType("TeamProjectAssignment")]: ["", "roleNames"],
  [atlasType("FederatedSettingsOrgRoleMapping")]: ["roleAssignments", "roles"],
  [PROJECT]: ["teams", "roleNames"],
};

export const fewOwners = resourceRule({
  id: "mongodbatlas-org-invitation-few-owners",
  title: "Few people own the organisation or a project",
  severity: "low",
  frameworks: [mapping("worldcell", "MA-06")],
  why: "Each owner is one more account with which everything can be opened or deleted.",
  fix: "Give GROUP_CLUSTER_MANAGER or GROUP_READ_ONLY; keep two owners for emergencies.",
  types: Object.keys(ROLES),
  properties: [],
  check: (it) => {
    const [list, key] = ROLES[it.type] ?? it.notApplicable("gives nobody a role");
    const places: readonly Place[] = list === "" ? [it] : it.list(list);
    for (const place of places) {
      it.part(() => {
        rejectRoles(place, key, ["ORG_OWNER", "GROUP_OWNER"]);
      });
    }
  },
});
