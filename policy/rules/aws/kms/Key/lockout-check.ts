import { mapping, resourceRule } from "../../../../rule";
import { KEYS } from "../types";

export const lockoutCheck = resourceRule({
  id: "aws-kms-key-lockout-check",
  title: "KMS checks that a key's policy leaves somebody in",
  severity: "high",
  frameworks: [mapping("worldcell", "recovery")],
  why: "A policy that shuts everybody out makes the key, and all data under it, unmanageable for good.",
  fix: "Leave bypassPolicyLockoutSafetyCheck out or set it to false.",
  types: KEYS,
  properties: ["bypassPolicyLockoutSafetyCheck"],
  check: (it) => {
    it.mustBeFalse("bypassPolicyLockoutSafetyCheck");
  },
});
