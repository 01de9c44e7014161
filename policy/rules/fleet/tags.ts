import { declaresInput } from "../../../infra/planner/checks/required";
import { stackTags } from "../../../infra/tags";
import { mapping, resourceRule } from "../../rule";
import { fleetOf } from "./stack";

export const tags = resourceRule({
  id: "fleet-tags",
  title: "A resource carries the tags of its stack",
  severity: "medium",
  frameworks: [mapping("worldcell", "A8")],
  why: "Without them nobody can tell whose it is, what it costs, or whether it may be deleted.",
  fix: "Pass the stack's tags, which infra/tags.ts makes.",
  types: ["aws:*"],
  properties: ["tags"],
  check: (it) => {
    const { fleet, spec } = fleetOf(it);
    if (!declaresInput(it.type, "tags")) it.notApplicable("the type takes no tags");
    if (it.isUnknown("tags")) it.undecided("tags");
    const found = it.tags;
    for (const [key, wanted] of Object.entries(
      stackTags(fleet.game, fleet.environment, spec.stack),
    )) {
      const tag = found.get(key);
      if (tag === undefined || tag.state === "absent")
        it.fail(`tags.${key}`, "is not set; it must be");
      else if (tag.state === "known" && tag.value !== wanted)
        it.fail(`tags.${key}`, "is not that of the stack");
    }
  },
});
