import { isSourceless } from "../../../iam";
import { mapping, resourceRule } from "../../../rule";
import { eachStatement, guarding, RESOURCE } from "./carried";
import { mustBeTied, untied } from "./sources";

export const serviceSource = resourceRule({
  id: "aws-documents-service-source",
  title: "A document that lets a service in says for whom it may act",
  severity: "medium",
  frameworks: [mapping("worldcell", "confused-deputy")],
  why: "The service acts for all its customers; a stranger can have it read, write or send in the owner's name.",
  fix: "Demand aws:SourceAccount or aws:SourceArn; for a key, the encryption context does it too.",
  ...guarding(RESOURCE),
  check: (it) => {
    eachStatement(it, RESOURCE, "Allow", (statement, carried) => {
      const services =
        it.context.fleet === undefined
          ? mustBeTied(statement, carried)
          : untied(statement, carried, true).filter((service) => !isSourceless(service));
      if (services.length > 0)
        carried.fail(
          `${statement.path}.Condition`,
          "does not say for whom the service acts; it must demand aws:SourceArn or aws:SourceAccount",
        );
    });
  },
});
