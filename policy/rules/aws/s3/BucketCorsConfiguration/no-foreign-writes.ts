import { mapping, resourceRule } from "../../../../rule";
import { BUCKETS, CORS } from "../buckets";

const WRITES = ["PUT", "POST", "DELETE"];

export const noForeignWrites = resourceRule({
  id: "aws-s3-bucket-cors-configuration-no-foreign-writes",
  title: "No page of anybody writes into a bucket",
  severity: "medium",
  frameworks: [mapping("worldcell", "public-access")],
  why: "Any page that a player visits may change objects with what the player's browser holds.",
  fix: "Name the origins of your own pages in allowedOrigins.",
  types: [...CORS, ...BUCKETS],
  properties: ["corsRules"],
  check: (it) => {
    if (!it.has("corsRules")) it.notApplicable("takes no requests of pages");
    for (const rule of it.list("corsRules")) {
      it.part(() => {
        const writes = rule.texts("allowedMethods").some((method) => WRITES.includes(method));
        if (writes && rule.texts("allowedOrigins").includes("*"))
          rule.fail("allowedOrigins", "is * for methods that write; it must name origins");
      });
    }
  },
});
