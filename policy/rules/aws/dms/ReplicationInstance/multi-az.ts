import { mapping, resourceRule } from "../../../../rule";
import { computeOf, INSTANCE, SERVERLESS } from "../types";

export const multiAz = resourceRule({
  id: "aws-dms-replication-instance-multi-az",
  title: "A replication survives the loss of an AZ",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A4")],
  why: "The change stream stops with the AZ, and the cut-over waits for a full load.",
  fix: "Set multiAz: true for as long as changes are captured; it doubles the price.",
  fromPhase: "launch",
  types: [INSTANCE, SERVERLESS],
  properties: ["multiAz", "computeConfig.multiAz"],
  check: (it) => {
    computeOf(it).mustBeTrue("multiAz");
  },
});
