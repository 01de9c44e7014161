import { mapping, resourceRule } from "../../../../rule";
import { LOAD_BALANCERS } from "../tokens";

export const forwardedFor = resourceRule({
  id: "aws-lb-load-balancer-forwarded-for",
  title: "A load balancer says itself where a request came from",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "entry")],
  why: "With preserve a client writes its own address: limits, bans and logs name somebody else.",
  fix: "Leave xffHeaderProcessingMode out, or set append.",
  types: LOAD_BALANCERS,
  properties: ["xffHeaderProcessingMode"],
  check: (it) => {
    it.mustBeOneOf("xffHeaderProcessingMode", ["append", "remove"], {
      absent: "passes",
      shown: ["preserve"],
    });
  },
});
