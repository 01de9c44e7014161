import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";
import { routingOf } from "../routing";
import { RECORD } from "../zones";

export const recordTtl = resourceRule({
  id: "aws-route53-record-short-ttl",
  title: "A record that may be left out is not remembered for long",
  severity: "low",
  frameworks: [mapping("worldcell", "A11")],
  why: "Players stay with a lost target until their resolver forgets it.",
  fix: "Set ttl to 60 or less.",
  types: [RECORD],
  properties: [],
  settings: {
    seconds: z.int().min(0).default(60).describe("Longest TTL of a record with a routing policy."),
  },
  check: (it) => {
    if (it.has("aliases")) it.notApplicable("is an alias, whose TTL is its target's");
    if (routingOf(it) === undefined) it.notApplicable("is alone under its name");
    it.mustBeAtMost("ttl", it.settings.seconds, { absent: "fails" });
  },
});
