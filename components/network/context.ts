import type * as ec2 from "@pulumi/aws/ec2";
import type * as pulumi from "@pulumi/pulumi";
import type { NetworkSize } from "../../infra/sizing/phases";
import { namedTags } from "../../infra/tags";
import type { NetworkArgs } from "./args";
import type { AzSubnets } from "./network-layout";

/** What every part of one network is built from. */
export interface NetworkContext {
  /** Name of the component; children begin with it. */
  readonly name: string;
  readonly args: NetworkArgs;
  readonly size: NetworkSize;
  readonly plan: readonly AzSubnets[];
  readonly parent: pulumi.Resource;
  /** Protection of what a region cannot lose: `true` until it is being removed. */
  readonly protect: boolean;
}

/** Name and tags of one child. */
export function child(
  context: NetworkContext,
  suffix: string,
): { name: string; tags: ReturnType<typeof namedTags> } {
  const name = `${context.name}-${suffix}`;
  return { name, tags: namedTags(context.args.tags, name) };
}

/** Items of a map by AZ, in the order of the fleet's AZs. @throws when an AZ has none: a bug. */
export function byAz<T>(map: ReadonlyMap<string, T>, availabilityZones: readonly string[]): T[] {
  return availabilityZones.map((availabilityZone) => {
    const found = map.get(availabilityZone);
    if (found === undefined) throw new Error(`nothing was made in AZ ${availabilityZone}`);
    return found;
  });
}

/** Subnets by AZ id. */
export type SubnetMap = ReadonlyMap<string, ec2.Subnet>;
