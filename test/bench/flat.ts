import { providerUrn } from "../../infra/planner/record/urn";
import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import { classOf } from "../../infra/planner/checks/required";
import type { Program } from "../../infra/planner/record/record";
import type { PlannedResource, Value } from "../../infra/planner/record/types";

type ResourceClass = new (
  name: string,
  args: Record<string, unknown>,
  opts: pulumi.CustomResourceOptions,
) => pulumi.CustomResource;

const require = createRequire(__filename);

/** The class of a custom resource or provider. */
function resourceClass(type: string): ResourceClass {
  const [, , name = ""] = type.split(":");
  const found = type.startsWith("pulumi:providers:")
    ? (require(`@pulumi/${name}`) as { Provider: ResourceClass }).Provider
    : (classOf(type) as ResourceClass | undefined);
  if (found === undefined) throw new Error(`no class for ${type}`);
  return found;
}

/**
 * A program without components that registers the same custom resources with the same inputs.
 * An input that came from other resources comes from their outputs here too, so that both programs
 * wait for the same things.
 */
export function flatProgram(resources: readonly PlannedResource[]): Program {
  const custom = resources.filter(({ custom, external }) => custom && !external);
  return async () => {
    const made = new Map<string, pulumi.CustomResource>();
    for (const resource of custom) {
      const args: Record<string, unknown> = {};
      for (const [key, value] of Object.entries(resource.inputs)) {
        const sources = (resource.propertyDependencies[key] ?? []).flatMap(
          (urn) => made.get(urn) ?? [],
        );
        args[key] =
          sources.length === 0
            ? value
            : pulumi.all(sources.map(({ id }) => id)).apply((): Value => value);
      }
      const provider = made.get(providerUrn(resource.provider) ?? "") as
        pulumi.ProviderResource | undefined;
      made.set(
        resource.urn,
        new (resourceClass(resource.type))(resource.name, args, {
          protect: resource.protect,
          ...(provider === undefined ? {} : { provider }),
        }),
      );
    }
    return Promise.resolve({});
  };
}
