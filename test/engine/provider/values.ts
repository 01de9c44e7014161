import { synthesiser } from "../../../infra/planner/outputs/synthesise";
import { unknownBeside } from "../../../infra/planner/record/unknown";
import type { Properties } from "../../../infra/planner/record/types";
import { TEST_ACCOUNT } from "../../support/record";

const synthesise = synthesiser({ account: TEST_ACCOUNT, partitionOf: () => "aws" });

/** A resource as its service would have made it. */
export interface Made {
  readonly id: string;
  readonly properties: Properties;
}

/**
 * What a create returns. The seed is not the planner's: ids, ARNs and zone ids differ from those that
 * `npm start` shows, so that nothing can rely on the synthesised ones.
 */
export function made(urn: string, inputs: Properties, provider: string): Made {
  const { type, name } = parts(urn);
  const { id, outputs } = synthesise({ urn: `live ${urn}`, type, name, inputs, provider });
  return { id, properties: { ...inputs, ...outputs } };
}

/** What a create returns at preview: inputs are known, what the service computes is not. */
export function previewed(urn: string, inputs: Properties, provider: string): Properties {
  const { type, name } = parts(urn);
  const { outputs } = synthesise({ urn: `live ${urn}`, type, name, inputs, provider });
  return { ...inputs, ...unknownBeside(inputs, outputs) };
}

/** Tells the synthesiser the region of a provider process. */
export function configured(provider: string, region: string): void {
  synthesise({
    urn: provider,
    type: "pulumi:providers:aws",
    name: "aws",
    inputs: { region },
    provider: undefined,
  });
}

/** Type and name of a URN. */
export function parts(urn: string): { type: string; name: string } {
  const [, , chain = "", ...rest] = urn.split("::");
  return { type: chain.split("$").pop() ?? "", name: rest.join("::") };
}
