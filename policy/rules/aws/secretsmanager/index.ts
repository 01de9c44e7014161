import type { Rule } from "../../../rule/rule";
import { secretCustomerKey } from "./Secret/customer-key";
import { recoveryWindow } from "./Secret/recovery-window";
import { secretRotation } from "./Secret/rotation";
import { interval } from "./SecretRotation/interval";
import { writeOnly } from "./SecretVersion/write-only";

/** Rules about secrets. */
export const SECRETSMANAGER_RULES: readonly Rule[] = [
  secretCustomerKey,
  recoveryWindow,
  secretRotation,
  interval,
  writeOnly,
];
