import { mapping, resourceRule } from "../../../../rule";
import { ACL, ACL_RULE, openEntries } from "./entries";

export const aclNotOpen = resourceRule({
  id: "aws-ec2-network-acl-not-open",
  title: "A network ACL that is written lets less through than AWS's own",
  severity: "low",
  frameworks: [mapping("worldcell", "network")],
  why: "An entry for every protocol of everybody guards nothing beside the security groups.",
  fix: "Name protocols and ports, or leave the default ACL as it is.",
  types: [ACL, ACL_RULE],
  properties: [],
  check: (it) => {
    for (const { place, key, ports } of openEntries(it))
      if (ports.kind === "all") place.fail(key, "opens every protocol to the world");
  },
});
