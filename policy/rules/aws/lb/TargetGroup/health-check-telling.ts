import { mapping, resourceRule } from "../../../../rule";
import { TARGET_GROUPS } from "../tokens";

/** Codes of success, alone, in a list or as a range: `200`, `200,204`, `200-299`; of gRPC `0`. */
const SUCCESS = /^(?:[23]\d\d(?:-[23]\d\d)?|0)(?:,(?:[23]\d\d(?:-[23]\d\d)?|0))*$/;

export const healthCheckTelling = resourceRule({
  id: "aws-lb-target-group-health-check-telling",
  title: "The health check of targets tells a working server from a broken one",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("checkov", "CKV_AWS_261")],
  why: "A server that answers errors, or only its front page, counts as healthy and is never replaced.",
  fix: "Set healthCheck.path to the service's own check, and healthCheck.matcher to codes of success.",
  types: TARGET_GROUPS,
  properties: [
    "healthCheck.path",
    "healthCheck.matcher",
    "healthCheck.interval",
    "healthCheck.unhealthyThreshold",
  ],
  check: (it) => {
    const protocol = it.text("healthCheck.protocol") ?? it.text("protocol") ?? "HTTP";
    if (it.text("targetType") === "lambda") it.notApplicable("its target is a function");
    if (protocol !== "HTTP" && protocol !== "HTTPS") it.notApplicable("is checked by a connection");
    it.mustExist("healthCheck.path");
    it.part(() => {
      if (it.text("healthCheck.path") === "/")
        it.fail("healthCheck.path", "is the front page; it must be the service's own check");
    });
    it.mustBeAtMost("healthCheck.interval", 60);
    it.mustBeAtMost("healthCheck.unhealthyThreshold", 5);
    it.part(() => {
      const matcher = it.text("healthCheck.matcher")?.replaceAll(" ", "") ?? "";
      if (matcher !== "" && !SUCCESS.test(matcher))
        it.fail(
          "healthCheck.matcher",
          "takes errors for health; it must hold codes of success only",
        );
    });
  },
});
