import { byKey } from "../../order";
import { CELL_USERS } from "../../model/derive/mongodb";
import { type LimitName, LIMITS, limitOf } from "../../sizing/limits";
import type { FindingCode } from "../codes";
import { clusterNodes } from "../nodes";
import { didYouMean, type Path, show } from "../text";
import type { RuleContext } from "./context";

const isLimitName = (name: string): name is LimitName => Object.hasOwn(LIMITS, name);

/** Provider limits of `infra/sizing/limits.ts` that the fleet's shape can reach. */
export function checkLimits(context: RuleContext): void {
  const { file, report } = context;
  const names = Object.keys(LIMITS);
  for (const name of Object.keys(file.limits))
    if (!isLimitName(name))
      report.add(
        "limit-unknown",
        ["limits", name],
        `${show(name)} is not a limit${didYouMean(name, names)}; limits are ${names.join(", ")}`,
      );
  hold(context, "limit-zones", "atlasZones", file.zones.length, ["zones"]);
  hold(context, "limit-namespaces", "atlasNamespaces", context.namespaces.length, []);
  const cells = file.regions.filter(({ cell }) => cell !== undefined && cell.state !== "planned");
  const users = cells.length * CELL_USERS.each + CELL_USERS.schemaCell;
  hold(context, "limit-database-users", "atlasDatabaseUsers", users, []);
  const nodes = clusterNodes(file.zones);
  for (const [region, count] of [...nodes].sort(byKey))
    hold(
      context,
      "limit-private-endpoint-targets",
      "atlasPrivateEndpointTargets",
      count,
      ["zones"],
      ` in ${region}`,
    );
  // The limits of multi-region clusters do not apply to a cluster in one region.
  if (nodes.size < 2) return;
  const shards = file.zones.reduce((sum, zone) => sum + zone.shards, 0);
  hold(context, "limit-shards", "atlasShards", shards, ["zones"]);
  const first = [...file.zones].sort((a, b) => a.ordinal - b.ordinal)[0]?.electable[0] ?? "";
  const all = [...nodes.values()].reduce((sum, count) => sum + count, 0);
  hold(
    context,
    "limit-nodes",
    "atlasNodesOutsideFirstRegion",
    all - (nodes.get(first) ?? 0),
    ["zones"],
    ` outside ${first}`,
  );
}

function hold(
  { file, report }: RuleContext,
  code: FindingCode,
  name: LimitName,
  value: number,
  path: Path,
  where = "",
): void {
  const limit = limitOf(file.limits, name);
  if (value > limit)
    report.add(
      code,
      path,
      `${String(value)} ${LIMITS[name].unit}${where}; allowed are ${String(limit)} (${name})`,
    );
}
