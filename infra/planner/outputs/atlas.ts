import { toAtlasRegion } from "../../regions/atlas";
import type { Properties, Value } from "../record/types";
import { isRecord } from "../record/wire";
import type { Subject, Synthesis } from "./subject";

/** A resource whose id is its project and a name. */
const inProject =
  (key: string): Synthesis =>
  (subject) => ({ id: `${subject.text("projectId", "")}-${subject.text(key, subject.hex(24))}` });

/** Zone ids are one a zone: every shard of a zone shows the same. */
function zoneIds(subject: Subject): Value[] {
  const specs = subject.inputs.replicationSpecs;
  if (!Array.isArray(specs)) return [];
  return specs.map((spec: Value, index: number): Properties => {
    if (!isRecord(spec)) return {};
    const zone = typeof spec.zoneName === "string" ? spec.zoneName : "";
    const seed = [...zone].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7);
    return {
      ...spec,
      zoneId: `${subject.hex(16)}${seed.toString(16).padStart(8, "0")}`,
      externalId: `${subject.hex(20)}${index.toString(16).padStart(4, "0")}`,
    };
  });
}

export const ATLAS: Readonly<Record<string, Synthesis>> = {
  "mongodbatlas:index/project:Project": (subject) => ({
    id: subject.hex(24),
    outputs: { projectId: subject.hex(24) },
  }),
  "mongodbatlas:index/privateEndpointRegionalMode:PrivateEndpointRegionalMode": (subject) => ({
    id: subject.text("projectId", subject.hex(24)),
  }),
  "mongodbatlas:index/advancedCluster:AdvancedCluster": (subject) => {
    const clusterId = subject.hex(24);
    return {
      id: clusterId,
      outputs: {
        clusterId,
        stateName: "IDLE",
        mongoDbVersion: subject.text("mongoDbMajorVersion", "8.0"),
        replicationSpecs: zoneIds(subject),
        configServerType: "DEDICATED",
        // Private strings exist only after the links are up; they are looked up by the cells, never taken from here.
        connectionStrings: {
          standardSrv: `mongodb+srv://${subject.text("name", "")}.${subject.hex(5)}.mongodb.net`,
          privateEndpoints: [],
        },
      },
    };
  },
  "mongodbatlas:index/globalClusterConfig:GlobalClusterConfig": inProject("clusterName"),
  "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule": inProject("clusterName"),
  "mongodbatlas:index/customDbRole:CustomDbRole": inProject("roleName"),
  "mongodbatlas:index/databaseUser:DatabaseUser": (subject) => {
    const names = ["projectId", "username", "authDatabaseName"].map((key) => subject.text(key, ""));
    return { id: names.join("-"), outputs: {} };
  },
  "mongodbatlas:index/alertConfiguration:AlertConfiguration": (subject) => ({
    id: subject.hex(24),
    outputs: { alertConfigurationId: subject.hex(24) },
  }),
  "mongodbatlas:index/auditing:Auditing": (subject) => ({
    id: subject.text("projectId", subject.hex(24)),
  }),
  "mongodbatlas:index/maintenanceWindow:MaintenanceWindow": (subject) => ({
    id: subject.text("projectId", subject.hex(24)),
  }),
  "mongodbatlas:index/resourcePolicy:ResourcePolicy": (subject) => ({
    id: `${subject.text("orgId", "")}-${subject.hex(24)}`,
    outputs: { resourcePolicyId: subject.hex(24) },
  }),
  "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint": (subject) => {
    const privateLinkId = subject.hex(24);
    const region = subject.text("region", subject.region).toLowerCase().replaceAll("_", "-");
    return {
      id: privateLinkId,
      outputs: {
        privateLinkId,
        endpointServiceName: `com.amazonaws.vpce.${region}.vpce-svc-0${subject.hex(16)}`,
        status: "AVAILABLE",
        regionName: toAtlasRegion(region),
        interfaceEndpoints: [],
      },
    };
  },
  "mongodbatlas:index/privateLinkEndpointService:PrivateLinkEndpointService": (subject) => ({
    id: `${subject.text("privateLinkId", "")}-${subject.text("endpointServiceId", "")}`,
    outputs: {
      awsConnectionStatus: "AVAILABLE",
      interfaceEndpointId: subject.text("endpointServiceId", ""),
      deleteRequested: false,
    },
  }),
};
