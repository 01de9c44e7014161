import type { Place, Subject } from "../../../../rule";
import { isWorld } from "../SecurityGroup/networks";
import type { Ports } from "../SecurityGroup/traffic";

export const ACL = "aws:ec2/networkAcl:NetworkAcl";
export const ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule";

/** Entries of a network ACL that let the world in, inline or on their own, with the property that says so. */
export function openEntries<V>(it: Subject<V>): { place: Place; key: string; ports: Ports }[] {
  const inline = it.type === ACL;
  if (!inline && it.flag("egress") === true) it.notApplicable("is about outgoing traffic");
  const entries: Place[] = inline ? it.list("ingress") : [it];
  if (entries.length === 0) it.notApplicable("has no inline entries");
  return entries.flatMap((place) => {
    const allowed = place.text(inline ? "action" : "ruleAction")?.toLowerCase() === "allow";
    const key = ["cidrBlock", "ipv6CidrBlock"].find((name) => isWorld(place.text(name) ?? ""));
    return allowed && key !== undefined ? [{ place, key, ports: portsOf(place) }] : [];
  });
}

function portsOf(place: Place): Ports {
  const protocol = (
    place.text("protocol") ?? String(place.number("protocol") ?? "-1")
  ).toLowerCase();
  if (protocol === "-1" || protocol === "all") return { kind: "all" };
  const udp = protocol === "udp" || protocol === "17";
  if (!udp && protocol !== "tcp" && protocol !== "6") return { kind: "none" };
  const from = place.number("fromPort") ?? 0;
  return { kind: "range", udp, from, to: place.number("toPort") ?? 65_535 };
}
