import { byKey } from "../../order";
import type { PlannedResource, Properties, RecordedStack, Value } from "../record/types";
import { isRecord, SECRET, SIGNATURE } from "../record/wire";

/** A stack as `pulumi stack export` writes it, deployment version 3. */
export interface Export {
  readonly version: 3;
  readonly deployment: {
    readonly manifest: { readonly time: string; readonly magic: string; readonly version: string };
    readonly resources: readonly ExportedResource[];
  };
}

/** One resource of an {@link Export}; optional fields are absent rather than empty, as the engine writes them. */
export interface ExportedResource {
  readonly urn: string;
  readonly custom: boolean;
  readonly id?: string;
  readonly type: string;
  readonly inputs?: Properties;
  readonly outputs?: Properties;
  readonly parent?: string;
  readonly protect?: true;
  readonly external?: true;
  readonly dependencies?: readonly string[];
  readonly provider?: string;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
  readonly additionalSecretOutputs?: readonly string[];
  readonly aliases?: readonly string[];
  readonly customTimeouts?: Readonly<Record<string, number>>;
  readonly importID?: string;
  readonly retainOnDelete?: true;
  readonly deletedWith?: string;
  readonly ignoreChanges?: readonly string[];
  readonly replaceOnChanges?: readonly string[];
}

/** Replaces what a secret holds; the wrapper stays, as in an export whose secrets nobody can read. */
function withoutSecrets(value: Value): Value {
  if (Array.isArray(value)) return value.map((item: Value) => withoutSecrets(item));
  if (!isRecord(value)) return value;
  if (value[SIGNATURE] === SECRET) return { [SIGNATURE]: SECRET, plaintext: '"[secret]"' };
  return Object.fromEntries(
    Object.entries(value)
      .sort(byKey)
      .map(([key, item]) => [key, withoutSecrets(item)]),
  );
}

const list = <T>(items: readonly T[]): readonly T[] | undefined =>
  items.length === 0 ? undefined : items;
const map = (properties: Properties): Properties | undefined =>
  Object.keys(properties).length === 0 ? undefined : (withoutSecrets(properties) as Properties);

function exported(resource: PlannedResource): ExportedResource {
  const fields: Record<keyof ExportedResource, unknown> = {
    urn: resource.urn,
    custom: resource.custom,
    id: resource.id,
    type: resource.type,
    inputs: map(resource.inputs),
    // What a reference read stands in the other stack's file: here it would change with every stack read.
    outputs: resource.external ? undefined : map(resource.outputs),
    parent: resource.parent,
    protect: resource.protect || undefined,
    external: resource.external || undefined,
    dependencies: list(resource.dependencies),
    provider: resource.provider,
    propertyDependencies:
      Object.keys(resource.propertyDependencies).length === 0
        ? undefined
        : resource.propertyDependencies,
    additionalSecretOutputs: list(resource.additionalSecretOutputs),
    aliases: list(resource.aliases),
    customTimeouts: resource.customTimeouts,
    importID: resource.importId,
    retainOnDelete: resource.retainOnDelete || undefined,
    deletedWith: resource.deletedWith,
    ignoreChanges: list(resource.ignoreChanges),
    replaceOnChanges: list(resource.replaceOnChanges),
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as unknown as ExportedResource;
}

/** The recorded stack as a deployment. The manifest carries no time: the same plan gives the same bytes. */
export function toExport(recorded: RecordedStack): Export {
  return {
    version: 3,
    deployment: {
      manifest: { time: "0001-01-01T00:00:00Z", magic: "", version: "" },
      resources: recorded.resources.map(exported),
    },
  };
}

/** The bytes of an export file. */
export function exportText(deployment: Export): string {
  return `${JSON.stringify(deployment, null, 2)}\n`;
}
