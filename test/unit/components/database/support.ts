import type { DatabaseArgs } from "../../../../components/database";
import { databaseRoles, managedNamespaces } from "../../../../infra/model";
import { stackTags } from "../../../../infra/tags";
import { layoutOf } from "./topology/support";

export const PROJECT_ID = "64b7f1f2a3c4d5e6f7a8b9c0";

export const ZONES = [
  {
    zone: "europe",
    location: "IE",
    electable: ["eu-west-1", "eu-central-1", "eu-west-3"],
    recovery: "eu-central-1",
  },
  {
    zone: "america",
    location: "US-VA",
    electable: ["us-east-1", "us-east-2", "us-west-2"],
    readOnly: { "us-west-2": 1, "ca-central-1": 1, "us-west-1": 1 },
    recovery: "us-east-2",
  },
];

/** Arguments of a fleet of two zones, the first with two shards. */
export function databaseArgs(over: Partial<DatabaseArgs> = {}): DatabaseArgs {
  return {
    projectId: PROJECT_ID,
    organizationId: "0123456789abcdef01234567",
    clusterName: "skyforge-prod",
    mongoDbMajorVersion: "8.0",
    zones: ZONES,
    layout: layoutOf(ZONES, ["europe", "america", "europe"]),
    namespaces: managedNamespaces(),
    roles: databaseRoles(),
    allowedRegions: ["eu-west-1", "us-east-1"],
    tags: stackTags("skyforge", "prod", "prod.database"),
    ...over,
  };
}
