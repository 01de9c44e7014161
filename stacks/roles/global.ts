import { Edge } from "../../components/edge";
import { routedRegions } from "../../infra/contracts/stacks";
import { regionOf, witnessOf } from "../../infra/fleet/fleet";
import { readContract } from "../references";
import type { RoleProgram } from "../program";

/** `<env>.global`: the record tree, its health checks and the fences of every routed cell. */
export const globalStack: RoleProgram = async ({ fleet, tags, opts }) => {
  const foundation = await readContract(fleet.environment, "foundation");
  // Read although nothing is taken from it yet: the global layer comes after the database by design.
  await readContract(fleet.environment, "database");
  const cells = await Promise.all(
    routedRegions(fleet).map(async (region) => {
      const { cell } = regionOf(fleet, region);
      if (cell?.share === undefined || cell.state === "planned" || cell.state === "retired") {
        throw new Error(`${region} has no routed cell`);
      }
      const { entry } = await readContract(fleet.environment, "cell", region);
      return {
        region,
        share: cell.share,
        state: cell.state,
        witness: witnessOf(fleet, region),
        ...(cell.evacuateTo === undefined ? {} : { evacuateTo: cell.evacuateTo }),
        loadBalancer: { dnsName: entry.dnsName, zoneId: entry.hostedZoneId },
      };
    }),
  );
  const edge = new Edge(
    "edge",
    {
      domain: fleet.domain,
      hostedZoneId: foundation.hostedZoneId,
      cells,
      tags,
    },
    opts,
  );
  return { apiName: edge.apiName, failoverSeconds: edge.failoverSeconds };
};
