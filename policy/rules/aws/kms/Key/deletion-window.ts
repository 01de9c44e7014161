import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";
import { KEYS } from "../types";

/** The longest that KMS offers: a cell's data dies with its key. */
const FLEET_DAYS = 30;

export const deletionWindow = resourceRule({
  id: "aws-kms-key-deletion-window",
  title: "A deleted key can be called back for weeks",
  severity: "high",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "recovery")],
  why: "All data under a key dies with it; whoever was on holiday finds out too late.",
  fix: "Leave deletionWindowInDays out, or set it to 30, which is also the default.",
  types: KEYS,
  properties: ["deletionWindowInDays"],
  settings: {
    days: z.int().min(7).max(30).default(14).describe("Least days in stacks of no fleet"),
  },
  check: (it) => {
    const least = it.context.fleet === undefined ? it.settings.days : FLEET_DAYS;
    it.mustBeAtLeast("deletionWindowInDays", least, { absent: "passes" });
  },
});
