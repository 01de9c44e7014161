import type { Properties } from "../../../../infra/planner/record/types";
import { declarationsOf, packageOf } from "../declarations/declarations";
import { isUnknown, opened } from "../wire";

/** How a type's name is made up where the program gives none. */
interface Autoname {
  readonly field: string;
  /** Most characters; without one the provider's 255. */
  readonly longest?: number;
  readonly separator?: "-" | "_";
  readonly lowerCase?: boolean;
  /** Random part of letters only. */
  readonly letters?: boolean;
  readonly prefix?: string;
  /** Input that makes the name end in `.fifo`. */
  readonly fifo?: string;
}

/**
 * Types whose rule is not the common one (`name`, 255 characters, `-`).
 * Source: pulumi-aws 7, provider/resources.go. 32 for load balancers is Elastic Load Balancing's own limit.
 */
const OWN: Readonly<Record<string, Autoname>> = {
  "aws:appsync/dataSource:DataSource": { field: "name", separator: "_" },
  "aws:appsync/function:Function": { field: "name", separator: "_" },
  "aws:athena/database:Database": { field: "name", separator: "_" },
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": { field: "name", separator: "_" },
  "aws:cloudwatch/eventRule:EventRule": { field: "name", longest: 64 },
  "aws:cloudwatch/eventTarget:EventTarget": { field: "targetId" },
  "aws:ec2/keyPair:KeyPair": { field: "keyName" },
  "aws:efs/fileSystem:FileSystem": { field: "creationToken" },
  "aws:eks/fargateProfile:FargateProfile": { field: "fargateProfileName" },
  "aws:eks/nodeGroup:NodeGroup": { field: "nodeGroupName" },
  "aws:elasticache/cluster:Cluster": { field: "clusterId", longest: 50, lowerCase: true },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    field: "replicationGroupId",
    longest: 40,
    lowerCase: true,
  },
  "aws:glue/catalogDatabase:CatalogDatabase": {
    field: "name",
    separator: "_",
    lowerCase: true,
    letters: true,
  },
  "aws:glue/catalogTable:CatalogTable": {
    field: "name",
    separator: "_",
    lowerCase: true,
    letters: true,
  },
  "aws:iam/role:Role": { field: "name", longest: 64 },
  "aws:iot/topicRule:TopicRule": { field: "name", separator: "_" },
  "aws:kms/alias:Alias": { field: "name", longest: 238, prefix: "alias/" },
  "aws:lambda/function:Function": { field: "name", longest: 64 },
  "aws:lambda/permission:Permission": { field: "statementId", longest: 100 },
  "aws:lb/loadBalancer:LoadBalancer": { field: "name", longest: 32 },
  "aws:lb/targetGroup:TargetGroup": { field: "name", longest: 32 },
  "aws:mq/broker:Broker": { field: "brokerName", longest: 55 },
  "aws:msk/cluster:Cluster": { field: "clusterName" },
  "aws:msk/serverlessCluster:ServerlessCluster": { field: "clusterName" },
  "aws:opensearch/domain:Domain": { field: "domainName" },
  "aws:rds/instance:Instance": { field: "identifier" },
  "aws:s3/bucket:Bucket": { field: "bucket", longest: 63, lowerCase: true },
  "aws:sns/topic:Topic": { field: "name", longest: 80, fifo: "fifoTopic" },
  "aws:sqs/queue:Queue": { field: "name", longest: 80, fifo: "fifoQueue" },
};

/** Fixed texts that the provider fills in, from the same source. */
const TEXTS: Readonly<Record<string, string>> = {
  "aws:ec2/securityGroup:SecurityGroup": "description",
  "aws:elasticache/parameterGroup:ParameterGroup": "description",
  "aws:elasticache/subnetGroup:SubnetGroup": "description",
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": "description",
  "aws:rds/parameterGroup:ParameterGroup": "description",
  "aws:rds/subnetGroup:SubnetGroup": "description",
  "aws:route53/zone:Zone": "comment",
};
const MANAGED = "Managed by Pulumi";

/** Characters of the random part. */
const RANDOM = 7;
const RANDOM_LETTERS = 8;

/**
 * The rule of a type, undefined where the provider makes no name up: bridged providers do for every input
 * called `name` that the declarations leave optional (pulumi-terraform-bridge, `SetAutonaming`).
 */
function autonameOf(type: string): Autoname | undefined {
  const own = OWN[type];
  if (own !== undefined) return own;
  const name = packageOf(type);
  if (name === undefined || name === "kubernetes") return undefined;
  const field = declarationsOf(name).inputsOf(type)?.fields.get("name");
  return field !== undefined && !field.required && field.kind.is === "string"
    ? { field: "name" }
    : undefined;
}

/** What the engine says about names. */
export interface Naming {
  /** Logical name. */
  readonly name: string;
  /** 32 random bytes that stay the same for one resource; empty when the engine gives none. */
  readonly seed: Uint8Array;
  /** The name that the project's own naming pattern proposes. */
  readonly proposed?: string;
  /** `DISABLE`: names must be given. */
  readonly disabled?: boolean;
  /** `ENFORCE`: the proposed name as it is. */
  readonly enforced?: boolean;
}

function madeUp(rule: Autoname, naming: Naming, inputs: Properties): string {
  if (naming.enforced === true && naming.proposed !== undefined) return naming.proposed;
  const bytes = [...(naming.seed.length === 0 ? randomBytes() : naming.seed)];
  const random =
    rule.letters === true
      ? bytes.slice(0, RANDOM_LETTERS).map((byte) => String.fromCharCode(97 + (byte % 26)))
      : bytes.map((byte) => byte.toString(16).padStart(2, "0"));
  const count = rule.letters === true ? RANDOM_LETTERS : RANDOM;
  const base =
    naming.proposed ?? `${naming.name}${rule.separator ?? "-"}${random.join("").slice(0, count)}`;
  const cased = rule.lowerCase === true ? base.toLowerCase() : base;
  const prefixed =
    rule.prefix === undefined || cased.startsWith(rule.prefix) ? cased : `${rule.prefix}${cased}`;
  return rule.fifo !== undefined && inputs[rule.fifo] === true ? `${prefixed}.fifo` : prefixed;
}

function randomBytes(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(32));
}

/** What `check` fills in, and what stands against it. */
export interface Filled {
  readonly values: Properties;
  readonly refusal?: { readonly property: string; readonly reason: string };
}

/**
 * Inputs that the provider fills in: the old value where it was filled in before, else a new name.
 *
 * @param olds the resource's present inputs, empty for a new one.
 */
export function filledIn(
  type: string,
  olds: Properties,
  inputs: Properties,
  naming: Naming,
): Filled {
  const values: Record<string, string> = {};
  const before = Array.isArray(olds.__defaults) ? (olds.__defaults as readonly unknown[]) : [];
  const kept = (field: string) => {
    const old = opened(olds[field] ?? null);
    return before.includes(field) && typeof old === "string" ? old : undefined;
  };
  const text = TEXTS[type];
  if (text !== undefined && inputs[text] === undefined) values[text] = kept(text) ?? MANAGED;
  const rule = autonameOf(type);
  const given = (field: string) => inputs[field] !== undefined && inputs[field] !== null;
  if (rule === undefined || given(rule.field) || given(`${rule.field}Prefix`)) return { values };
  const old = kept(rule.field);
  if (old === undefined && naming.disabled === true) {
    const reason = `automatic naming is disabled and ${rule.field} is not given`;
    return { values, refusal: { property: rule.field, reason } };
  }
  const name = old ?? madeUp(rule, naming, inputs);
  const longest = rule.longest ?? 255;
  if (name.length > longest && !isUnknown(name)) {
    const reason = `name '${naming.name}' plus ${String(RANDOM)} random chars is longer than maximum length ${String(longest)}`;
    return { values, refusal: { property: rule.field, reason } };
  }
  values[rule.field] = name;
  return { values };
}

/** The name of a resource whose type may be named automatically. */
export function nameOf(type: string, inputs: Properties): string | undefined {
  const name = inputs[autonameOf(type)?.field ?? ""];
  return typeof name === "string" ? name : undefined;
}

/**
 * True when a replacement must delete first: the program named the resource itself, so that two cannot stand
 * side by side (pulumi-terraform-bridge, `nameRequiresDeleteBeforeReplace`).
 *
 * @param inputs the new inputs after `check`.
 */
export function namedByProgram(type: string, inputs: Properties): boolean {
  const field = autonameOf(type)?.field;
  if (field === undefined || inputs[field] === undefined) return false;
  const defaults = Array.isArray(inputs.__defaults)
    ? (inputs.__defaults as readonly unknown[])
    : [];
  return !defaults.includes(field);
}
