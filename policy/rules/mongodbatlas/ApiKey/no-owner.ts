import { mapping, resourceRule } from "../../../rule";
import { rejectRoles } from "../roles";
import { atlasType } from "../types";

/** Where each type of key lists its roles in the organisation. */
const ROLES: Readonly<Record<string, string>> = {
  [atlasType("ApiKey")]: "roleNames",
  [atlasType("ServiceAccount")]: "roles",
  [atlasType("McpConfig")]: "roles",
};

export const noOwner = resourceRule({
  id: "mongodbatlas-api-key-no-owner",
  title: "No key owns the organisation",
  severity: "high",
  frameworks: [mapping("worldcell", "MA-06")],
  why: "Whoever finds the key adds users, opens access lists and deletes every project.",
  fix: "Give it ORG_MEMBER, and a role in the projects that it works in.",
  types: Object.keys(ROLES),
  properties: ["roleNames", "roles"],
  check: (it) => {
    rejectRoles(it, ROLES[it.type] ?? "roles", ["ORG_OWNER"]);
  },
});
