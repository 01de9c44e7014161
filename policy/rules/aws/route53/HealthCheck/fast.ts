import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";
import { HEALTH_CHECK } from "../zones";
import { asksEndpoint } from "./kinds";

export const checkFast = resourceRule({
  id: "aws-route53-health-check-fast",
  title: "A lost endpoint is noticed within half a minute",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A11")],
  fromPhase: "launch",
  why: "Players of a lost cell are answered elsewhere only when the check has failed.",
  fix: "Set requestInterval to 10 (a replacement) and failureThreshold to 3.",
  types: [HEALTH_CHECK],
  properties: ["requestInterval", "failureThreshold"],
  settings: {
    interval: z.int().min(10).default(10).describe("Most seconds between two requests."),
    failures: z.int().min(1).max(10).default(3).describe("Most failures before a check fails."),
  },
  check: (it) => {
    if (!asksEndpoint(it)) it.notApplicable("asks no endpoint");
    it.mustBeAtMost("requestInterval", it.settings.interval, { absent: "fails" });
    // Three is also what Route 53 takes when nothing is said.
    it.mustBeAtMost("failureThreshold", it.settings.failures);
  },
});
