import { mapping, resourceRule } from "../../../rule";
import { DATABASE_USER } from "../types";

export const scopes = resourceRule({
  id: "mongodbatlas-database-user-scopes",
  title: "A database user works in the clusters that it is made for",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "MA-06")],
  why: "Without a scope it is a user of every cluster of the project, those made later included.",
  fix: "List the cluster in scopes, with type CLUSTER.",
  types: [DATABASE_USER],
  properties: ["scopes"],
  check: (it) => {
    it.mustExist("scopes");
  },
});
