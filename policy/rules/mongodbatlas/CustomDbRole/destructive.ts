import { mapping, resourceRule } from "../../../rule";
import { CUSTOM_ROLE } from "../types";

/** Actions that end more than documents, or carry them out of the database. */
const DESTRUCTIVE = [
  "CONVERT_TO_CAPPED",
  "DROP_COLLECTION",
  "DROP_DATABASE",
  "KILL_ANY_SESSION",
  "OUT_TO_S3",
  "RENAME_COLLECTION_SAME_DB",
];

export const destructive = resourceRule({
  id: "mongodbatlas-custom-db-role-destructive",
  title: "No role may drop or rename a collection",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "MA-06")],
  why: "A role of a service that can drop a collection turns one bug into a restore of all players' data.",
  fix: "Leave the action out; a collection is dropped by hand, by somebody named in the audit log.",
  types: [CUSTOM_ROLE],
  properties: ["actions.action"],
  check: (it) => {
    for (const entry of it.list("actions")) {
      it.part(() => {
        const action = entry.text("action") ?? "";
        if (DESTRUCTIVE.includes(action)) entry.fail("action", `is ${action}`);
      });
    }
  },
});
