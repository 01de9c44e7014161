import type * as inputs from "@pulumi/aws/types/input";
import type { Phase } from "../../infra/fleet/schema";
import { LOG_GROUPS } from "../../infra/log-groups";
import { physicalName } from "../../infra/naming";
import type { Tags } from "../../infra/tags";
import { bucketArn, tlsOnly } from "../bucket";
import { policyJson, regionalArn } from "../keys";

/** Port of the data access service's pods, unless the caller says otherwise. */
export const SERVICE_PORT = 8080;

/** Requests of one address in five minutes, unless the caller says otherwise. */
export const REQUESTS_PER_FIVE_MINUTES = 10_000;

/** Longest component name: a load balancer's name has 32 characters, `-alb` and the provider's suffix of 8 among them. */
const NAME_LENGTH = 20;

/** Days that access logs are kept. */
export const ACCESS_LOG_DAYS: Readonly<Record<Phase, number>> = {
  seed: 30,
  launch: 90,
  growth: 90,
  scale: 90,
};

/** Days that the firewall's log is kept; values that CloudWatch Logs accepts. */
export const FIREWALL_LOG_DAYS: Readonly<Record<Phase, number>> = {
  seed: 14,
  launch: 30,
  growth: 30,
  scale: 30,
};

/** @throws when the load balancer's autoname would exceed 32 characters, or the rate limit what WAF takes. */
export function checkEntry(name: string, requestsPerFiveMinutes: number): void {
  if (name.length > NAME_LENGTH) {
    throw new Error(
      `Entry "${name}": the name has ${String(name.length)} characters; ${String(NAME_LENGTH)} is the most, since a load balancer's name ends at 32. Choose a shorter name.`,
    );
  }
  // Bounds of RateBasedStatement.Limit in the WAF API reference.
  if (requestsPerFiveMinutes < 10 || requestsPerFiveMinutes > 2_000_000_000) {
    throw new Error(
      `Entry "${name}": requestsPerFiveMinutes is ${String(requestsPerFiveMinutes)}; WAF takes 10 to 2000000000. Give a limit in that range.`,
    );
  }
}

/**
 * Names of a cell's certificate. They are the same in every region, and so are their validation
 * records: the foundation makes those once.
 */
export function certificateNames(domain: string): { name: string; alternative: string } {
  return { name: `api.${domain}`, alternative: `*.cell.${domain}` };
}

/** Bucket of the access logs; the account makes it unique in the world. */
export function accessLogBucketName(tags: Tags, region: string, account: string): string {
  return physicalName("bucket", tags.game, tags.environment, region, "entry-logs", account);
}

/** Log group of the firewall: WAF writes only to groups whose name begins so. */
export function firewallLogGroupName(tags: Tags): string {
  return physicalName("logGroup", `${LOG_GROUPS.firewall}${tags.game}-${tags.environment}`);
}

/**
 * Policy of the access logs' bucket: TLS 1.2 or newer, and load balancers of this account and region may write.
 *
 * The conditions on the source are `...IfExists`: the ELB user guide recommends them, but load
 * balancers have been seen to come without the keys, and then a plain condition refuses every
 * delivery and the load balancer's creation with it. The path, which ELB fills with the sending
 * account, holds in both cases.
 */
export function accessLogPolicy(scope: {
  readonly bucket: string;
  readonly region: string;
  readonly account: string;
}): string {
  const arn = bucketArn(scope.region, scope.bucket);
  return policyJson([
    ...tlsOnly(arn),
    {
      Sid: "LoadBalancerLogs",
      Effect: "Allow",
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `${arn}/AWSLogs/${scope.account}/*`,
      Condition: {
        StringEqualsIfExists: { "aws:SourceAccount": scope.account },
        ArnLikeIfExists: {
          "aws:SourceArn": regionalArn(scope, "elasticloadbalancing", "loadbalancer/*"),
        },
      },
    },
  ]);
}

/** Managed rule groups of AWS, cheapest to judge first; 925 of the 1,500 capacity units a web ACL has. */
const MANAGED_GROUPS = [
  { rule: "ip-reputation", group: "AWSManagedRulesAmazonIpReputationList", priority: 0 },
  { rule: "known-bad-inputs", group: "AWSManagedRulesKnownBadInputsRuleSet", priority: 2 },
  { rule: "common", group: "AWSManagedRulesCommonRuleSet", priority: 3 },
] as const;

/** What CloudWatch shows of one rule, or of the whole web ACL. */
export function visibility(metricName: string): {
  cloudwatchMetricsEnabled: true;
  metricName: string;
  sampledRequestsEnabled: true;
} {
  return { cloudwatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true };
}

/**
 * Rules of the web ACL by priority: addresses of ill repute, floods from one address, known
 * exploits, common attacks. The rate limit stands before the costlier groups, so a flood never
 * reaches them.
 */
export function firewallRules(requestsPerFiveMinutes: number): inputs.wafv2.WebAclRule[] {
  const managed = MANAGED_GROUPS.map(({ rule, group, priority }) => ({
    name: rule,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name: group } },
    visibilityConfig: visibility(rule),
  }));
  const rate = {
    name: "rate-per-address",
    priority: 1,
    action: { block: {} },
    statement: {
      rateBasedStatement: {
        aggregateKeyType: "IP",
        evaluationWindowSec: 300,
        limit: requestsPerFiveMinutes,
      },
    },
    visibilityConfig: visibility("rate-per-address"),
  };
  return [...managed, rate].sort((a, b) => a.priority - b.priority);
}
