import { mapping, resourceRule } from "../../../../rule";
import { hasUnknownNames, isCalledPublic } from "../Subnet/names";
import { MACHINES, TEMPLATE } from "./types";

export const noPublicAddress = resourceRule({
  id: "aws-ec2-instance-no-public-address",
  title: "Machines have no public address",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "EC2.9"),
    mapping("fsbp", "EC2.25"),
    mapping("checkov", "CKV_AWS_88"),
  ],
  why: "Every port that a group opens by mistake can be reached from the internet.",
  fix: "Leave associatePublicIpAddress out or false, and put a load balancer in front.",
  types: MACHINES,
  properties: ["associatePublicIpAddress", "networkInterfaces.associatePublicIpAddress"],
  check: (it) => {
    if (it.context.fleet === undefined && (isCalledPublic(it) || /vpn|proxy/i.test(it.name)))
      it.notApplicable("stands at the edge, as its name says");
    if (it.context.fleet === undefined && hasUnknownNames(it)) it.undecided("tags");
    if (it.type !== TEMPLATE) {
      it.mustBeFalse("associatePublicIpAddress");
      return;
    }
    for (const device of it.list("networkInterfaces"))
      device.mustBeFalse("associatePublicIpAddress");
  },
});
