import type * as kms from "@pulumi/aws/kms";
import type { Tags } from "../../infra/tags";
import type { CellKey } from "./keys-policy";

/** Inputs of {@link Keys}; all plain. */
export interface KeysArgs {
  /** Region of the cell. */
  readonly region: string;
  /** AWS account id, 12 digits. */
  readonly account: string;
  /** The stack's tags; game and environment also name the aliases. */
  readonly tags: Tags;
  /** True lets the keys be destroyed; the second of the two keys that removal needs. @default false */
  readonly removable?: boolean;
  /** Other settings by key; policy, rotation, kind and deletion window cannot be changed. */
  readonly overrides?: Partial<Record<CellKey, Partial<kms.KeyArgs>>>;
}
