import { mapping, resourceRule } from "../../../../rule";
import { fleetOf } from "../../../fleet/stack";
import { eachStatement, guarding, TRUST } from "../../documents/carried";
import { trustedServices } from "./trusted-services";

export const trustServiceSource = resourceRule({
  id: "aws-iam-role-trust-service-source",
  title: "A role of the fleet says for whom a service may take it",
  severity: "medium",
  frameworks: [mapping("worldcell", "confused-deputy")],
  why: "The service acts for all its customers; one of them could have it act on the fleet's data.",
  fix: "Demand aws:SourceAccount and aws:SourceArn; with ...IfExists where the service may leave them out.",
  ...guarding(TRUST),
  check: (it) => {
    fleetOf(it);
    eachStatement(it, TRUST, "Allow", (statement, { fail }) => {
      const { services, tied } = trustedServices(statement, true);
      if (services.length > 0 && tied === "no")
        fail(
          `${statement.path}.Condition`,
          "does not say for whom the service acts; it must demand aws:SourceAccount or aws:SourceArn",
        );
    });
  },
});
