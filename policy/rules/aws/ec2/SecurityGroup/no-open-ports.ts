import { mapping, resourceRule } from "../../../../rule";
import { neverOpen } from "./ports";
import { portsOf, trafficOf, typesOf, worldKeys } from "./traffic";

export const noOpenPorts = resourceRule({
  id: "aws-ec2-security-group-no-open-ports",
  title: "No administrative port, no store and no range of ports is open to the world",
  severity: "critical",
  frameworks: [
    mapping("fsbp", "EC2.19"),
    mapping("fsbp", "EC2.13"),
    mapping("fsbp", "EC2.14"),
    mapping("cis", "6.3"),
    mapping("cis", "6.4"),
    mapping("checkov", "CKV_AWS_24"),
    mapping("checkov", "CKV_AWS_25"),
    mapping("checkov", "CKV_AWS_277"),
    mapping("trivy", "AVD-AWS-0107"),
  ],
  why: "Such ports are scanned within minutes, and behind them stands a shell or players' data.",
  fix: "Name the networks or security groups that need the port; reach machines through Session Manager.",
  types: typesOf("ingress"),
  properties: [
    "ingress.cidrBlocks",
    "ingress.ipv6CidrBlocks",
    "ingress.protocol",
    "ingress.fromPort",
    "ingress.toPort",
    "cidrBlocks",
    "ipv6CidrBlocks",
    "protocol",
    "cidrIpv4",
    "cidrIpv6",
    "ipProtocol",
    "fromPort",
    "toPort",
  ],
  check: (it) => {
    const rules = trafficOf(it, "ingress");
    if (rules.length === 0) it.notApplicable("holds no rule about incoming traffic");
    for (const rule of rules) {
      it.part(() => {
        for (const key of worldKeys(rule)) {
          const what = neverOpen(portsOf(rule));
          if (what !== undefined)
            rule.place.fail(
              key,
              `opens ${what} (${rule.names.protocol}, fromPort, toPort) to the world; it must name networks or groups`,
            );
        }
      });
    }
  },
});
