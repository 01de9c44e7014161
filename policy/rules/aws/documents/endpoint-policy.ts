import { actionBreadth, CARRIERS, isAnything } from "../../../iam";
import { mapping, stackRule } from "../../../rule";
import { eachStatement, isEveryone } from "./carried";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const POLICY = "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy";
const DOCUMENTS = CARRIERS.filter(({ kind }) => kind === "endpoint");

export const endpointPolicy = stackRule({
  id: "aws-documents-endpoint-policy",
  title: "An endpoint's policy says what it may be used for",
  severity: "low",
  frameworks: [mapping("worldcell", "exfiltration")],
  why: "An open endpoint is a way out of the network: with stolen keys, data can be sent to a stranger's bucket.",
  fix: "Give the endpoint a policy that demands aws:PrincipalAccount and aws:ResourceAccount to be one's own.",
  types: [ENDPOINT, POLICY],
  properties: ["policy"],
  check: (it) => {
    if (it.type === ENDPOINT) {
      if (
        it.text("vpcEndpointType") === "GatewayLoadBalancer" ||
        /vpce-svc/.test(it.text("serviceName") ?? "")
      )
        it.notApplicable("its service takes no policy");
      if (it.namedBy([POLICY], "vpcEndpointId").length > 0)
        it.notApplicable("its policy is a resource of its own");
      if (!it.has("policy")) {
        it.fail("policy", "is not set, which allows everything; it should name what is allowed");
        return;
      }
    }
    eachStatement(it, DOCUMENTS, "Allow", (statement, { fail }) => {
      const { actions, resources, conditions, conditionsUnknown, path } = statement;
      const every = actions?.patterns.some((action) => actionBreadth(action).kind === "every");
      const anything = resources?.patterns.some(isAnything);
      if (every !== true || anything !== true || !isEveryone(statement)) return;
      if (conditions.length === 0 && !conditionsUnknown)
        fail(path, "allows everything to everybody; it should name what is allowed");
    });
  },
});
