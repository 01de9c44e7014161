import type * as opensearch from "@pulumi/aws/opensearch";
import type * as pulumi from "@pulumi/pulumi";
import type { Phase } from "../../infra/fleet/schema";
import type { SearchSize } from "../../infra/sizing/phases/search";
import type { Tags } from "../../infra/tags";
import type { SearchLayout } from "./search-layout";

/** Settings of children that the platform does not decide; encryption, access, network and shape cannot be changed. */
export interface SearchOverrides {
  readonly domain?: Partial<
    Pick<
      opensearch.DomainArgs,
      | "aimlOptions"
      | "deploymentStrategyOptions"
      | "engineVersion"
      | "offPeakWindowOptions"
      | "softwareUpdateOptions"
      | "tags"
    >
  >;
}

/** One subnet for the domain. */
export interface SearchSubnet {
  readonly id: pulumi.Input<string>;
  /** AZ id, `euw1-az1`. */
  readonly availabilityZone: string;
}

/** Where requests may come from. */
export interface SearchClientSubnet {
  /** AZ id; names the rule. */
  readonly availabilityZone: string;
  /** IPv4 block, `10.16.16.0/20`. */
  readonly cidr: string;
}

/** Inputs of {@link Search}: plain values decide the shape, the rest comes from other resources. */
export interface SearchArgs {
  /** Region of the cell and of the stack's provider. */
  readonly region: string;
  /** AWS account id, 12 digits. */
  readonly account: string;
  /** Phase of the cell: decides the domain's shape and how long logs are kept. */
  readonly phase: Phase;
  /** Another shape than the phase's. @default SEARCH_SIZES[phase] */
  readonly size?: SearchSize;
  /**
   * The shape that the domain has now. With it, a change that takes several `up`s is taken one `up` at a
   * time: standby comes after nodes and replicas. Without it the domain is taken to be new.
   *
   * @example
   * (await readLiveSearch(domainNameOf(tags), stack, invokeOpts))?.layout
   */
  readonly live?: SearchLayout;
  /**
   * Name of the domain, for one that was imported; another name is another domain, and an empty one.
   * @default made from game and environment
   */
  readonly domainName?: string;
  readonly vpcId: pulumi.Input<string>;
  /** Data subnets, one an AZ, in the order of the fleet's AZs: the domain stands in the first ones. */
  readonly dataSubnets: readonly SearchSubnet[];
  /** App subnets: the only place that the domain answers to. */
  readonly appSubnets: readonly SearchClientSubnet[];
  /** ARN of the cell's key for stores; an ARN, since a key id differs at every preview. */
  readonly dataKeyArn: pulumi.Input<string>;
  /** ARN of the cell's key for log groups. */
  readonly logsKeyArn: pulumi.Input<string>;
  /**
   * Master user of the domain: an IAM role that may do everything in it.
   * @default a role made here, which roles of the same stack may assume
   */
  readonly masterRoleArn?: pulumi.Input<string>;
  /** Asks for Auto-Tune, and is refused on a type without it. @default on where the type has it */
  readonly autoTune?: boolean;
  readonly tags: Tags;
  /** True lets the domain be destroyed; the second of the two keys that removal needs. @default false */
  readonly removable?: boolean;
  readonly overrides?: SearchOverrides;
}
