import type { Properties, Value } from "../../../../infra/planner/record/types";
import { isRecord } from "../../../../infra/planner/record/wire";
import type { Naming } from "../check/autonames";
import { isUnknown, opened, plainProperties } from "../wire";

/** Kinds that belong to no namespace: those of Kubernetes itself, and of EKS Auto Mode. */
const OF_CLUSTER: ReadonlySet<string> = new Set([
  "APIService",
  "CSIDriver",
  "CSINode",
  "CertificateSigningRequest",
  "ClusterRole",
  "ClusterRoleBinding",
  "CustomResourceDefinition",
  "DeviceClass",
  "FlowSchema",
  "IngressClass",
  "IngressClassParams",
  "MutatingWebhookConfiguration",
  "Namespace",
  "Node",
  "NodeClass",
  "NodePool",
  "PersistentVolume",
  "PriorityClass",
  "PriorityLevelConfiguration",
  "RuntimeClass",
  "StorageClass",
  "ValidatingAdmissionPolicy",
  "ValidatingAdmissionPolicyBinding",
  "ValidatingWebhookConfiguration",
  "VolumeAttachment",
]);

/** Note on an object whose name the provider made up. */
export const AUTONAMED = "pulumi.com/autonamed";
/** Characters of the random part of a made-up name. */
const RANDOM = 8;

/** Kind of an object, the last part of its type token. */
export function kindOf(type: string): string {
  return type.split(":").pop() ?? "";
}

/** True for a kind that lives in a namespace. */
export function isNamespaced(type: string): boolean {
  return !OF_CLUSTER.has(kindOf(type));
}

function metadataOf(inputs: Properties): Readonly<Record<string, Value>> {
  const metadata = opened(inputs.metadata ?? null);
  return isRecord(metadata) ? metadata : {};
}

/** True when the provider made the object's name up. */
export function isAutonamed(inputs: Properties): boolean {
  const { annotations } = metadataOf(inputs);
  const notes = annotations === undefined ? null : opened(annotations);
  return isRecord(notes) && notes[AUTONAMED] === "true";
}

/** Inputs after `check`: a name where none was given, and the namespace `default`. */
export function kubernetesInputs(
  type: string,
  olds: Properties,
  news: Properties,
  naming: Naming,
): Properties {
  if (isUnknown(opened(news.metadata ?? null))) return news;
  const metadata = metadataOf(news);
  const filled: Record<string, Value> = { ...metadata };
  if (metadata.name === undefined && metadata.generateName === undefined) {
    const old = metadataOf(olds).name;
    const random = Buffer.from(naming.seed).toString("hex").slice(0, RANDOM).padEnd(RANDOM, "0");
    filled.name =
      isAutonamed(olds) && typeof old === "string"
        ? old
        : (naming.proposed ?? `${naming.name}-${random}`);
    const annotations = metadata.annotations ?? {};
    filled.annotations = {
      ...(isRecord(annotations) ? annotations : {}),
      [AUTONAMED]: "true",
    };
  }
  if (isNamespaced(type)) filled.namespace ??= "default";
  return { ...news, metadata: filled };
}

/** `namespace/name`, or the name alone for a kind of the cluster. */
export function kubernetesId(type: string, inputs: Properties): string {
  const { name, namespace } = metadataOf(plainProperties(inputs));
  const own = typeof name === "string" ? name : "";
  return isNamespaced(type) && typeof namespace === "string" ? `${namespace}/${own}` : own;
}
