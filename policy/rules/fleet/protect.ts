import { protectedTypes, statefulReason } from "../../../infra/planner/replacement/stateful";
import { mapping, resourceRule } from "../../rule";
import { fleetOf } from "./stack";

export const protect = resourceRule({
  id: "fleet-protect",
  title: "What cannot be made again is protected from deletion",
  severity: "high",
  frameworks: [mapping("worldcell", "A5")],
  why: "One mistaken destroy, or a renamed component, deletes it together with what it holds.",
  fix: "Set protect: true. To remove it, turn both keys: the fleet says so and worldcell:confirmRemoval names the region.",
  exemptible: false,
  types: protectedTypes(),
  properties: [],
  check: (it) => {
    fleetOf(it);
    if (it.removing) it.notApplicable("its removal is confirmed");
    if (it.options.protect) return;
    it.fail("opts.protect", `is not set; with it goes: ${statefulReason(it.type) ?? ""}`);
  },
});
