import { mapping, resourceRule } from "../../../../rule";
import { EXTERNAL, EXTERNAL_REPLICA, KEY, KEYS } from "../types";

export const enabled = resourceRule({
  id: "aws-kms-key-enabled",
  title: "A key can be used",
  severity: "high",
  frameworks: [mapping("checkov", "CKV_AWS_227")],
  why: "A disabled key makes everything under it unreadable: caches, indices, buckets and queues stop.",
  fix: "Leave the setting out or set it to true. To give a key up, delete it with its waiting time.",
  types: KEYS,
  properties: ["isEnabled", "enabled"],
  check: (it) => {
    const imported = it.type === EXTERNAL || it.type === EXTERNAL_REPLICA;
    if (imported && !it.has("keyMaterialBase64"))
      it.notApplicable("a key that waits for its material is always disabled");
    it.mustBeTrue(it.type === KEY ? "isEnabled" : "enabled", { absent: "passes" });
  },
});
