import { z } from "zod";
import { ARCHIVE_SIZES } from "../../../../../infra/sizing/phases/archive";
import { mapping, type Place, stackRule, type Subject } from "../../../../rule";
import { bucketOf, LIFECYCLES } from "../buckets";
import { asksForTag, enabledRules, endsObjects, failNoRule, isUnfiltered } from "../lifecycle";
import { receivesLogs, receivesResults } from "../uses";

const DAYS = "expiration.days";

/** Data stays, but for objects that a job has marked. */
function mustKeep(rules: readonly Place[], markedDays: number): void {
  for (const rule of rules.filter(endsObjects)) {
    if (asksForTag(rule)) rule.mustBeAtLeast(DAYS, markedDays);
    else rule.fail("filter", "asks for no tag, so that objects end which no job has marked");
  }
}

/** Every object ends, after the days that it is needed. */
function mustEnd<V>(it: Subject<V>, rules: readonly Place[], least: number, most: number): void {
  const own = rules.filter((rule) => isUnfiltered(rule) && rule.has(DAYS));
  if (own.length === 0) failNoRule(it, "have no expiration.days for every object; one must");
  for (const rule of own) {
    rule.mustBeAtLeast(DAYS, least);
    rule.mustBeAtMost(DAYS, most);
  }
}

export const expiry = stackRule({
  id: "aws-s3-bucket-lifecycle-configuration-expiry",
  title: "History stays, logs and results of queries end",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A6")],
  why: "A rule one line too wide ends the players' history overnight; a log without an end keeps their addresses.",
  fix: "Let data expire by a tag only. Let logs and results expire after the days of their phase.",
  types: LIFECYCLES,
  properties: ["rules.expiration", "rules.filter"],
  settings: {
    markedDays: z.int().min(1).default(30).describe("Least days that marked objects are kept"),
    mostDays: z.int().min(1).default(400).describe("Most days that logs and results are kept"),
  },
  check: (it) => {
    const bucket = bucketOf(it) ?? it.notApplicable("its bucket stands in another stack");
    const { markedDays, mostDays } = it.settings;
    const { accessLogDays } = ARCHIVE_SIZES[it.context.phase];
    const rules = enabledRules(it);
    if (receivesLogs(bucket)) mustEnd(it, rules, accessLogDays, mostDays);
    else if (receivesResults(bucket)) mustEnd(it, rules, 1, mostDays);
    else mustKeep(rules, markedDays);
  },
});
