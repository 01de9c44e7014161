import { mapping, resourceRule } from "../../../rule";
import { atlasType } from "../types";

export const logsOnly = resourceRule({
  id: "mongodbatlas-mongodb-employee-access-grant-logs-only",
  title: "MongoDB's people see logs of a cluster, not what it stores",
  severity: "low",
  frameworks: [mapping("worldcell", "MA-06")],
  why: "A grant in the program is given again with every update, and nobody looks whether support still needs it.",
  fix: "Grant CLUSTER_DATABASE_LOGS; grant more by hand, for the hours that a support case needs.",
  types: [atlasType("MongodbEmployeeAccessGrant")],
  properties: [],
  check: (it) => {
    it.mustBeOneOf("grantType", ["CLUSTER_DATABASE_LOGS"], {
      shown: ["CLUSTER_INFRASTRUCTURE", "CLUSTER_INFRASTRUCTURE_AND_APP_SYNC_DATA"],
    });
  },
});
