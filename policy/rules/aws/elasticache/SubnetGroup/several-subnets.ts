import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";

export const severalSubnets = resourceRule({
  id: "aws-elasticache-subnet-group-several-subnets",
  title: "A cache has subnets in several AZs to stand in",
  severity: "medium",
  frameworks: [mapping("worldcell", "A4")],
  why: "With one subnet all nodes stand in one AZ and go with it.",
  fix: "Name private subnets of two AZs or more in subnetIds.",
  fromPhase: "launch",
  types: ["aws:elasticache/subnetGroup:SubnetGroup"],
  properties: ["subnetIds"],
  settings: {
    subnets: z.int().min(1).default(2).describe("Least number of subnets in stacks of no fleet"),
  },
  check: (it) => {
    const count = it.count("subnetIds");
    const { fleet } = it.context;
    // A fleet's caches may stand in every AZ of their region.
    const row = fleet?.fleet.regions.find(({ region }) => region === fleet.spec.fleetRegion);
    const subnets = row?.availabilityZones.length ?? it.settings.subnets;
    if (count < subnets)
      it.fail("subnetIds", `names ${String(count)}; it must name at least ${String(subnets)}`);
  },
});
