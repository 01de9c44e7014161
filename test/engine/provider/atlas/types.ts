import type { Properties } from "../../../../infra/planner/record/types";
import type { Live, Made } from "../live";

const type = (name: string) =>
  `mongodbatlas:index/${name}:${name.charAt(0).toUpperCase()}${name.slice(1)}`;

export const PROJECT = type("project");
export const CLUSTER = type("advancedCluster");
export const REGIONAL_MODE = type("privateEndpointRegionalMode");
export const ENDPOINT_SERVICE = type("privateLinkEndpoint");
export const CONNECTION = type("privateLinkEndpointService");
export const GLOBAL_CONFIG = type("globalClusterConfig");
export const BACKUP = type("cloudBackupSchedule");
export const AT_REST = type("encryptionAtRest");
export const ROLE = type("customDbRole");
export const USER = type("databaseUser");

/** A text among properties; empty where there is none. */
export function textOf(properties: Properties, key: string): string {
  const value = properties[key];
  return typeof value === "string" ? value : "";
}

/** Everything of a type in one project. */
export function inProject(live: Live, wanted: string, project: string): Made[] {
  return live.of(wanted).filter(({ properties }) => textOf(properties, "projectId") === project);
}

/** A project's cluster by name. */
export function clusterNamed(live: Live, project: string, name: string): Made | undefined {
  return inProject(live, CLUSTER, project).find(
    ({ properties }) => textOf(properties, "name") === name,
  );
}
