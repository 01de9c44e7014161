import { narrowsBySourceOnly } from "../../../iam";
import { mapping, resourceRule } from "../../../rule";
import { eachStatement, guarding, isEveryone, principalsAt, RESOURCE } from "./carried";

/** Queues and topics: AWS's own examples and defaults let a source in by its ARN alone. */
const CARRIERS = RESOURCE.filter(({ guards, open }) => !open && !/^(sqs|sns)$/.test(guards));

export const namesServices = resourceRule({
  id: "aws-documents-names-services",
  title: "A document that lets services in names them",
  severity: "medium",
  frameworks: [mapping("worldcell", "least-privilege")],
  why: "Any service that acts for the source is let in, and a slip in the condition lets in the world.",
  fix: "Name the service in Principal, and keep the condition on its source.",
  ...guarding(CARRIERS),
  check: (it) => {
    eachStatement(it, CARRIERS, "Allow", (statement, { fail }) => {
      if (isEveryone(statement) && narrowsBySourceOnly(statement) === "yes")
        fail(
          principalsAt(statement),
          "is *, narrowed by its source alone; it must name the service",
        );
    });
  },
});
