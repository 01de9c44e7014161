import { mapping, resourceRule, type Place } from "../../../../rule";
import { EGRESS_RULE, GROUP, INGRESS_RULE, RULE } from "./traffic";

const SINGLE = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"] as const;
const SEPARATE = [
  "cidrBlocks",
  "ipv6CidrBlocks",
  "prefixListIds",
  "sourceSecurityGroupId",
  "self",
] as const;
const INLINE = ["cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "securityGroups", "self"] as const;

function mustName(place: Place, [first, ...others]: readonly [string, ...string[]]): void {
  const named = [first, ...others].some((key) => place.isUnknown(key) || isSomething(place, key));
  if (!named)
    place.fail(first, `is not set, and none of ${others.join(", ")} is; one of them must be`);
}

function isSomething(place: Place, key: string): boolean {
  return key === "self" ? place.flag(key) === true : place.count(key) > 0 && place.text(key) !== "";
}

export const otherSideNamed = resourceRule({
  id: "aws-ec2-security-group-other-side-named",
  title: "A rule of a security group names its other side",
  severity: "medium",
  frameworks: [mapping("worldcell", "network")],
  why: "A rule that names nobody is refused, or it keeps the last source that somebody set by hand.",
  fix: "Name a network, a prefix list or a security group.",
  types: [GROUP, RULE, INGRESS_RULE, EGRESS_RULE],
  properties: [...SINGLE, "sourceSecurityGroupId"],
  check: (it) => {
    if (it.type === RULE) mustName(it, SEPARATE);
    else if (it.type !== GROUP) mustName(it, SINGLE);
    else {
      const rules = [...it.list("ingress"), ...it.list("egress")];
      if (rules.length === 0) it.notApplicable("has no inline rules");
      for (const rule of rules)
        it.part(() => {
          mustName(rule, INLINE);
        });
    }
  },
});
