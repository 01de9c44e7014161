import { mapping, resourceRule } from "../../../../rule";
import { DOMAINS } from "../types";

/** Families with disks of their own. */
const LOCAL_DISKS = /^(i3|i4g|i4i|i7i|i8g|im4gn|oi2|r6gd|r7gd|r8gd)\./;
const BURSTABLE = /^t[23]\./;

export const volumes = resourceRule({
  id: "aws-opensearch-domain-volumes",
  title: "A domain has nodes and volumes for steady load",
  severity: "low",
  frameworks: [mapping("worldcell", "performance")],
  why: "A burstable node slows down when its credits are used up; gp2 is slower than gp3 at a higher price.",
  fix: "Choose an m7g or r7g type, and volumeType gp3. Both change in place.",
  fromPhase: "launch",
  types: DOMAINS,
  properties: [],
  check: (it) => {
    const type = it.text("clusterConfig.instanceType") ?? "";
    if (BURSTABLE.test(type))
      it.fail("clusterConfig.instanceType", "is burstable; it should be of a steady family");
    if (LOCAL_DISKS.test(type)) return;
    it.mustBeTrue("ebsOptions.ebsEnabled");
    it.mustBeOneOf("ebsOptions.volumeType", ["gp3", "io2"], {
      shown: ["gp2", "io1", "standard"],
    });
  },
});
