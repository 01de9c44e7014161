import { synthesiser } from "../../../infra/planner/outputs/synthesise";
import type { Properties } from "../../../infra/planner/record/types";
import { accountAndRegion } from "./place";

type Synthesise = ReturnType<typeof synthesiser>;

const synthesisers = new Map<string, Synthesise>();
const regions = new Set<string>();

/** The synthesiser of an account. */
function synthesiserOf(account: string): Synthesise {
  const known = synthesisers.get(account);
  if (known !== undefined) return known;
  const made = synthesiser({ account, partitionOf: () => "aws" });
  synthesisers.set(account, made);
  return made;
}

/** A reference to a provider of a place, as the synthesiser wants it. */
function providerOf(synthesise: Synthesise, place: string, region: string): string | undefined {
  if (region === "") return undefined;
  if (!regions.has(place)) {
    const type = "pulumi:providers:aws";
    synthesise({ urn: place, type, name: "aws", inputs: { region }, provider: undefined });
    regions.add(place);
  }
  return `${place}::id`;
}

/** What a service computes for a resource. */
export interface Computed {
  readonly id: string;
  readonly outputs: Properties;
}

/**
 * Id and outputs of a resource. The seed is never the planner's: ids, ARNs and zone ids differ from those that
 * `npm start` shows, so that nothing can rely on the synthesised ones.
 *
 * @param inputs without secret wrappers.
 * @param place account and region of AWS; elsewhere it does not matter.
 */
export function computed(seed: string, urn: string, inputs: Properties, place: string): Computed {
  const { type, name } = parts(urn);
  const { account, region } = accountAndRegion(type.startsWith("aws:") ? place : "");
  const synthesise = synthesiserOf(account);
  const { id, outputs } = synthesise({
    urn: seed,
    type,
    name,
    inputs,
    provider: providerOf(synthesise, place, region),
  });
  return { id, outputs };
}

/** Type and name of a URN. */
export function parts(urn: string): { type: string; name: string } {
  const [, , chain = "", ...rest] = urn.split("::");
  return { type: chain.split("$").pop() ?? "", name: rest.join("::") };
}
