import { z } from "zod";
import { mapping, resourceRule } from "../../../rule";
import { ALERT } from "../types";

export const alertDelay = resourceRule({
  id: "mongodbatlas-alert-configuration-delay",
  title: "An alert speaks soon",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "MA-11")],
  why: "A message that waits for hours tells of a lost primary when the players are gone.",
  fix: "Set delayMin to the minutes that the condition may last by itself.",
  types: [ALERT],
  properties: ["notifications.delayMin"],
  settings: {
    minutes: z.int().min(0).default(60).describe("Most minutes before the first message"),
  },
  check: (it) => {
    for (const notification of it.list("notifications"))
      it.part(() => {
        notification.mustBeAtMost("delayMin", it.settings.minutes);
      });
  },
});
