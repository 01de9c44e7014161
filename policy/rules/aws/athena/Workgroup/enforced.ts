import { mapping, resourceRule } from "../../../../rule";
import { WORKGROUP } from "../types";

const FLAG = "configuration.enforceWorkgroupConfiguration";

export const enforced = resourceRule({
  id: "aws-athena-workgroup-enforced",
  title: "A workgroup's settings hold for every query",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_AWS_82")],
  why: "Otherwise a client chooses where results go, whether they are encrypted, and how much it scans.",
  fix: "Set configuration.enforceWorkgroupConfiguration: true.",
  types: [WORKGROUP],
  properties: [FLAG],
  check: (it) => {
    it.mustBeTrue(FLAG, { absent: it.context.fleet === undefined ? "passes" : "fails" });
  },
});
