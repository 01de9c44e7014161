import { mapping, stackRule } from "../../../../rule";
import { isAbout, POLICY, TARGET } from "../targets";

export const targetFollowed = stackRule({
  id: "aws-appautoscaling-target-followed",
  title: "What may scale has a policy that scales it",
  severity: "medium",
  frameworks: [mapping("worldcell", "A4")],
  fromPhase: "launch",
  why: "Without a policy or a schedule the capacity stays where it is, whatever the load.",
  fix: "Add a Policy with the target's resourceId and scalableDimension.",
  types: [TARGET],
  properties: [],
  check: (it) => {
    const followers = it.ofType(POLICY, "aws:appautoscaling/scheduledAction:ScheduledAction");
    const found = followers.map((other) => isAbout(other, it));
    if (found.includes("yes")) return;
    if (found.includes("maybe")) it.undecided("resourceId");
    it.fail("", "has no Policy and no ScheduledAction; it must have one");
  },
});
