import { mapping, resourceRule } from "../../rule";
import { fleetOf } from "./stack";

export const account = resourceRule({
  id: "fleet-account",
  title: "A provider works in the fleet's account only",
  severity: "high",
  frameworks: [mapping("worldcell", "A2")],
  why: "With other credentials in the shell, an update would build, or delete, in another account.",
  fix: "Set allowedAccountIds to the fleet's account, and nothing else.",
  exemptible: false,
  types: ["pulumi:providers:aws"],
  properties: ["allowedAccountIds"],
  check: (it) => {
    const { fleet } = fleetOf(it);
    if (/^default(_|$)/.test(it.name))
      it.notApplicable("the engine makes it, and no resource may use it");
    const found = it.find("allowedAccountIds");
    if (found.state === "unknown") it.undecided("allowedAccountIds");
    // The provider's configuration goes over the wire as JSON texts.
    const ids =
      found.state === "known" && typeof found.value === "string"
        ? (it.document("allowedAccountIds") ?? [])
        : it.texts("allowedAccountIds");
    if (!Array.isArray(ids) || ids.length !== 1 || ids[0] !== fleet.account)
      it.fail("allowedAccountIds", "is not the fleet's account alone; it must be");
  },
});
