import { nameProblem, type PhysicalKind } from "../../../infra/naming";
import { mapping, resourceRule } from "../../rule";
import { fleetOf } from "./stack";

/** Properties that hold a fixed physical name, by type. */
const NAMES: Readonly<Record<string, readonly [property: string, kind: PhysicalKind]>> = {
  "aws:cloudwatch/logGroup:LogGroup": ["name", "logGroup"],
  "aws:ecr/repository:Repository": ["name", "repository"],
  "aws:eks/cluster:Cluster": ["name", "cluster"],
  "aws:elasticache/replicationGroup:ReplicationGroup": ["replicationGroupId", "replicationGroup"],
  "aws:opensearch/domain:Domain": ["domainName", "domain"],
  "aws:s3/bucket:Bucket": ["bucket", "bucket"],
  "mongodbatlas:index/advancedCluster:AdvancedCluster": ["name", "atlasCluster"],
  "mongodbatlas:index/project:Project": ["name", "atlasProject"],
};

export const names = resourceRule({
  id: "fleet-names",
  title: "A fixed name is one that its service takes",
  severity: "medium",
  frameworks: [mapping("worldcell", "A9")],
  why: "A name that is too long or holds another character stops the update in the middle.",
  fix: "Make the name with physicalName of infra/naming.ts, or leave it to the provider.",
  types: Object.keys(NAMES),
  properties: [],
  check: (it) => {
    fleetOf(it);
    const [property, kind] = NAMES[it.type] ?? it.notApplicable("the type has no fixed name");
    const name = it.text(property) ?? it.notApplicable("the provider gives it its name");
    const problem = nameProblem(kind, name);
    if (problem !== undefined) it.fail(property, problem);
  },
});
