import { createHash } from "node:crypto";

/** Pulumi project of every stack; same as `name` in Pulumi.yaml, held by a test. */
export const PROJECT = "worldcell";

/** Kinds of resource with a fixed physical name, with their longest name and allowed characters. */
const KINDS = {
  /** S3 bucket: 3 to 63, lower case (AWS documentation). */
  bucket: { max: 63, allowed: /^[a-z0-9][a-z0-9-]*[a-z0-9]$/ },
  /** EKS cluster: 1 to 100 (AWS documentation); kept to 40 because role and target-group tags embed it. */
  cluster: { max: 40, allowed: /^[a-z0-9][a-z0-9-]*[a-z0-9]$/ },
  /** OpenSearch domain: 3 to 28 (AWS documentation). */
  domain: { max: 28, allowed: /^[a-z][a-z0-9-]*[a-z0-9]$/ },
  /** Pipeline of OpenSearch Ingestion: 3 to 28 (API reference, CreatePipeline). */
  pipeline: { max: 28, allowed: /^[a-z][a-z0-9-]+$/ },
  /** ElastiCache replication group: 1 to 40, no double hyphen (AWS documentation). */
  replicationGroup: { max: 40, allowed: /^[a-z](?!.*--)[a-z0-9-]*[a-z0-9]$/ },
  /** Atlas cluster: the first 23 characters are unique in the project and do not end in a hyphen (Atlas documentation). */
  atlasCluster: { max: 23, allowed: /^[a-z0-9][a-z0-9-]*[a-z0-9]$/ },
  /** Atlas project: up to 64 characters. */
  atlasProject: { max: 64, allowed: /^[a-z0-9][a-z0-9-]*[a-z0-9]$/ },
  /** ECR repository: 2 to 256, slashes allowed. */
  repository: { max: 256, allowed: /^[a-z0-9][a-z0-9/-]*[a-z0-9]$/ },
  /** CloudWatch log group: 512. */
  logGroup: { max: 512, allowed: /^[A-Za-z0-9/_.#-]+$/ },
} as const;

export type PhysicalKind = keyof typeof KINDS;

/**
 * A fixed physical name from its parts, joined with `-`.
 * A name beyond the kind's limit is cut and ends in eight hex digits of the hash of the whole,
 * so two long names never meet. Everything else is named by the provider (autonaming).
 *
 * @throws when the parts hold a character that the kind does not allow.
 */
export function physicalName(kind: PhysicalKind, ...parts: readonly string[]): string {
  const { max } = KINDS[kind];
  const whole = parts.join("-");
  const name =
    whole.length <= max
      ? whole
      : `${whole.slice(0, max - 9).replace(/-+$/, "")}-${createHash("sha256").update(whole).digest("hex").slice(0, 8)}`;
  const problem = nameProblem(kind, name);
  if (problem !== undefined) throw new Error(`${kind} name "${name}" ${problem}`);
  return name;
}

/** What is wrong with a physical name of a kind, without the name itself; nothing when its service takes it. */
export function nameProblem(kind: PhysicalKind, name: string): string | undefined {
  const { max, allowed } = KINDS[kind];
  if (name.length > max) return `has ${String(name.length)} characters; allowed are ${String(max)}`;
  return allowed.test(name) ? undefined : `does not match ${allowed.source}`;
}
