import { mapping, resourceRule } from "../../../../rule";
import { ENCRYPTIONS } from "../buckets";
import { usesKms } from "../encryption";

const PATH = "blockedEncryptionTypes";

export const blockedTypes = resourceRule({
  id: "aws-s3-bucket-server-side-encryption-configuration-blocked-types",
  title: "Nobody writes into a bucket with a key that the owner does not have",
  severity: "medium",
  frameworks: [mapping("worldcell", "ransom")],
  why: "Who got hold of a role rewrites every object under a key of their own, and asks for money.",
  fix: "Set blockedEncryptionTypes: [SSE-C]; new buckets have it by default, older ones need not.",
  types: ENCRYPTIONS,
  properties: ["rules.blockedEncryptionTypes"],
  check: (it) => {
    for (const rule of it.list("rules")) {
      it.part(() => {
        if (rule.texts(PATH).includes("NONE"))
          rule.fail(PATH, "is NONE, which lets SSE-C in; it must be SSE-C");
        // A fleet says it for its data; elsewhere the default of new buckets is enough.
        else if (it.context.fleet !== undefined && usesKms(rule)) rule.mustExist(PATH);
      });
    }
  },
});
