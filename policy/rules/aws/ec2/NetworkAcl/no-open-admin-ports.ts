import { mapping, resourceRule } from "../../../../rule";
import { ACL, ACL_RULE, openEntries } from "./entries";

const ADMINISTRATIVE = [22, 3389] as const;
/** Answers to outgoing connections come back to ports from here on: an ACL has to let them in. */
const EPHEMERAL = { from: 1024, to: 32_768 } as const;

export const aclAdminPorts = resourceRule({
  id: "aws-ec2-network-acl-no-open-admin-ports",
  title: "A network ACL does not open SSH and RDP to the world",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "EC2.21"),
    mapping("cis", "6.2"),
    mapping("checkov", "CKV_AWS_231"),
    mapping("checkov", "CKV_AWS_232"),
  ],
  why: "An ACL that names these ports was meant to guard them; open, it is one careless group from a shell.",
  fix: "Name the networks from which machines are administered, or leave the ports out.",
  types: [ACL, ACL_RULE],
  properties: ["ingress.cidrBlock", "ingress.ipv6CidrBlock", "cidrBlock", "ipv6CidrBlock"],
  check: (it) => {
    for (const { place, key, ports } of openEntries(it)) {
      if (ports.kind !== "range" || ports.udp) continue;
      const { from, to } = ports;
      if (from >= EPHEMERAL.from && to >= EPHEMERAL.to) continue;
      const port = ADMINISTRATIVE.find((admin) => admin >= from && admin <= to);
      if (port !== undefined)
        place.fail(
          key,
          `opens port ${String(port)} (fromPort, toPort) to the world; it must name networks`,
        );
    }
  },
});
