import { mapping, type Place, resourceRule } from "../../../rule";
import { rejectRoles } from "../roles";
import { atlasType } from "../types";

const PROJECT_KEY = atlasType("ProjectApiKey");
const TYPES = [
  atlasType("ApiKeyProjectAssignment"),
  atlasType("ProjectServiceAccount"),
  atlasType("ServiceAccountProjectAssignment"),
  atlasType("ProjectMcpConfig"),
];
const OWNERS = ["GROUP_OWNER"];

export const noProjectOwner = resourceRule({
  id: "mongodbatlas-api-key-no-project-owner",
  title: "No key owns a project",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "MA-06")],
  why: "Whoever finds the key opens the access list, makes itself a user and deletes the backups.",
  fix: "Give it the roles that its work needs, GROUP_CLUSTER_MANAGER or GROUP_READ_ONLY.",
  types: [PROJECT_KEY, ...TYPES],
  properties: ["roles", "projectAssignments.roleNames"],
  check: (it) => {
    const places: readonly [Place, string][] =
      it.type === PROJECT_KEY
        ? it.list("projectAssignments").map((place) => [place, "roleNames"])
        : [[it, "roles"]];
    for (const [place, key] of places) {
      it.part(() => {
        rejectRoles(place, key, OWNERS);
      });
    }
  },
});
