import { type Copy, mapping, resourceRule, UNKNOWN } from "../../rule";
import { isManagedKey } from "../aws/kms/customer-key";
import { fleetOf } from "./stack";

/** Names of properties that hold a key; the value of `type: "aws/..."` enumerations is not one. */
const KEY = /kms(?:Master)?Key(?:Id|Arn)?|encryptionKey|keyArn|keyId$/i;

export const customerKeys = resourceRule({
  id: "fleet-customer-keys",
  title: "What is encrypted is encrypted with the fleet's own keys",
  severity: "medium",
  frameworks: [mapping("worldcell", "A12")],
  why: "A key that AWS manages cannot be taken away from anybody, and its use is not the fleet's to limit.",
  fix: "Pass the ARN of one of the cell's customer keys.",
  types: ["aws:*"],
  properties: [],
  check: (it) => {
    fleetOf(it);
    const walk = (value: Copy, key: string, path: string): void => {
      if (value === UNKNOWN || value === null) return;
      if (typeof value === "string") {
        if (KEY.test(key) && isManagedKey(value))
          it.fail(path, "is a key that AWS manages; it must be a customer key");
      } else if (Array.isArray(value)) {
        (value as readonly Copy[]).forEach((item, index) => {
          walk(item, key, `${path}[${String(index)}]`);
        });
      } else if (typeof value === "object") {
        for (const [inner, item] of Object.entries(value)) walk(item, inner, `${path}.${inner}`);
      }
    };
    for (const key of it.keys()) walk(it.copy(key), key, key);
  },
});
