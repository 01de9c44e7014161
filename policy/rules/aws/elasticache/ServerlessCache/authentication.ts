import { mapping, resourceRule } from "../../../../rule";
import { SERVERLESS, skipMemcached } from "../types";

export const serverlessAuthentication = resourceRule({
  id: "aws-elasticache-serverless-cache-authentication",
  title: "A serverless cache has users",
  severity: "medium",
  frameworks: [mapping("worldcell", "authentication")],
  why: "Without a user group whatever reaches the port may read and delete everything.",
  fix: "Name a user group in userGroupId, with users that prove themselves by IAM.",
  types: [SERVERLESS],
  properties: ["userGroupId"],
  check: (it) => {
    skipMemcached(it);
    it.mustExist("userGroupId");
  },
});
