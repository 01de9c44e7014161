import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";
import { LIFECYCLES } from "../buckets";
import { enabledRules, endsObjects, failNoRule, isUnfiltered } from "../lifecycle";

const DAYS = "noncurrentVersionExpiration.noncurrentDays";

export const versions = resourceRule({
  id: "aws-s3-bucket-lifecycle-configuration-versions",
  title: "Replaced versions are kept for a time, and no longer",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "recovery")],
  why: "What a job overwrote is found out weeks later; what a player had erased must not stay as an old version.",
  fix: "Add noncurrentVersionExpiration with noncurrentDays: 90, or 7 where all objects expire anyway.",
  types: LIFECYCLES,
  properties: ["rules.noncurrentVersionExpiration"],
  settings: {
    days: z.int().min(1).default(90).describe("Least days where objects are kept"),
    transientDays: z.int().min(1).default(7).describe("Least days where every object expires"),
    mostDays: z.int().min(1).default(365).describe("Most days"),
  },
  check: (it) => {
    const rules = enabledRules(it);
    const transient = rules.some((own) => isUnfiltered(own) && endsObjects(own));
    const { days, transientDays, mostDays } = it.settings;
    const own = rules.filter((entry) => entry.has("noncurrentVersionExpiration"));
    for (const entry of own) {
      entry.mustBeAtLeast(DAYS, transient ? transientDays : days);
      entry.mustBeAtMost(DAYS, mostDays);
    }
    if (!own.some(isUnfiltered))
      failNoRule(it, "have no noncurrentVersionExpiration for every object; one must");
  },
});
