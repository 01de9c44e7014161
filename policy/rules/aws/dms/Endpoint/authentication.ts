import { mapping, resourceRule } from "../../../../rule";
import { ENDPOINT } from "../types";

export const endpointAuthentication = resourceRule({
  id: "aws-dms-endpoint-authentication",
  title: "A replication logs in to MongoDB and Redis",
  severity: "high",
  frameworks: [mapping("fsbp", "DMS.11")],
  why: "A store that takes a replication without a log-in takes everybody.",
  fix: "Set mongodbSettings.authType: password, or redisSettings.authType: auth-role.",
  types: [ENDPOINT],
  properties: ["mongodbSettings", "redisSettings"],
  check: (it) => {
    const engine = it.text("engineName");
    if (engine === "mongodb")
      it.mustBeOneOf("mongodbSettings.authType", ["password"], { absent: "passes", shown: ["no"] });
    else if (engine === "redis")
      it.mustBeOneOf("redisSettings.authType", ["auth-role", "auth-token"], { shown: ["none"] });
    else it.notApplicable("the engine always asks for a log-in");
  },
});
