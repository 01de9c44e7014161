import { mapping, resourceRule } from "../../../../rule";
import { LOGGINGS } from "../buckets";

const GROUPS = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;

export const loggingGrants = resourceRule({
  id: "aws-s3-bucket-logging-grants",
  title: "Nobody of the internet reads a bucket's log",
  severity: "high",
  frameworks: [mapping("worldcell", "logs")],
  why: "It tells who asks for which objects, with addresses and names.",
  fix: "Leave targetGrants out, and say in the log bucket's policy who may read.",
  types: LOGGINGS,
  properties: ["targetGrants"],
  check: (it) => {
    for (const grant of it.list("targetGrants")) {
      it.part(() => {
        if (GROUPS.test(grant.text("grantee.uri") ?? ""))
          grant.fail("grantee.uri", "is a group that everybody is in");
      });
    }
  },
});
