import { mapping, resourceRule } from "../../../../rule";
import { eachStatement, guarding, TRUST } from "../../documents/carried";
import { trustedServices } from "./trusted-services";

export const trustServiceSourceAdvice = resourceRule({
  id: "aws-iam-role-trust-service-source-advice",
  title: "A role says for whom a service may take it, where the service's documentation shows how",
  severity: "low",
  frameworks: [mapping("worldcell", "confused-deputy")],
  why: "The service acts for all its customers; one of them could have it act on what the role reaches.",
  fix: "Demand aws:SourceAccount and aws:SourceArn.",
  ...guarding(TRUST),
  check: (it) => {
    if (it.context.fleet !== undefined)
      it.notApplicable("aws-iam-role-trust-service-source demands it in a fleet");
    eachStatement(it, TRUST, "Allow", (statement, { fail }) => {
      const { services, tied } = trustedServices(statement, false);
      if (services.length > 0 && tied === "no")
        fail(
          `${statement.path}.Condition`,
          "does not say for whom the service acts; it should demand aws:SourceAccount or aws:SourceArn",
        );
    });
  },
});
