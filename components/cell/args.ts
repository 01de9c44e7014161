import type * as pulumi from "@pulumi/pulumi";
import type { Phase } from "../../infra/fleet/schema";
import type { Tags } from "../../infra/tags";
import type { ArchiveOverrides, ArchiveRecovery } from "../archive";
import type { CacheArgs, CacheOverrides } from "../cache";
import type { EntryOverrides } from "../entry";
import type { KeysArgs } from "../keys";
import type { LoaderArgs, SearchArgs, SearchOverrides } from "../search";

/** A subnet of the cell, as the contract of its region's network has it. */
export interface CellSubnet {
  readonly id: string;
  /** AZ id, `euw1-az1`. */
  readonly availabilityZone: string;
  /** IPv4 block. */
  readonly cidr: string;
}

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
    readonly vpcId: string;
    /** The VPC's IPv4 block. */
    readonly cidr: string;
    readonly publicSubnetIds: readonly string[];
    readonly appSubnets: readonly (CellSubnet & {
      /** The AZ's name in this account, `eu-west-1a`. */
      readonly availabilityZoneName: string;
    })[];
    readonly dataSubnets: readonly CellSubnet[];
  };
  /** Names of the records that validate the cell's certificate. */
  readonly certificateValidationFqdns: pulumi.Input<pulumi.Input<string>[]>;
  /** Zones of the cell's residency: any of them may bring its history here. */
  readonly zones: readonly string[];
  /** The fleet's database, as this region reaches it. */
  readonly atlas: LoaderArgs["atlas"];
  /** Folder of the cell's curated bucket that fills search once, `backfill/players/`. @default no pipeline */
  readonly searchBackfill?: string;
  /** True in the one cell that applies the data model to the database. */
  readonly schemaCell: boolean;
  /** Vault of the cell's zone; absent where the zone has none, or has it in the cell's own region. */
  readonly recovery?: ArchiveRecovery;
  /** What stands already, as the providers' lookups show it. */
  readonly live: {
    readonly caches: CacheArgs["live"];
    /** Absent before the domain exists. */
    readonly search?: NonNullable<SearchArgs["live"]>;
  };
  /** Declared launches that concern the cell, none of them over. @default none */
  readonly launches?: NonNullable<CacheArgs["launches"]>;
  readonly tags: Tags;
  /** True lets the cell be destroyed; the second of the two keys that removal needs. @default false */
  readonly removable?: boolean;
  readonly overrides?: {
    readonly keys?: NonNullable<KeysArgs["overrides"]>;
    readonly entry?: EntryOverrides;
    readonly cache?: CacheOverrides;
    readonly search?: SearchOverrides;
    readonly archive?: ArchiveOverrides;
  };
}
