import { createRequire } from "node:module";
import type { PlannedResource, Properties } from "../../infra/planner/record/types";
import { providerUrn } from "../../infra/planner/record/urn";

/** One stack as recorded: by the planner, from a snippet, or from an export. */
export interface HarnessStack {
  /** Name of the stack. */
  readonly stack: string;
  /** Its registrations; secrets may be wrapped, unknown values are the engine's sentinels. */
  readonly resources: readonly PlannedResource[];
}

type Deserialise = (
  struct: { toJavaScript: () => Properties },
  proxySecrets: boolean,
) => Record<string, unknown>;
/** The SDK's own way from the wire to what policies read; it has no declaration. */
const { deserializeProperties } = createRequire(__filename)("@pulumi/policy/deserialize") as {
  deserializeProperties: Deserialise;
};

/** Exported by the SDK without a declaration too. */
const { unknownCheckingProxy } = createRequire(__filename)("@pulumi/policy") as {
  unknownCheckingProxy: (properties: Record<string, unknown>) => Record<string, unknown>;
};

/** Properties as a policy reads them: secrets unwrapped, behind the proxy that throws for unknown values. */
export function asPolicyProps(properties: Properties): Record<string, unknown> {
  const plain = deserializeProperties({ toJavaScript: () => properties }, false);
  return unknownCheckingProxy(plain);
}

/** What the engine sends to policies: what the stack manages, without what it only reads. */
export function analysed(stack: HarnessStack): readonly PlannedResource[] {
  return stack.resources.filter(({ external }) => !external);
}

/** Providers of a stack by URN. */
export function providersOf(stack: HarnessStack): ReadonlyMap<string, PlannedResource> {
  return new Map(
    stack.resources
      .filter(({ type }) => type.startsWith("pulumi:providers:"))
      .map((provider) => [provider.urn, provider]),
  );
}

/** The provider of a resource; undefined for components, providers and default providers. */
export function providerOf(
  resource: PlannedResource,
  providers: ReadonlyMap<string, PlannedResource>,
): PlannedResource | undefined {
  return providers.get(providerUrn(resource.provider) ?? "");
}
