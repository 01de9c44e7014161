import { mapping, resourceRule } from "../../../../rule";
import { DOMAIN } from "../types";

export const softwareUpdates = resourceRule({
  id: "aws-opensearch-domain-software-updates",
  title: "A domain takes the service's updates by itself, at night",
  severity: "medium",
  frameworks: [mapping("fsbp", "Opensearch.10")],
  why: "Fixes of known holes wait until somebody thinks of them, or come in the middle of the evening.",
  fix: "Set softwareUpdateOptions.autoSoftwareUpdateEnabled and offPeakWindowOptions.enabled to true.",
  types: [DOMAIN],
  properties: ["softwareUpdateOptions", "offPeakWindowOptions.enabled"],
  check: (it) => {
    const absent = it.context.fleet === undefined ? "passes" : "fails";
    it.mustBeTrue("softwareUpdateOptions.autoSoftwareUpdateEnabled", { absent });
    it.mustBeTrue("offPeakWindowOptions.enabled", { absent });
  },
});
