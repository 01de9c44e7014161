import type { PlannedResource, Properties, Value } from "../../infra/planner/record/types";
import { isRecord, SECRET, SIGNATURE } from "../../infra/planner/record/wire";
import { urnName } from "../../infra/planner/record/urn";
import type { ResourceRecord } from "../../infra/planner/diff/types";
import type { HarnessStack } from "./stack";

/** A secret of an export as the runners read it: its text where there is one, else that it is one. */
function withSecrets(value: Value): Value {
  if (Array.isArray(value)) return value.map((item: Value) => withSecrets(item));
  if (!isRecord(value)) return value;
  if (value[SIGNATURE] === SECRET) return { [SIGNATURE]: SECRET, value: plaintextOf(value) };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withSecrets(item)]));
}

function plaintextOf({ plaintext, value }: Record<string, Value>): Value {
  if (typeof plaintext !== "string") return value ?? "[secret]";
  try {
    return JSON.parse(plaintext) as Value;
  } catch {
    return "[secret]";
  }
}

const properties = (given: Properties | undefined): Properties =>
  withSecrets(given ?? {}) as Properties;

/**
 * A stack from the resources of a deployment, as `pulumi stack export` and `npm start -- --out` write them.
 *
 * @param stack name of the stack.
 */
export function fromExport(stack: string, resources: readonly ResourceRecord[]): HarnessStack {
  return {
    stack,
    resources: resources.map((resource): PlannedResource => ({
      urn: resource.urn,
      type: resource.type,
      name: urnName(resource.urn),
      custom: resource.custom,
      ...(resource.id === undefined ? {} : { id: resource.id }),
      inputs: properties(resource.inputs),
      // A resource that was imported or read only may have no outputs; its inputs say the same.
      outputs: properties(resource.outputs ?? resource.inputs),
      ...(resource.parent === undefined ? {} : { parent: resource.parent }),
      ...(resource.provider === undefined ? {} : { provider: resource.provider }),
      dependencies: resource.dependencies ?? [],
      propertyDependencies: Object.fromEntries(
        Object.entries(resource.propertyDependencies ?? {}).map(([key, urns]) => [key, urns ?? []]),
      ),
      protect: resource.protect ?? false,
      retainOnDelete: resource.retainOnDelete ?? false,
      ignoreChanges: resource.ignoreChanges ?? [],
      replaceOnChanges: resource.replaceOnChanges ?? [],
      additionalSecretOutputs: resource.additionalSecretOutputs ?? [],
      aliases: (resource.aliases ?? []).filter((alias) => typeof alias === "string"),
      deleteBeforeReplace: false,
      ...(resource.deletedWith === undefined ? {} : { deletedWith: resource.deletedWith }),
      ...(resource.customTimeouts === undefined ? {} : { customTimeouts: resource.customTimeouts }),
      external: resource.external ?? false,
    })),
  };
}
