import { mapping, resourceRule } from "../../../../rule";

export const flowLogTraffic = resourceRule({
  id: "aws-ec2-flow-log-traffic",
  title: "A flow log holds all traffic",
  severity: "medium",
  frameworks: [mapping("fsbp", "EC2.6")],
  why: "A log of accepted traffic shows no attempts, and one of rejected traffic shows no success.",
  fix: "Set trafficType to ALL. That replaces the flow log.",
  types: ["aws:ec2/flowLog:FlowLog"],
  properties: ["trafficType"],
  check: (it) => {
    if (it.has("transitGatewayId") || it.has("transitGatewayAttachmentId"))
      it.notApplicable("a transit gateway's log has no such choice");
    // Rejected traffic alone is what the published controls ask for; a fleet wants to know of the rest too.
    const allowed = it.context.fleet === undefined ? ["ALL", "REJECT"] : ["ALL"];
    it.mustBeOneOf("trafficType", allowed, { shown: ["ACCEPT", "REJECT"] });
  },
});
