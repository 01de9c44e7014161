import * as kms from "@pulumi/aws/kms";
import type * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../../infra/tags";
import { namedTags } from "../../infra/tags";
import type { PolicyStatement } from "./keys-policy";
import { policyJson } from "./keys-policy";

/** Days in which a deleted key can be called back: the longest KMS offers, since its data dies with it. */
export const KEY_DELETION_DAYS = 30;

/** Days between rotations of a key's material; KMS allows 90 to 2560. */
export const KEY_ROTATION_DAYS = 365;

export interface CustomerKeyArgs {
  /** What the key protects, for people. */
  readonly description: string;
  /** Statements of the key policy; every service statement carries a condition. */
  readonly policy: readonly PolicyStatement[];
  /** Alias without `alias/`; unique in account and region. */
  readonly alias: string;
  readonly tags: Tags;
  /** True lets the key be destroyed. */
  readonly removable: boolean;
  /** Region other than the provider's, for the few keys that AWS reads elsewhere. */
  readonly region?: string;
  /** Other settings of the key; rotation, policy and kind cannot be changed. */
  readonly overrides?: Partial<kms.KeyArgs>;
}

/** A customer key with its alias. Use the ARN everywhere: a key id makes perpetual diffs in OpenSearch. */
export interface CustomerKey {
  readonly key: kms.Key;
  readonly alias: kms.Alias;
}

/** A symmetric key of one region that rotates, is protected, and takes 30 days to die. */
export function customerKey(
  name: string,
  args: CustomerKeyArgs,
  opts: pulumi.CustomResourceOptions,
): CustomerKey {
  const region = args.region === undefined ? {} : { region: args.region };
  const protect = !args.removable;
  const key = new kms.Key(
    name,
    {
      description: args.description,
      rotationPeriodInDays: KEY_ROTATION_DAYS,
      tags: namedTags(args.tags, name),
      ...args.overrides,
      ...region,
      policy: policyJson(args.policy),
      keyUsage: "ENCRYPT_DECRYPT",
      customerMasterKeySpec: "SYMMETRIC_DEFAULT",
      multiRegion: false,
      isEnabled: true,
      enableKeyRotation: true,
      deletionWindowInDays: KEY_DELETION_DAYS,
      bypassPolicyLockoutSafetyCheck: false,
    },
    { ...opts, protect },
  );
  const alias = new kms.Alias(
    `${name}-alias`,
    { ...region, name: `alias/${args.alias}`, targetKeyId: key.arn },
    { ...opts, protect },
  );
  return { key, alias };
}
