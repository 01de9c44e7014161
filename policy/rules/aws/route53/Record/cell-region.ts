import { mapping, resourceRule } from "../../../../rule";
import { fleetOf } from "../../../fleet/stack";
import { RECORD } from "../zones";

export const recordCellRegion = resourceRule({
  id: "aws-route53-record-cell-region",
  title: "Latency records stand for regions with a cell",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A11")],
  why: "Players are measured against a region from which nobody answers them.",
  fix: "Set latencyRoutingPolicies.region to the region of a cell.",
  types: [RECORD],
  properties: ["latencyRoutingPolicies.region"],
  check: (it) => {
    const policies = it.list("latencyRoutingPolicies");
    if (policies.length === 0) it.notApplicable("is not chosen by latency");
    const { fleet } = fleetOf(it);
    const cells = fleet.regions.filter(({ cell }) => cell !== undefined);
    for (const policy of policies)
      policy.mustBeOneOf(
        "region",
        cells.map(({ region }) => region),
      );
  },
});
