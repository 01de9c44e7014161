import { mapping, resourceRule } from "../../rule";
import { fleetOf, shownRegion } from "./stack";

const PROVIDER = "pulumi:providers:aws";
/** The engine's own provider for resources that were given none. */
const DEFAULT = /^default(_|$)/;

export const region = resourceRule({
  id: "fleet-region",
  title: "A resource stands in a region of its stack, by an explicit provider",
  severity: "high",
  frameworks: [mapping("worldcell", "A2")],
  why: "A default provider takes the account and region of whoever runs the update.",
  fix: "Pass the stack's own provider; take another region only where the stack's role declares it.",
  exemptible: false,
  types: ["aws:*", "mongodbatlas:*", "kubernetes:*", PROVIDER],
  properties: ["region"],
  check: (it) => {
    const { spec } = fleetOf(it);
    if (it.type === PROVIDER) {
      if (DEFAULT.test(it.name))
        it.notApplicable("the engine makes it, and no resource may use it");
      it.mustBeOneOf("region", [spec.region]);
      return;
    }
    const { provider } = it.judged;
    if (provider === undefined || DEFAULT.test(provider.name))
      it.fail("opts.provider", "is not set; it must be the stack's own provider");
    if (!it.type.startsWith("aws:")) return;
    const allowed = [spec.region, ...spec.foreignRegions];
    const { region: own } = it;
    if (own !== undefined && !allowed.includes(own))
      it.fail(
        "region",
        `is ${shownRegion(own)}; a ${spec.role} stack may use ${allowed.join(", ")}`,
      );
  },
});
