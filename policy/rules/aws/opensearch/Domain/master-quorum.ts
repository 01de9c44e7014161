import { mapping, resourceRule } from "../../../../rule";
import { DOMAINS } from "../types";

const COUNT = "clusterConfig.dedicatedMasterCount";

export const masterQuorum = resourceRule({
  id: "aws-opensearch-domain-master-quorum",
  title: "A domain's masters can lose one of them",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_AWS_318")],
  why: "One or two masters cannot agree once one is lost, and the domain takes no writes.",
  fix: "Set clusterConfig.dedicatedMasterCount to 3 or 5; four survive no more than three do.",
  fromPhase: "launch",
  types: DOMAINS,
  properties: [COUNT],
  check: (it) => {
    if (it.flag("clusterConfig.dedicatedMasterEnabled") !== true)
      it.notApplicable("the domain has no dedicated masters");
    it.mustBeAtLeast(COUNT, 3);
    it.part(() => {
      const count = it.number(COUNT);
      if (count !== undefined && count >= 3 && count % 2 === 0)
        it.fail(COUNT, `is ${String(count)}; it must be odd`);
    });
  },
});
