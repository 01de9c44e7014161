import { PLATFORM_DATABASE } from "../../../../infra/model/derive/mongodb";
import { mapping, resourceRule } from "../../../rule";
import { CUSTOM_ROLE } from "../types";

/** Actions that change documents. */
const WRITES = ["BYPASS_DOCUMENT_VALIDATION", "INSERT", "REMOVE", "UPDATE"];

export const namedCollections = resourceRule({
  id: "mongodbatlas-custom-db-role-named-collections",
  title: "A role that writes names the collections",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "MA-06")],
  why: "An empty name means every collection: a service could write what only another may.",
  fix: "List the collections; the platform's own database is the exception.",
  types: [CUSTOM_ROLE],
  properties: ["actions.resources.collectionName"],
  check: (it) => {
    for (const action of it.list("actions")) {
      it.part(() => {
        if (!WRITES.includes(action.text("action") ?? "")) return;
        for (const resource of action.list("resources")) {
          it.part(() => {
            if (resource.text("databaseName") !== PLATFORM_DATABASE)
              resource.mustExist("collectionName");
          });
        }
      });
    }
  },
});
