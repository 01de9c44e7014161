import { mapping, resourceRule } from "../../../../rule";
import { isWorld } from "../SecurityGroup/networks";

const LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";

export const prefixListNotWorld = resourceRule({
  id: "aws-ec2-managed-prefix-list-not-world",
  title: "A prefix list names networks, not the world",
  severity: "high",
  frameworks: [mapping("worldcell", "network")],
  why: "Every security group that names the list is open, and none of them shows it.",
  fix: "List the networks that are meant.",
  types: [LIST, "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry"],
  properties: ["entries.cidr", "cidr"],
  check: (it) => {
    const entries = it.type === LIST ? it.list("entries") : [it];
    if (entries.length === 0) it.notApplicable("has no inline entries");
    for (const entry of entries)
      it.part(() => {
        if (isWorld(entry.text("cidr") ?? ""))
          entry.fail("cidr", "is all addresses, or a large part of them; it must name networks");
      });
  },
});
