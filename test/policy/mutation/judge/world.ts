import type { PlannedResource, Properties } from "../../../../infra/planner/record/types";
import { providerUrn } from "../../../../infra/planner/record/urn";
import { asPolicyProps, analysed, type HarnessStack } from "../../../../policy/harness/stack";
import { withValue } from "../../../../policy/harness";
import type { StackJudged } from "../../../../policy/rule/stack-view";
import type { Judged, Options } from "../../../../policy/rule/subject";
import type { Mutant } from "../mutants";
import { track, type Reads } from "./reads";

type Props = Readonly<Record<string, unknown>>;

/** A resource with its properties as policies read them. */
interface Seen {
  readonly resource: PlannedResource;
  readonly inputs: Props;
  readonly outputs: Props;
}

function optionsOf(resource: PlannedResource): Options {
  return {
    protect: resource.protect,
    ignoreChanges: [...resource.ignoreChanges],
    aliases: [...resource.aliases],
    additionalSecretOutputs: [...resource.additionalSecretOutputs],
    ...(resource.deleteBeforeReplace ? { deleteBeforeReplace: true } : {}),
    ...(resource.parent === undefined ? {} : { parent: resource.parent }),
  };
}

function seen(resource: PlannedResource): Seen {
  return {
    resource,
    inputs: asPolicyProps(resource.inputs),
    outputs: asPolicyProps(resource.outputs),
  };
}

/** The resource as a mutant has it; undefined when it is gone. */
export function mutated({ subject, change }: Mutant): PlannedResource | undefined {
  const { resource } = subject;
  switch (change.kind) {
    case "removed":
      return undefined;
    case "options": {
      const { defaultProvider, ...options } = change.options;
      const { provider: _provider, ...rest } = resource;
      return { ...(defaultProvider === true ? rest : resource), ...options };
    }
    case "edits": {
      const edited = (properties: Properties): Properties =>
        change.edits.reduce((made, { path, value }) => withValue(made, path, value), properties);
      return { ...resource, inputs: edited(resource.inputs), outputs: edited(resource.outputs) };
    }
  }
}

/** A stack as a mutant has it. */
export function mutatedStack(stack: HarnessStack, mutant: Mutant): HarnessStack {
  const { urn } = mutant.subject.resource;
  const made = mutated(mutant);
  return {
    ...stack,
    resources: stack.resources.flatMap((resource) =>
      resource.urn === urn ? (made ?? []) : [resource],
    ),
  };
}

/**
 * The resources of one stack as rules are shown them. What the mutants leave alone is read from the wire
 * once; the objects around it are new each time, since rules remember what they found in them.
 */
export class World {
  private constructor(
    private readonly order: readonly string[],
    private readonly byUrn: ReadonlyMap<string, Seen>,
  ) {}

  static of(stack: HarnessStack): World {
    const resources = analysed(stack);
    return new World(
      resources.map(({ urn }) => urn),
      new Map(resources.map((resource) => [resource.urn, seen(resource)])),
    );
  }

  /** The same stack with one resource as a mutant has it. */
  with(mutant: Mutant): World {
    const { urn } = mutant.subject.resource;
    const made = mutated(mutant);
    const byUrn = new Map(this.byUrn);
    if (made === undefined) byUrn.delete(urn);
    else byUrn.set(urn, seen(made));
    return new World(
      this.order.filter((other) => byUrn.has(other)),
      byUrn,
    );
  }

  get resources(): readonly PlannedResource[] {
    return this.order.flatMap((urn) => this.byUrn.get(urn)?.resource ?? []);
  }

  private base({ resource }: Seen, props: Props, reads: Reads | undefined): Judged {
    const { urn, type, name } = resource;
    const provider = this.byUrn.get(providerUrn(resource.provider) ?? "");
    const judged = {
      type,
      urn,
      name,
      props: track(props, urn, reads),
      opts: track(optionsOf(resource), `${urn} opts`, reads),
      ...(provider === undefined
        ? {}
        : {
            provider: {
              type: provider.resource.type,
              urn: provider.resource.urn,
              name: provider.resource.name,
              props: track(provider.inputs, provider.resource.urn, reads),
            },
          }),
    };
    return track(judged, `${urn} self`, reads);
  }

  /** A resource as a rule about it alone sees it. */
  judged(urn: string, reads?: Reads): Judged | undefined {
    const found = this.byUrn.get(urn);
    return found === undefined ? undefined : this.base(found, found.inputs, reads);
  }

  /** All resources as a rule about a stack sees them. */
  joined(reads?: Reads): StackJudged[] {
    const made = new Map<string, StackJudged & { parent?: StackJudged }>();
    for (const urn of this.order) {
      const found = this.byUrn.get(urn);
      if (found === undefined) continue;
      const judged = this.base(found, found.outputs, reads);
      made.set(urn, Object.assign(judged, { dependencies: [], propertyDependencies: {} }));
    }
    const known = (urns: readonly string[]) => urns.flatMap((urn) => made.get(urn) ?? []);
    for (const { urn, parent, dependencies, propertyDependencies } of this.resources) {
      const judged = made.get(urn);
      if (judged === undefined) continue;
      const above = made.get(parent ?? "");
      Object.assign(judged, {
        ...(above === undefined ? {} : { parent: above }),
        dependencies: known(dependencies),
        propertyDependencies: Object.fromEntries(
          Object.entries(propertyDependencies).map(([key, urns]) => [key, known(urns)]),
        ),
      });
    }
    return [...made.values()];
  }
}
