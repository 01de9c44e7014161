import { mapping, resourceRule } from "../../../../rule";
import { LOAD_BALANCERS } from "../tokens";

export const balancerDeletion = resourceRule({
  id: "aws-lb-load-balancer-deletion-protection",
  title: "A load balancer is protected from deletion",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("fsbp", "ELB.6"), mapping("checkov", "CKV_AWS_150")],
  why: "A new one has a new name: until every record follows, nobody finds the game.",
  fix: "Set enableDeletionProtection to true.",
  types: LOAD_BALANCERS,
  properties: ["enableDeletionProtection"],
  check: (it) => {
    if (it.removing) it.notApplicable("its removal is confirmed");
    it.mustBeTrue("enableDeletionProtection");
  },
});
