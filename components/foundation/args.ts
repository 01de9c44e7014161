import type * as acm from "@pulumi/aws/acm";
import type * as ecr from "@pulumi/aws/ecr";
import type * as kms from "@pulumi/aws/kms";
import type * as route53 from "@pulumi/aws/route53";
import type * as mongodbatlas from "@pulumi/mongodbatlas/project";
import type { Tags } from "../../infra/tags";

/** Settings of children that the platform does not decide. */
export interface FoundationOverrides {
  readonly zone?: Partial<route53.ZoneArgs>;
  readonly certificate?: Partial<acm.CertificateArgs>;
  readonly repositories?: Partial<ecr.RepositoryArgs>;
  readonly registryKey?: Partial<kms.KeyArgs>;
  readonly project?: Partial<mongodbatlas.ProjectArgs>;
}

/** Inputs of {@link Foundation}; all plain. */
export interface FoundationArgs {
  readonly game: string;
  readonly environment: string;
  /** Name of the hosted zone, lower case, without a dot at its end. */
  readonly domain: string;
  /** AWS account id, 12 digits. */
  readonly account: string;
  /** Region of the stack's provider: registry and certificate request stand here. Not us-east-1. */
  readonly control: string;
  /** Regions of the cells, which get copies of the images. */
  readonly cellRegions: readonly string[];
  /** True signs the hosted zone; the DS record must then be given to the parent zone by hand. */
  readonly dnssec: boolean;
  /** True creates the account's singletons: the registry's replication, the service-linked roles of the stores. */
  readonly ownsAccount: boolean;
  readonly atlas: {
    /** Atlas organization id, 24 hex digits. */
    readonly organizationId: string;
  };
  /** Mail address that certification authorities report refused requests to; none by default. */
  readonly caaContact?: string;
  /** Days that DNS query logs are kept; a value that CloudWatch Logs accepts. @default 30 */
  readonly queryLogDays?: number;
  readonly tags: Tags;
  /** True lets the foundation be destroyed; the second of the two keys that removal needs. @default false */
  readonly removable?: boolean;
  readonly overrides?: FoundationOverrides;
}
