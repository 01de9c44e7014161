import type { Rule } from "../../../rule/rule";
import { noCreateGrant } from "./Grant/no-create-grant";
import { deletionWindow } from "./Key/deletion-window";
import { enabled } from "./Key/enabled";
import { lockoutCheck } from "./Key/lockout-check";
import { rotation } from "./Key/rotation";
import { singleRegion } from "./Key/single-region";

/** Rules about keys. */
export const KMS_RULES: readonly Rule[] = [
  rotation,
  enabled,
  lockoutCheck,
  deletionWindow,
  singleRegion,
  noCreateGrant,
];
