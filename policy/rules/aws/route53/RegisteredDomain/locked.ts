import { mapping, resourceRule } from "../../../../rule";

export const domainLocked = resourceRule({
  id: "aws-route53-registered-domain-locked",
  title: "A domain is locked, renewed and private",
  severity: "medium",
  frameworks: [
    mapping("checkov", "CKV_AWS_377"),
    mapping("prowler", "route53_domains_transferlock_enabled"),
    mapping("prowler", "route53_domains_privacy_protection_enabled"),
  ],
  why: "Who takes over the domain, or registers it after it ran out, is the game for all its players.",
  fix: "Leave transferLock, autoRenew and the privacy switches out or true.",
  types: [
    "aws:route53domains/registeredDomain:RegisteredDomain",
    "aws:route53domains/domain:Domain",
  ],
  properties: ["transferLock", "autoRenew", "adminPrivacy", "registrantPrivacy", "techPrivacy"],
  check: (it) => {
    for (const key of [
      "transferLock",
      "autoRenew",
      "adminPrivacy",
      "registrantPrivacy",
      "techPrivacy",
    ])
      it.mustBeTrue(key, { absent: "passes" });
  },
});
