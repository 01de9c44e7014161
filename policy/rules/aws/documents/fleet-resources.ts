import { isAnything } from "../../../iam";
import { mapping, resourceRule } from "../../../rule";
import { fleetOf } from "../../fleet/stack";
import { eachStatement, guarding, RESOURCE, resourcesAt } from "./carried";

/** Documents in which `*` means more than the resource that carries them. */
const CARRIERS = RESOURCE.filter(({ scope }) => scope !== "self");

export const fleetResources = resourceRule({
  id: "aws-documents-fleet-resources",
  title: "A document of the fleet names the resources that it lets others use",
  severity: "medium",
  frameworks: [mapping("worldcell", "least-privilege")],
  why: "With * a service may write into every log group of the account, or anywhere in a bucket.",
  fix: "Name log groups by their prefix, and folders of a bucket.",
  ...guarding(CARRIERS),
  check: (it) => {
    fleetOf(it);
    eachStatement(it, CARRIERS, "Allow", (statement, { fail }) => {
      if (statement.resources?.patterns.some(isAnything) === true)
        fail(resourcesAt(statement), "is *; it must name resources");
    });
  },
});
