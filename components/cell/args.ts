import type * as pulumi from "@pulumi/pulumi";
import type { Phase } from "../../infra/fleet/schema";
import type { Tags } from "../../infra/tags";
import type { EntryOverrides } from "../entry";
import type { KeysArgs } from "../keys";

/** Inputs of {@link Cell}. Plain values decide the shape. */
export interface CellArgs {
  readonly game: string;
  readonly environment: string;
  readonly region: string;
  /** AWS account id, 12 digits. */
  readonly account: string;
  /** Name of the hosted zone; the cell answers for `api.<domain>` and `<region>.cell.<domain>`. */
  readonly domain: string;
  /** How big the cell is bought. */
  readonly phase: Phase;
  /** Where the cell stands, from the contract of its region's network. */
  readonly network: {
    readonly vpcId: pulumi.Input<string>;
    /** The VPC's IPv4 block. */
    readonly cidr: string;
    readonly publicSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
  };
  /** Names of the records that validate the cell's certificate. */
  readonly certificateValidationFqdns: pulumi.Input<pulumi.Input<string>[]>;
  readonly tags: Tags;
  /** True lets the cell be destroyed; the second of the two keys that removal needs. @default false */
  readonly removable?: boolean;
  readonly overrides?: {
    readonly keys?: NonNullable<KeysArgs["overrides"]>;
    readonly entry?: EntryOverrides;
  };
}
