import type { Properties, Value } from "../../../../infra/planner/record/types";
import { isRecord } from "../../../../infra/planner/record/wire";
import type { Live } from "../live";
import type { Request } from "../service";
import { refuse } from "./error";
import { specsOf } from "./specs";
import { clusterNamed, textOf } from "./types";

const records = (value: Value | undefined): Properties[] =>
  Array.isArray(value) ? value.filter((item): item is Properties => isRecord(item)) : [];

/** What Atlas makes of a backup schedule. */
export function acceptBackup(
  { operation, inputs }: Request,
  proposed: Properties,
  live: Live,
): Properties {
  if (operation === "delete") return proposed;
  const [project, name] = [textOf(inputs, "projectId"), textOf(inputs, "clusterName")];
  const cluster = clusterNamed(live, project, name);
  if (cluster === undefined)
    refuse("clusterMissing", `No cluster named ${name} exists in group ${project}.`);
  const specs = specsOf(cluster.properties);
  for (const copy of records(inputs.copySettings)) {
    const zone = specs.find(({ zoneId }) => zoneId === copy.zoneId);
    if (zone === undefined)
      refuse(
        "copyZone",
        `Invalid attribute zoneId specified: cluster ${name} has no zone ${textOf(copy, "zoneId")}.`,
      );
    if (zone.regions[0]?.region === copy.regionName)
      refuse(
        "copyHome",
        `Invalid attribute regionName specified: zone ${zone.zone} is at home in ${textOf(copy, "regionName")}.`,
      );
    if (copy.shouldCopyOplogs === true && cluster.properties.pitEnabled !== true)
      refuse(
        "copyOplogs",
        `Invalid attribute shouldCopyOplogs specified: cluster ${name} has no point-in-time recovery.`,
      );
  }
  const { restoreWindowDays, policyItemHourly: hourly } = inputs;
  if (
    typeof restoreWindowDays === "number" &&
    isRecord(hourly) &&
    hourly.retentionUnit === "days" &&
    Number(hourly.retentionValue) < restoreWindowDays
  )
    refuse("restoreWindow", "policy item retention cannot be less than restore window");
  return proposed;
}
