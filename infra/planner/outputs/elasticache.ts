import { awsRegion } from "../../regions/aws";
import type { Subject, Synthesis } from "./subject";
import { autoname } from "./subject";

/** Short form of a region in ElastiCache's host names, `euw1`; the same as in its AZ ids. */
function shortRegion(region: string): string {
  return awsRegion(region).availabilityZones[0]?.split("-")[0] ?? region;
}

/** A resource whose id is a name in its inputs, lower case as ElastiCache stores it. */
const named =
  (key: string, kind: string): Synthesis =>
  (subject: Subject) => {
    const id = autoname(subject, key).toLowerCase();
    return { id, outputs: { [key]: id, arn: subject.arn("elasticache", `${kind}:${id}`) } };
  };

function count(subject: Subject, key: string): number {
  const value = subject.inputs[key];
  return typeof value === "number" ? value : 0;
}

export const ELASTICACHE: Readonly<Record<string, Synthesis>> = {
  "aws:elasticache/parameterGroup:ParameterGroup": named("name", "parametergroup"),
  "aws:elasticache/subnetGroup:SubnetGroup": named("name", "subnetgroup"),
  "aws:elasticache/user:User": named("userId", "user"),
  "aws:elasticache/userGroup:UserGroup": named("userGroupId", "usergroup"),
  "aws:elasticache/replicationGroup:ReplicationGroup": (subject) => {
    const id = autoname(subject, "replicationGroupId").toLowerCase();
    const shards = Math.max(1, count(subject, "numNodeGroups"));
    const nodes = 1 + count(subject, "replicasPerNodeGroup");
    const digits = (value: number, width: number) => String(value).padStart(width, "0");
    return {
      id,
      outputs: {
        replicationGroupId: id,
        arn: subject.arn("elasticache", `replicationgroup:${id}`),
        clusterEnabled: true,
        configurationEndpointAddress: `clustercfg.${id}.${subject.hex(6)}.${shortRegion(subject.region)}.cache.amazonaws.com`,
        engineVersionActual: `${subject.text("engineVersion", "8.0")}.0`,
        numCacheClusters: shards * nodes,
        memberClusters: Array.from({ length: shards * nodes }, (_, index) => {
          const shard = digits(Math.floor(index / nodes) + 1, 4);
          return `${id}-${shard}-${digits((index % nodes) + 1, 3)}`;
        }),
      },
    };
  },
};
