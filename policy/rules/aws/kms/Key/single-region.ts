import { mapping, resourceRule } from "../../../../rule";
import { EXTERNAL, EXTERNAL_REPLICA, KEY, REPLICA } from "../types";

export const singleRegion = resourceRule({
  id: "aws-kms-key-single-region",
  title: "A key stays in its region",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("prowler", "kms_cmk_not_multi_region"), mapping("worldcell", "A1")],
  why: "The material of a multi-Region key is wherever its replicas are: another region can read what this one must keep.",
  fix: "Leave multiRegion out or set it to false, and encrypt a copy with a key of its own region. That makes a new key.",
  types: [KEY, REPLICA, EXTERNAL, EXTERNAL_REPLICA],
  properties: ["multiRegion"],
  check: (it) => {
    if (it.type === REPLICA || it.type === EXTERNAL_REPLICA)
      it.fail("primaryKeyArn", "makes a copy of another region's key; the key must be its own");
    else it.mustBeFalse("multiRegion");
  },
});
