import * as cloudwatch from "@pulumi/aws/cloudwatch";
import { Provider } from "@pulumi/aws/provider";
import * as wafv2 from "@pulumi/aws/wafv2";

const metric = (name: string) => ({
  cloudwatchMetricsEnabled: true,
  metricName: name,
  sampledRequestsEnabled: true,
});

/** The managed groups that everybody starts with, a rate limit, a list of addresses, and the log. */
export function regional(): void {
  const blocked = new wafv2.IpSet("blocked", {
    scope: "REGIONAL",
    ipAddressVersion: "IPV4",
    addresses: ["192.0.2.0/24"],
  });
  const groups = [
    "AWSManagedRulesAmazonIpReputationList",
    "AWSManagedRulesCommonRuleSet",
    "AWSManagedRulesKnownBadInputsRuleSet",
    "AWSManagedRulesSQLiRuleSet",
  ];
  const acl = new wafv2.WebAcl("entry", {
    name: "entry",
    description: "Public entry",
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    rules: [
      {
        name: "blocked",
        priority: 0,
        action: { block: {} },
        statement: { ipSetReferenceStatement: { arn: blocked.arn } },
        visibilityConfig: metric("blocked"),
      },
      {
        name: "rate",
        priority: 1,
        action: { block: { customResponse: { responseCode: 429 } } },
        statement: { rateBasedStatement: { limit: 2000, aggregateKeyType: "IP" } },
        visibilityConfig: metric("rate"),
      },
      ...groups.map((name, index) => ({
        name,
        priority: index + 10,
        overrideAction: { none: {} },
        statement: {
          managedRuleGroupStatement: {
            name,
            vendorName: "AWS",
            ...(name === "AWSManagedRulesCommonRuleSet"
              ? {
                  ruleActionOverrides: [
                    { name: "SizeRestrictions_BODY", actionToUse: { count: {} } },
                  ],
                }
              : {}),
          },
        },
        visibilityConfig: metric(name),
      })),
    ],
    visibilityConfig: metric("entry"),
  });
  const log = new cloudwatch.LogGroup("waf", {
    name: "aws-waf-logs-entry",
    retentionInDays: 365,
  });
  new wafv2.WebAclLoggingConfiguration("entry", {
    resourceArn: acl.arn,
    logDestinationConfigs: [log.arn],
    redactedFields: [
      { singleHeader: { name: "authorization" } },
      { singleHeader: { name: "cookie" } },
    ],
    loggingFilter: {
      defaultBehavior: "DROP",
      filters: [
        {
          behavior: "KEEP",
          requirement: "MEETS_ANY",
          conditions: [{ actionCondition: { action: "BLOCK" } }],
        },
      ],
    },
  });
  new wafv2.WebAclAssociation("stage", {
    resourceArn: "arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5/stages/production",
    webAclArn: acl.arn,
  });
}

/** For the CDN, which has it in us-east-1; only some countries, only some paths. */
export function cloudFront(): void {
  const virginia = new Provider("us-east-1", { region: "us-east-1" });
  const paths = new wafv2.RegexPatternSet(
    "admin",
    {
      scope: "CLOUDFRONT",
      regularExpressions: [{ regexString: "^/admin(/.*)?$" }],
    },
    { provider: virginia },
  );
  const own = new wafv2.RuleGroup(
    "own",
    {
      scope: "CLOUDFRONT",
      capacity: 60,
      rules: [
        {
          name: "admin-from-elsewhere",
          priority: 1,
          action: { block: {} },
          statement: {
            andStatement: {
              statements: [
                {
                  regexPatternSetReferenceStatement: {
                    arn: paths.arn,
                    fieldToMatch: { uriPath: {} },
                    textTransformations: [{ priority: 0, type: "URL_DECODE" }],
                  },
                },
                {
                  notStatement: {
                    statements: [{ geoMatchStatement: { countryCodes: ["IE", "DE"] } }],
                  },
                },
              ],
            },
          },
          visibilityConfig: metric("admin"),
        },
      ],
      visibilityConfig: metric("own"),
    },
    { provider: virginia },
  );
  const acl = new wafv2.WebAcl(
    "cdn",
    {
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      rules: [
        {
          name: "own",
          priority: 0,
          overrideAction: { none: {} },
          statement: { ruleGroupReferenceStatement: { arn: own.arn } },
          visibilityConfig: metric("own"),
        },
        {
          name: "known-bad-inputs",
          priority: 1,
          overrideAction: { none: {} },
          statement: {
            managedRuleGroupStatement: {
              vendorName: "AWS",
              name: "AWSManagedRulesKnownBadInputsRuleSet",
              version: "Version_1.22",
            },
          },
          visibilityConfig: metric("known-bad-inputs"),
        },
        {
          name: "bots",
          priority: 2,
          overrideAction: { count: {} },
          statement: {
            managedRuleGroupStatement: {
              vendorName: "AWS",
              name: "AWSManagedRulesBotControlRuleSet",
              managedRuleGroupConfigs: [
                { awsManagedRulesBotControlRuleSet: { inspectionLevel: "COMMON" } },
              ],
            },
          },
          visibilityConfig: metric("bots"),
        },
      ],
      visibilityConfig: metric("cdn"),
    },
    { provider: virginia },
  );
  new wafv2.WebAclLoggingConfiguration(
    "cdn",
    {
      resourceArn: acl.arn,
      logDestinationConfigs: [
        "arn:aws:firehose:us-east-1:111122223333:deliverystream/aws-waf-logs-cdn",
      ],
    },
    { provider: virginia },
  );
}

/** Nobody but the offices. */
export function officesOnly(): void {
  const offices = new wafv2.IpSet("offices", {
    scope: "REGIONAL",
    ipAddressVersion: "IPV4",
    addresses: ["198.51.100.0/24", "203.0.113.16/28"],
  });
  const acl = new wafv2.WebAcl("tools", {
    scope: "REGIONAL",
    defaultAction: { block: {} },
    rules: [
      {
        name: "bad-inputs",
        priority: 0,
        overrideAction: { none: {} },
        statement: {
          managedRuleGroupStatement: {
            name: "AWSManagedRulesKnownBadInputsRuleSet",
            vendorName: "AWS",
          },
        },
        visibilityConfig: metric("bad-inputs"),
      },
      {
        name: "offices",
        priority: 1,
        action: { allow: {} },
        statement: { ipSetReferenceStatement: { arn: offices.arn } },
        visibilityConfig: metric("offices"),
      },
    ],
    visibilityConfig: metric("tools"),
  });
  new wafv2.WebAclLoggingConfiguration("tools", {
    resourceArn: acl.arn,
    logDestinationConfigs: ["arn:aws:s3:::aws-waf-logs-acme-tools"],
  });
}
