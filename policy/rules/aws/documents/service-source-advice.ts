import { isSourceless } from "../../../iam";
import { mapping, resourceRule } from "../../../rule";
import { eachStatement, guarding, RESOURCE } from "./carried";
import { mustBeTied, untied } from "./sources";

export const serviceSourceAdvice = resourceRule({
  id: "aws-documents-service-source-advice",
  title:
    "A document that lets a service in says for whom it may act, where little can be done in a stranger's name",
  severity: "low",
  frameworks: [mapping("worldcell", "confused-deputy")],
  why: "The service acts for all its customers; a stranger can have it write or send in the owner's name.",
  fix: "Demand aws:SourceAccount or aws:SourceArn, if the service sends them.",
  ...guarding(RESOURCE),
  check: (it) => {
    if (it.context.fleet !== undefined)
      it.notApplicable("aws-documents-service-source demands it in a fleet");
    eachStatement(it, RESOURCE, "Allow", (statement, carried) => {
      const must = mustBeTied(statement, carried);
      const services = untied(statement, carried).filter(
        (service) => !isSourceless(service) && !must.includes(service),
      );
      if (services.length > 0)
        carried.fail(
          `${statement.path}.Condition`,
          "does not say for whom the service acts; it should demand aws:SourceAccount or aws:SourceArn",
        );
    });
  },
});
