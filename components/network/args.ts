import type * as ec2 from "@pulumi/aws/ec2";
import type * as kms from "@pulumi/aws/kms";
import type * as pulumi from "@pulumi/pulumi";
import type { Phase } from "../../infra/fleet/schema";
import type { NetworkSize } from "../../infra/sizing/phases";
import type { Tags } from "../../infra/tags";

/** Settings of children that the platform does not decide; what protects a network cannot be changed. */
export interface NetworkOverrides {
  readonly vpc?: Partial<ec2.VpcArgs>;
  readonly publicSubnets?: Partial<ec2.SubnetArgs>;
  readonly appSubnets?: Partial<ec2.SubnetArgs>;
  readonly dataSubnets?: Partial<ec2.SubnetArgs>;
  /** All interface endpoints of AWS services, for example an endpoint policy. */
  readonly interfaceEndpoints?: Partial<ec2.VpcEndpointArgs>;
  /** The S3 gateway endpoint. */
  readonly s3Endpoint?: Partial<ec2.VpcEndpointArgs>;
  readonly flowLog?: Partial<ec2.FlowLogArgs>;
  readonly flowLogKey?: Partial<kms.KeyArgs>;
}

/** Inputs of {@link Network}. Only `atlas.projectId` comes from another resource; the rest decides the shape. */
export interface NetworkArgs {
  /** Region of the stack's provider. */
  readonly region: string;
  /** AWS account id, 12 digits. */
  readonly account: string;
  /** The VPC's block, a whole /16 from the lock. */
  readonly cidr: string;
  /** Two or three AZ ids from the lock, in its order; append only. */
  readonly availabilityZones: readonly string[];
  /** Phase of the cell, or of the fleet for an anchor; decides sizes and how long flow logs are kept. */
  readonly phase: Phase;
  /** What the phase buys of the network. @default PHASE_SIZES[phase].network */
  readonly size?: NetworkSize;
  /**
   * True for a region without a cell: VPC, data subnets, Atlas link and flow logs only. It becomes a
   * cell's network in place, by additions.
   */
  readonly anchor: boolean;
  /** True creates the region's singletons: the log resource policy, and the encryption of the Glue catalogue. */
  readonly ownsRegion: boolean;
  /** Link to the Atlas project; the project must have regional private endpoints enabled. */
  readonly atlas: {
    readonly projectId: pulumi.Input<string>;
    /** True in each region that a zone lists or will list: Atlas wants a link in all of them or in none. */
    readonly enabled: boolean;
  };
  readonly tags: Tags;
  /** True lets the network be destroyed; the second of the two keys that removal needs. @default false */
  readonly removable?: boolean;
  readonly overrides?: NetworkOverrides;
}
