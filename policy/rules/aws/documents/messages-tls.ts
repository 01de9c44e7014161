import { mapping, resourceRule } from "../../../rule";
import { eachDocument, guarding, RESOURCE } from "./carried";
import { blame, mayRefuse, refuses } from "./requests";

const CARRIERS = RESOURCE.filter(({ guards }) => guards === "sqs" || guards === "sns");
const KEY = "aws:securetransport";

/** A resource that the document's own statements name, or any. */
function named(patterns: readonly string[]): string {
  return patterns.find((pattern) => !/[*?$]/.test(pattern)) ?? "arn:aws:sqs:eu-west-1:0:some";
}

export const messagesTls = resourceRule({
  id: "aws-documents-messages-tls",
  title: "The policy of a queue or a topic refuses plain HTTP",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("nag", "AwsSolutions-SQS4"), mapping("nag", "AwsSolutions-SNS3")],
  why: "An old client could send what it has to say readable over the network.",
  fix: "Deny sqs:* or sns:Publish to * where aws:SecureTransport is false.",
  ...guarding(CARRIERS),
  check: (it) => {
    eachDocument(it, CARRIERS, ({ carrier, document, fail }) => {
      const action = carrier.guards === "sqs" ? "sqs:SendMessage" : "sns:Publish";
      const patterns = document.statements.flatMap(({ resources }) => resources?.patterns ?? []);
      const request = { action, resource: named(patterns), context: { [KEY]: "false" } };
      const truth = refuses(document, request);
      if (truth === "yes" || mayRefuse(document, truth)) return;
      fail(
        blame(document, request, KEY),
        "does not refuse plain HTTP; it must, by aws:SecureTransport",
      );
    });
  },
});
