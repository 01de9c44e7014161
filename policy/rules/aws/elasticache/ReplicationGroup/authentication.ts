import { mapping, resourceRule } from "../../../../rule";
import { GROUP, skipSecondary } from "../types";

export const authentication = resourceRule({
  id: "aws-elasticache-replication-group-authentication",
  title: "A cache lets nobody in who does not prove who they are",
  severity: "high",
  frameworks: [mapping("fsbp", "ElastiCache.6"), mapping("checkov", "CKV_AWS_31")],
  why: "Whatever reaches the port reads and changes every session, and may empty the cache.",
  fix: "Name a user group in userGroupIds, with users that prove themselves by IAM.",
  types: [GROUP],
  properties: ["userGroupIds"],
  check: (it) => {
    if (it.context.fleet === undefined) skipSecondary(it);
    const token = ["authToken", "authTokenWo"].some((key) => it.has(key));
    // The platform's own caches have users with rights of their own; one token for all is not enough.
    if (token && it.context.fleet === undefined) return;
    it.mustExist("userGroupIds");
  },
});
