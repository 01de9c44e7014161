/** What a node type can lack. */
export type NodeFeature = "ebs" | "encryptionAtRest" | "autoTune" | "standby" | "ultraWarm";

/** For people: what each feature is. */
export const FEATURE_NAMES: Readonly<Record<NodeFeature, string>> = {
  ebs: "EBS volumes",
  encryptionAtRest: "encryption at rest",
  autoTune: "Auto-Tune",
  standby: "Multi-AZ with standby",
  ultraWarm: "UltraWarm",
};

/** Families with local disks instead of EBS volumes (AWS CDK, opensearchservice `domain.ts`). */
const LOCAL_DISKS = ["i3", "i4g", "i4i", "i7i", "i8g", "im4gn", "oi2", "r6gd", "r7gd", "r8gd"];

/** Families without encryption at rest (OpenSearch Service developer guide, supported instance types). */
const NOT_ENCRYPTED = ["m3", "r3", "t2"];

/** Families that share their processor and take none of what costs memory (same guide). */
const BURSTABLE = ["t2", "t3"];

/** Families that write to S3 and show a document after ten seconds or more: made for logs. */
const LOGS_ONLY = ["or1", "or2", "om2", "oi2"];

/** `m7g` of `m7g.large.search`. */
export function familyOf(nodeType: string): string {
  return nodeType.split(".")[0] ?? "";
}

/** Whether the type is of a family that shares its processor. */
export function isBurstable(nodeType: string): boolean {
  return BURSTABLE.includes(familyOf(nodeType));
}

/** Whether the type is of a family made for logs, which cannot be left again. */
export function isForLogs(nodeType: string): boolean {
  return LOGS_ONLY.includes(familyOf(nodeType));
}

/** What a node type lacks, in the order of {@link FEATURE_NAMES}. */
export function lacking(nodeType: string): NodeFeature[] {
  const family = familyOf(nodeType);
  return [
    ...(LOCAL_DISKS.includes(family) ? (["ebs"] as const) : []),
    ...(NOT_ENCRYPTED.includes(family) ? (["encryptionAtRest"] as const) : []),
    ...(BURSTABLE.includes(family) ? (["autoTune", "standby", "ultraWarm"] as const) : []),
  ];
}
