import { mapping, resourceRule } from "../../../../rule";
import { FLAGS } from "../BucketPublicAccessBlock/complete";

export const accessPointPublicAccess = resourceRule({
  id: "aws-s3-access-point-public-access",
  title: "An access point leaves no way open",
  severity: "critical",
  frameworks: [mapping("worldcell", "public-access")],
  why: "A public access point shows what its bucket hides, and cannot be closed again.",
  fix: "Leave publicAccessBlockConfiguration out, since all is blocked by default, or set all four flags to true.",
  types: ["aws:s3/accessPoint:AccessPoint"],
  properties: FLAGS.map((flag) => `publicAccessBlockConfiguration.${flag}`),
  check: (it) => {
    for (const flag of FLAGS)
      it.mustBeTrue(`publicAccessBlockConfiguration.${flag}`, { absent: "passes" });
  },
});
