import { mapping, resourceRule } from "../../../../rule";
import { CLUSTER, GROUP, skipGroupNode, skipMemcached } from "../types";

export const autoMinorUpgrade = resourceRule({
  id: "aws-elasticache-replication-group-auto-minor-upgrade",
  title: "A cache takes minor versions of its engine by itself",
  severity: "medium",
  frameworks: [mapping("fsbp", "ElastiCache.2"), mapping("checkov", "CKV_AWS_322")],
  why: "Fixes of known holes wait until somebody thinks of them.",
  fix: "Leave autoMinorVersionUpgrade out or set it to true; upgrades come in the maintenance window.",
  types: [GROUP, CLUSTER],
  properties: ["autoMinorVersionUpgrade"],
  check: (it) => {
    skipGroupNode(it);
    skipMemcached(it);
    it.mustBeTrue("autoMinorVersionUpgrade", {
      absent: it.context.fleet === undefined ? "passes" : "fails",
    });
  },
});
