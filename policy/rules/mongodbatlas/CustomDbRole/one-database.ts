import { mapping, resourceRule } from "../../../rule";
import { CUSTOM_ROLE } from "../types";

/** Actions that show names and sizes only: monitoring has them on every database. */
const HARMLESS = [
  "COLL_STATS",
  "CONN_POOL_STATS",
  "DB_STATS",
  "INDEX_STATS",
  "LIST_COLLECTIONS",
  "LIST_DATABASES",
  "LIST_INDEXES",
  "PLAN_CACHE_READ",
  "SERVER_STATUS",
  "TOP",
];

export const oneDatabase = resourceRule({
  id: "mongodbatlas-custom-db-role-one-database",
  title: "A role's action names its database",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-06")],
  why: "An empty name means every database: the role of one service reads and changes all others' data.",
  fix: "Set databaseName; an empty collectionName means every collection of that database.",
  types: [CUSTOM_ROLE],
  properties: ["actions.resources.databaseName"],
  check: (it) => {
    for (const action of it.list("actions")) {
      it.part(() => {
        if (HARMLESS.includes(action.text("action") ?? "")) return;
        for (const resource of action.list("resources")) {
          it.part(() => {
            if (resource.flag("cluster") !== true) resource.mustExist("databaseName");
          });
        }
      });
    }
  },
});
