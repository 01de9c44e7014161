import type { Properties } from "../../../../infra/planner/record/types";
import type { Live } from "../live";
import type { Request } from "../service";
import { refuse } from "./error";
import { checkLinked } from "./links";
import { byPosition, specsOf } from "./specs";
import { checkOneKind, checkTopology } from "./topology";
import { AT_REST, CLUSTER, inProject, REGIONAL_MODE, textOf } from "./types";

/** Characters of a cluster's name that host names are made of. */
const PREFIX = 23;
const LONGEST_NAME = 64;

function checkName(name: string, project: string, live: Live): void {
  if (!/^[A-Za-z0-9-]+$/.test(name) || name.length > LONGEST_NAME)
    refuse(
      "nameInvalid",
      `The cluster name ${name} is invalid. The name can only contain ASCII letters, numbers, and hyphens.`,
    );
  const prefix = name.slice(0, PREFIX);
  if (prefix.endsWith("-"))
    refuse(
      "prefixInvalid",
      `Cluster name "${name}" is invalid. Atlas truncates cluster names to ${String(PREFIX)} characters which results in an invalid hostname due to a trailing "-" in the generated cluster name prefix "${prefix}".`,
    );
  for (const { properties } of inProject(live, CLUSTER, project)) {
    const other = textOf(properties, "name");
    if (other === name)
      refuse("nameTaken", `A cluster named ${name} is already present in group ${project}.`);
    if (other.slice(0, PREFIX) === prefix)
      refuse(
        "prefixTaken",
        `Cluster name ${name} cannot have same first ${String(PREFIX)} characters as another cluster name in same group.`,
      );
  }
}

function checkUnchanged(before: Properties, after: Properties): void {
  const [was, is] = [textOf(before, "clusterType"), textOf(after, "clusterType")];
  if (was === "GEOSHARDED" && is !== was)
    refuse("clusterType", `Cannot change the type of a GEOSHARDED cluster to ${is}.`);
  if (
    (before.globalClusterSelfManagedSharding ?? false) !==
    (after.globalClusterSelfManagedSharding ?? false)
  )
    refuse("selfManaged", "The management of sharding of a global cluster cannot be changed.");
  if (before.paused === true && after.paused === true)
    refuse("paused", "Cannot update a paused cluster; resume it first.");
}

function checkSettings(after: Properties, project: string, live: Live): void {
  if (after.pitEnabled === true && after.backupEnabled !== true)
    refuse("pitWithoutBackup", "Invalid attribute pitEnabled specified: backup is off.");
  const encryption = after.encryptionAtRestProvider;
  if (
    typeof encryption === "string" &&
    encryption !== "NONE" &&
    inProject(live, AT_REST, project).length === 0
  )
    refuse("encryption", `Encryption at Rest is not enabled for group ${project}.`);
  const regional = inProject(live, REGIONAL_MODE, project).some(
    ({ properties }) => properties.enabled === true,
  );
  if (regional && after.clusterType === "REPLICASET")
    refuse("replicaSet", "A project with regional private endpoints cannot have replica sets.");
}

/** What Atlas makes of a cluster's creation or update. @throws ServiceError when it refuses. */
export function acceptCluster(
  { operation, inputs, before }: Request,
  proposed: Properties,
  live: Live,
): Properties {
  const project = textOf(inputs, "projectId");
  if (operation === "delete") {
    if (before?.properties.terminationProtectionEnabled === true)
      refuse(
        "protectedCluster",
        `Cannot terminate cluster ${textOf(inputs, "name")} when termination protection is enabled.`,
      );
    return proposed;
  }
  const standing = before?.properties ?? {};
  const next: Properties = { ...proposed, replicationSpecs: byPosition(standing, proposed) };
  if (operation === "create") checkName(textOf(inputs, "name"), project, live);
  else checkUnchanged(standing, next);
  checkSettings(next, project, live);
  const specs = specsOf(next);
  checkTopology(specs);
  if (operation === "update") checkOneKind(specsOf(standing), specs);
  checkLinked(specs, project, live);
  return next;
}
