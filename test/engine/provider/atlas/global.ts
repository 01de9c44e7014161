import type { Properties, Value } from "../../../../infra/planner/record/types";
import { isRecord } from "../../../../infra/planner/record/wire";
import type { Live } from "../live";
import type { Request } from "../service";
import { refuse } from "./error";
import { specsOf } from "./specs";
import { clusterNamed, textOf } from "./types";

const records = (value: Value | undefined): Properties[] =>
  Array.isArray(value) ? value.filter((item): item is Properties => isRecord(item)) : [];

const NAMESPACE = [
  "db",
  "collection",
  "customShardKey",
  "isCustomShardKeyHashed",
  "isShardKeyUnique",
] as const;

function checkNamespaces(before: Properties, inputs: Properties): void {
  const nameOf = (entry: Properties) => `${textOf(entry, "db")}.${textOf(entry, "collection")}`;
  const old = new Map(records(before.managedNamespaces).map((entry) => [nameOf(entry), entry]));
  const seen = new Set<string>();
  for (const entry of records(inputs.managedNamespaces)) {
    const name = nameOf(entry);
    if (seen.has(name)) refuse("namespaceTwice", `Managed Namespace ${name} already exists.`);
    seen.add(name);
    if (entry.isCustomShardKeyHashed === true && entry.isShardKeyUnique === true)
      refuse("namespaceKey", `The shard key of ${name} cannot be hashed and unique.`);
    const was = old.get(name);
    if (was !== undefined && NAMESPACE.some((key) => (was[key] ?? false) !== (entry[key] ?? false)))
      refuse(
        "namespaces",
        `managed namespace for collection '${textOf(entry, "collection")}' in db '${textOf(entry, "db")}' cannot be modified`,
      );
  }
}

function checkMappings(before: Properties, inputs: Properties, zones: ReadonlySet<string>): void {
  const mappings = records(inputs.customZoneMappings);
  const wanted = new Map(
    mappings.map((entry) => [textOf(entry, "location"), textOf(entry, "zone")]),
  );
  if (wanted.size < mappings.length)
    refuse(
      "mappingTwice",
      "Invalid attribute customZoneMappings specified: a location is named twice.",
    );
  for (const [location, zone] of wanted)
    if (!zones.has(zone))
      refuse(
        "mappingZone",
        `Invalid attribute customZoneMappings specified: ${location} is mapped to ${zone}, which is no zone of the cluster.`,
      );
  const old = records(before.customZoneMappings);
  const lost = old.some((entry) => wanted.get(textOf(entry, "location")) !== textOf(entry, "zone"));
  if (lost && wanted.size > 0)
    refuse(
      "mappings",
      "partial deletion of custom_zone_mappings is not allowed; remove either all mappings or none",
    );
}

/** What Atlas makes of a global cluster's namespaces and mappings. */
export function acceptGlobalConfig(
  { operation, inputs, before }: Request,
  proposed: Properties,
  live: Live,
): Properties {
  if (operation === "delete") return proposed;
  const [project, name] = [textOf(inputs, "projectId"), textOf(inputs, "clusterName")];
  const cluster = clusterNamed(live, project, name);
  if (cluster === undefined)
    refuse("clusterMissing", `No cluster named ${name} exists in group ${project}.`);
  const { clusterType, globalClusterSelfManagedSharding } = cluster.properties;
  if (clusterType !== "GEOSHARDED" || globalClusterSelfManagedSharding === true)
    refuse("notGlobal", `Cluster ${name} does not manage the sharding of a global cluster.`);
  const standing = before?.properties ?? {};
  checkNamespaces(standing, inputs);
  checkMappings(standing, inputs, new Set(specsOf(cluster.properties).map(({ zone }) => zone)));
  return proposed;
}
