import type { Place, Subject } from "../../../../rule";
import { admitWorld } from "./networks";

/** Types that hold rules of security groups: inline, and each on its own. */
export const GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
export const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
export const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const EGRESS_RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

export type Direction = "ingress" | "egress";

/** Types that can hold rules of a direction. */
export function typesOf(direction: Direction): string[] {
  return [GROUP, DEFAULT_GROUP, RULE, direction === "ingress" ? INGRESS_RULE : EGRESS_RULE];
}

/** What a rule of a security group lets through. */
export type Ports =
  | { readonly kind: "all" }
  | { readonly kind: "range"; readonly udp: boolean; readonly from: number; readonly to: number }
  /** A protocol without ports: ICMP, ESP. */
  | { readonly kind: "none" };

/** Where a rule names the other side. */
interface Names {
  readonly networks: readonly string[];
  readonly groups: readonly string[];
  readonly lists: readonly string[];
  readonly protocol: string;
}

const INLINE: Names = {
  networks: ["cidrBlocks", "ipv6CidrBlocks"],
  groups: ["securityGroups", "self"],
  lists: ["prefixListIds"],
  protocol: "protocol",
};
const SEPARATE: Names = { ...INLINE, groups: ["sourceSecurityGroupId", "self"] };
const SINGLE: Names = {
  networks: ["cidrIpv4", "cidrIpv6"],
  groups: ["referencedSecurityGroupId"],
  lists: ["prefixListId"],
  protocol: "ipProtocol",
};

/** One rule of a security group, however it is spelled. */
export interface Traffic {
  /** Where the rule's properties stand. */
  readonly place: Place;
  readonly names: Names;
}

/** The rules of one direction that a resource holds. A separate rule of the other direction holds none. */
export function trafficOf<V>(it: Subject<V>, direction: Direction): Traffic[] {
  switch (it.type) {
    case RULE:
      return it.text("type") === direction ? [{ place: it, names: SEPARATE }] : [];
    case INGRESS_RULE:
    case EGRESS_RULE:
      return [{ place: it, names: SINGLE }];
    default:
      return it.list(direction).map((place) => ({ place, names: INLINE }));
  }
}

/** The networks that a rule names, with the property that does. */
export function networksOf({ place, names }: Traffic): { key: string; cidrs: string[] }[] {
  return names.networks.map((key) => ({ key, cidrs: place.texts(key) }));
}

/** Properties through which a rule lets in the world. */
export function worldKeys(traffic: Traffic): string[] {
  return networksOf(traffic)
    .filter(({ cidrs }) => admitWorld(cidrs))
    .map(({ key }) => key);
}

/** Protocol and ports of a rule; what is not said is everything. */
export function portsOf({ place, names }: Traffic): Ports {
  const protocol = (
    place.text(names.protocol) ?? String(place.number(names.protocol) ?? "-1")
  ).toLowerCase();
  if (protocol === "-1" || protocol === "all") return { kind: "all" };
  const udp = protocol === "udp" || protocol === "17";
  if (!udp && protocol !== "tcp" && protocol !== "6") return { kind: "none" };
  const from = place.number("fromPort");
  const to = place.number("toPort");
  if (from === undefined && to === undefined) return { kind: "all" };
  const low = from ?? to ?? 0;
  return { kind: "range", udp, from: low, to: Math.max(low, to ?? low) };
}
