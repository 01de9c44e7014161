import { cacheFindings, cacheWindows } from "../../../components/cache";
import { checkSearch, domainNameOf, searchLayout } from "../../../components/search";
import { currentTime } from "../../../infra/clock";
import { stackName } from "../../../infra/contracts/stacks";
import type { Finding } from "../../../infra/errors";
import type { Fleet } from "../../../infra/fleet/fleet";
import { hasStores } from "../../../infra/fleet/lifecycle";
import { PHASE_SIZES, type PhaseSize } from "../../../infra/sizing/phases";
import { CACHE_GROUPS } from "../../../infra/sizing/phases/cache";
import { notOffered } from "../../../infra/sizing/phases/offered";
import { activeLaunches } from "../../../infra/sizing/launches";
import { stackTags } from "../../../infra/tags";

/** Node types that the region was not seen to offer. */
function regionWarnings(where: string, region: string, { cache, search }: PhaseSize): Finding[] {
  const missing = [
    ...notOffered(
      "cache",
      region,
      CACHE_GROUPS.map((group) => cache[group].nodeType),
    ),
    ...notOffered("search", region, [search.nodeType, search.masters?.type ?? search.nodeType]),
  ];
  return missing.map((type) => ({
    code: "store-node-region",
    severity: "warning",
    where,
    path: type,
    message: `${region} was not seen to offer ${type}`,
    fix: `look whether it does now; if not, give the cell a phase of other types, or its zone a cell elsewhere`,
  }));
}

/**
 * What is worth knowing of the cells' stores although nothing stops because of it. Their errors stop
 * the cells' own programs, and are found there.
 */
export function storeWarnings(fleet: Fleet): Finding[] {
  return fleet.regions
    .flatMap(({ region, cell, availabilityZones }) => {
      if (cell === undefined || !hasStores(cell.state)) return [];
      const where = stackName(fleet.environment, "cell", region);
      const size = PHASE_SIZES[cell.phase];
      const { cache, search } = size;
      return [
        ...regionWarnings(where, region, size),
        ...cacheFindings({
          where,
          size: cache,
          dataAzs: availabilityZones,
          windows: {
            cache: cacheWindows(region, "cache"),
            sessions: cacheWindows(region, "sessions"),
          },
          launches: activeLaunches(fleet, currentTime(), region),
        }),
        ...checkSearch({
          where,
          domainName: domainNameOf(stackTags(fleet.game, fleet.environment, where)),
          layout: searchLayout(search, availabilityZones.length),
          subnetAzs: availabilityZones,
        }),
      ];
    })
    .filter(({ severity }) => severity === "warning");
}
