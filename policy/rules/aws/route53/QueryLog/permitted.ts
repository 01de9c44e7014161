import { mapping, stackRule } from "../../../../rule";

export const queryLogPermitted = stackRule({
  id: "aws-route53-query-log-permitted",
  title: "Route 53 may write the log of a zone's queries",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A11")],
  why: "Without the right to write, the log is refused, or it ends without a word.",
  fix: "Add a LogResourcePolicy for route53.amazonaws.com in us-east-1.",
  types: ["aws:route53/queryLog:QueryLog"],
  properties: [],
  check: (it) => {
    const policies = it.ofType("aws:cloudwatch/logResourcePolicy:LogResourcePolicy");
    const permits = policies.some((policy) => {
      const key = policy.has("policyDocument") ? "policyDocument" : "policyName";
      return policy.isUnknown(key) || (policy.text(key) ?? "").includes("route53.amazonaws.com");
    });
    if (!permits)
      it.fail(
        "",
        "has no LogResourcePolicy beside it whose policyDocument names Route 53; it must have one",
      );
  },
});
