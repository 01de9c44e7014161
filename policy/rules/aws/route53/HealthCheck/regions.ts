import { mapping, resourceRule } from "../../../../rule";
import { HEALTH_CHECK } from "../zones";
import { asksEndpoint } from "./kinds";

export const checkRegions = resourceRule({
  id: "aws-route53-health-check-regions",
  title: "A health check asks from several regions",
  severity: "medium",
  frameworks: [mapping("worldcell", "A11")],
  why: "With few of them, one region's trouble on the way counts as the target's.",
  fix: "Leave regions out, or list at least three.",
  types: [HEALTH_CHECK],
  properties: ["regions"],
  check: (it) => {
    if (!asksEndpoint(it)) it.notApplicable("asks no endpoint");
    const count = it.count("regions");
    if (count > 0 && count < 3)
      it.fail("regions", `holds ${String(count)}; it must hold at least 3, or nothing`);
  },
});
