import { mapping, stackRule } from "../../../../rule";
import { HEALTH_CHECK } from "../zones";

export const checkChildren = stackRule({
  id: "aws-route53-health-check-children",
  title: "A cell's check counts both its endpoint and its fence",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A11")],
  why: "Without the one a lost cell keeps its players, and without the other nobody can take them away from it.",
  fix: "List the checks of the endpoint and of the fence in childHealthchecks.",
  types: [HEALTH_CHECK],
  properties: ["childHealthchecks"],
  check: (it) => {
    if (it.text("type") !== "CALCULATED") it.notApplicable("is not calculated");
    it.mustKnowAll("childHealthchecks");
    const children = it
      .ofType(HEALTH_CHECK)
      .filter((other) => other.urn !== it.urn && it.names("childHealthchecks", other) === "yes");
    if (children.length < it.count("childHealthchecks"))
      it.fail("childHealthchecks", "names a check that is not in this stack");
    const kinds = children.map((child) => child.text("type"));
    if (!kinds.includes("CLOUDWATCH_METRIC"))
      it.fail("childHealthchecks", "holds no check of a fence, of type CLOUDWATCH_METRIC; it must");
    if (!kinds.some((kind) => kind?.startsWith("HTTPS") === true))
      it.fail("childHealthchecks", "holds no check of an endpoint, of type HTTPS; it must");
  },
});
