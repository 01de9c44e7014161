import { mapping, resourceRule } from "../../../../rule";

export const queryLogRegion = resourceRule({
  id: "aws-route53-query-log-region",
  title: "The log of a zone's queries stands where Route 53 can write",
  severity: "medium",
  frameworks: [mapping("worldcell", "A11")],
  why: "Route 53 writes queries in us-east-1 only.",
  fix: "Name a log group in us-east-1.",
  types: ["aws:route53/queryLog:QueryLog"],
  properties: ["cloudwatchLogGroupArn"],
  check: (it) => {
    const arn = it.text("cloudwatchLogGroupArn") ?? "";
    // Other partitions have their own region for it.
    if (arn.startsWith("arn:aws:") && !arn.startsWith("arn:aws:logs:us-east-1:"))
      it.fail("cloudwatchLogGroupArn", "is not in us-east-1; it must be");
  },
});
