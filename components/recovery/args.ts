import type * as kms from "@pulumi/aws/kms";
import type * as s3 from "@pulumi/aws/s3";
import type { Tags } from "../../infra/tags";

/** Inputs of {@link RecoveryVault}; all plain. */
export interface RecoveryVaultArgs {
  /** Region of the vault: the `recovery` of one or more zones. */
  readonly region: string;
  /** AWS account id, 12 digits; part of the bucket's name, which is unique in the world. */
  readonly account: string;
  readonly tags: Tags;
  /** Days that replaced and deleted versions are kept, in which a bad delete can be undone. @default 90 */
  readonly noncurrentDays?: number;
  /** Days that the vault's access log is kept. */
  readonly logDays: number;
  /** True lets the vault be destroyed; the second of the two keys that removal needs. @default false */
  readonly removable?: boolean;
  readonly overrides?: {
    readonly key?: Partial<kms.KeyArgs>;
    /** The bucket itself; what S3 has side resources for is not taken from here. */
    readonly bucket?: Pick<s3.BucketArgs, "tags">;
  };
}
