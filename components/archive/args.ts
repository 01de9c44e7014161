import type * as athena from "@pulumi/aws/athena";
import type * as s3 from "@pulumi/aws/s3";
import type * as pulumi from "@pulumi/pulumi";
import type { Phase } from "../../infra/fleet/schema";
import type { Manifest } from "../../infra/model";
import type { ArchiveSize } from "../../infra/sizing/phases/archive";
import type { Tags } from "../../infra/tags";

/** Buckets of a cell's lake. */
export const STORES = ["raw", "curated", "archive", "results", "logs"] as const;
/**
 * - `raw`: what came in, as it came in.
 * - `curated`: prepared for analysis and recommendations; can be made again.
 * - `archive`: the history, which nothing but people deletes.
 * - `results`: what queries gave.
 * - `logs`: who read or wrote the other four.
 */
export type Store = (typeof STORES)[number];

/** Days after which the lake moves or drops what it holds. */
export interface ArchiveDays {
  /** Replaced and deleted versions of raw, curated and archive, in which a mistake can be undone. @default 90 */
  readonly noncurrent: number;
  /** Raw objects whose tag says that their copy was verified; others never expire. @default 60 */
  readonly verifiedRaw: number;
  /** Raw objects to Standard-IA, 30 and more. @default 90 */
  readonly rawInfrequent: number;
  /** Raw objects to Glacier Instant Retrieval, 30 and more after Standard-IA. @default 180 */
  readonly rawInstant: number;
  /** Curated objects to Standard-IA, 30 and more. @default 180 */
  readonly curatedInfrequent: number;
  /** Curated objects to Glacier Instant Retrieval, 30 and more after Standard-IA. @default 360 */
  readonly curatedInstant: number;
  /** Query results. @default the phase's `resultDays` */
  readonly results: number;
  /** Access logs. @default the phase's `accessLogDays` */
  readonly accessLogs: number;
}

/** A subnet that Glue jobs run in. */
export interface JobSubnet {
  readonly id: pulumi.Input<string>;
  /** Name of its AZ, `eu-west-1a`, which Glue asks for beside the subnet; not its id, `euw1-az1`. */
  readonly availabilityZone: pulumi.Input<string>;
}

/** The vault outside the home that the archive is copied to; from the contract of its region's network. */
export interface ArchiveRecovery {
  /** The vault's region; never the cell's own. */
  readonly region: string;
  readonly bucketArn: pulumi.Input<string>;
  /** Key that replicas are encrypted with. */
  readonly keyArn: pulumi.Input<string>;
}

/** Settings of children that the platform does not decide; what protects the lake cannot be changed. */
export interface ArchiveOverrides {
  /** The buckets themselves; what S3 has side resources for is not taken from here. */
  readonly buckets?: Partial<Record<Store, Pick<s3.BucketArgs, "tags">>>;
  /** Description and tags of the workgroup, for example; its configuration stays. */
  readonly workgroup?: Omit<Partial<athena.WorkgroupArgs>, "configuration">;
}

/** Inputs of {@link Archive}: plain values decide the shape, the rest comes from other resources. */
export interface ArchiveArgs {
  /** Region of the cell and of the stack's provider. */
  readonly region: string;
  /** AWS account id, 12 digits; part of the buckets' names, which are unique in the world. */
  readonly account: string;
  /** Phase of the cell; decides how much a query may scan and how long results and logs are kept. */
  readonly phase: Phase;
  /** What the phase allows and keeps. @default ARCHIVE_SIZES[phase] */
  readonly size?: ArchiveSize;
  /**
   * Zones whose history may come into this cell: those of its residency. More than its own, since a
   * home that moves takes the archive of its zone along. Order does not matter.
   */
  readonly zones: readonly string[];
  /** First day of the history, v1's included; queries see nothing of earlier days. @default FIRST_DAY, 2015-01-01 */
  readonly historyFrom?: string;
  readonly vpcId: pulumi.Input<string>;
  /** The VPC's IPv4 block, in which the Atlas endpoint stands. */
  readonly vpcCidr: string;
  /** App subnets, one an AZ, two or more; Glue jobs get a connection in each of the first two. */
  readonly subnets: readonly JobSubnet[];
  /** ARN of the cell's key for buckets. */
  readonly dataKeyArn: pulumi.Input<string>;
  /** ARN of the cell's key for log groups. */
  readonly logsKeyArn: pulumi.Input<string>;
  /** Where the archive is copied to. Absent while the zone has one region: then there is no copy outside it. */
  readonly recovery?: ArchiveRecovery;
  /** The data model, of which tables, rules and queries are made. @default the shipped game's */
  readonly model?: Manifest;
  readonly days?: Partial<ArchiveDays>;
  readonly tags: Tags;
  /** True lets the lake be destroyed, once people have emptied its buckets; the second of the two keys that removal needs. @default false */
  readonly removable?: boolean;
  readonly overrides?: ArchiveOverrides;
}
