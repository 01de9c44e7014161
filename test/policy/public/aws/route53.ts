import * as cloudwatch from "@pulumi/aws/cloudwatch";
import { Provider } from "@pulumi/aws/provider";
import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";

const TARGET = {
  name: "entry-123456789.eu-west-1.elb.amazonaws.com",
  zoneId: "Z32O12XQLNTSW2",
};

/** A public zone, signed, with its queries logged. */
export function publicZone(): void {
  const virginia = new Provider("us-east-1", { region: "us-east-1" });
  const zone = new route53.Zone("shop", {
    name: "shop.example.com",
    comment: "The shop",
    forceDestroy: false,
  });
  const log = new cloudwatch.LogGroup(
    "queries",
    { name: "/aws/route53/shop.example.com", retentionInDays: 365 },
    { provider: virginia },
  );
  const allow = new cloudwatch.LogResourcePolicy(
    "queries",
    {
      policyName: "route53-query-logging",
      policyDocument: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "route53.amazonaws.com" },
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: "arn:aws:logs:us-east-1:111122223333:log-group:/aws/route53/*",
            Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
          },
        ],
      }),
    },
    { provider: virginia },
  );
  new route53.QueryLog(
    "shop",
    { zoneId: zone.zoneId, cloudwatchLogGroupArn: log.arn },
    { dependsOn: [allow] },
  );
  const key = new route53.KeySigningKey("shop", {
    hostedZoneId: zone.id,
    keyManagementServiceArn:
      "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    name: "shop",
  });
  new route53.HostedZoneDnsSec("shop", { hostedZoneId: key.hostedZoneId });
  new route53.Record("apex", {
    zoneId: zone.zoneId,
    name: "shop.example.com",
    type: "A",
    aliases: [{ ...TARGET, evaluateTargetHealth: true }],
  });
  new route53.Record("apex-v6", {
    zoneId: zone.zoneId,
    name: "",
    type: route53.RecordType.AAAA,
    aliases: [
      {
        name: "d111111abcdef8.cloudfront.net",
        zoneId: "Z2FDTNDATAQYW2",
        evaluateTargetHealth: false,
      },
    ],
  });
  new route53.Record("www", {
    zoneId: zone.zoneId,
    name: "www",
    type: "CNAME",
    ttl: 300,
    records: [zone.name],
  });
  new route53.Record("caa", {
    zoneId: zone.zoneId,
    name: "shop.example.com",
    type: "CAA",
    ttl: 3600,
    records: ['0 issue "amazon.com"', '0 iodef "mailto:security@example.com"'],
  });
  new route53.Record("spf", {
    zoneId: zone.zoneId,
    name: "shop.example.com",
    type: "TXT",
    ttl: 3600,
    records: ["v=spf1 include:amazonses.com -all", "google-site-verification=abc123"],
  });
  new route53.Record("dmarc", {
    zoneId: zone.zoneId,
    name: "_dmarc",
    type: "TXT",
    ttl: 3600,
    records: ["v=DMARC1; p=reject; rua=mailto:dmarc@example.com"],
  });
  new route53.Record("mail", {
    zoneId: zone.zoneId,
    name: "shop.example.com",
    type: "MX",
    ttl: 3600,
    records: ["10 inbound-smtp.eu-west-1.amazonaws.com"],
  });
  new route53.Record("delegation", {
    zoneId: zone.zoneId,
    name: "dev",
    type: "NS",
    ttl: 172800,
    records: ["ns-1.awsdns-01.com.", "ns-2.awsdns-02.net."],
  });
}

/** Private zones, of two VPCs and of another account's. */
export function privateZones(): void {
  const zone = new route53.Zone("internal", {
    name: "internal.example.com",
    vpcs: [
      { vpcId: "vpc-0a11b22c33d44e55f" },
      { vpcId: "vpc-0b11b22c33d44e55f", vpcRegion: "us-east-1" },
    ],
  });
  new route53.Record("database", {
    zoneId: zone.zoneId,
    name: "orders.internal.example.com",
    type: "CNAME",
    ttl: 60,
    records: ["orders.cluster-abc.eu-west-1.rds.amazonaws.com"],
  });
  new route53.VpcAssociationAuthorization("tools", {
    zoneId: zone.id,
    vpcId: "vpc-0c11b22c33d44e55f",
  });
  const reverse = new route53.Zone(
    "reverse",
    { name: "40.10.in-addr.arpa", vpcs: [{ vpcId: "vpc-0a11b22c33d44e55f" }] },
    { ignoreChanges: ["vpcs"] },
  );
  new route53.ZoneAssociation("reverse", {
    zoneId: reverse.zoneId,
    vpcId: "vpc-0d11b22c33d44e55f",
  });
}

/** Records of all policies, with the checks that they need. */
export function routing(): void {
  const zoneId = route53.getZoneOutput({ name: new pulumi.Config().require("domain") }).zoneId;
  const https = new route53.HealthCheck("primary", {
    fqdn: "primary.shop.example.com",
    type: "HTTPS",
    port: 443,
    resourcePath: "/healthz",
    failureThreshold: 3,
    requestInterval: 30,
    enableSni: true,
    measureLatency: true,
    regions: ["eu-west-1", "us-east-1", "ap-southeast-1"],
  });
  const tcp = new route53.HealthCheck("secondary", {
    fqdn: "secondary.shop.example.com",
    type: "TCP",
    port: 443,
    failureThreshold: 5,
    requestInterval: 10,
  });
  const alarm = new route53.HealthCheck("by-alarm", {
    type: "CLOUDWATCH_METRIC",
    cloudwatchAlarmName: "errors",
    cloudwatchAlarmRegion: "eu-west-1",
    insufficientDataHealthStatus: "LastKnownStatus",
  });
  const both = new route53.HealthCheck("both", {
    type: "CALCULATED",
    childHealthThreshold: 1,
    childHealthchecks: [https.id, tcp.id, alarm.id],
  });
  new route53.Record("primary", {
    zoneId,
    name: "www",
    type: "A",
    setIdentifier: "primary",
    failoverRoutingPolicies: [{ type: "PRIMARY" }],
    healthCheckId: https.id,
    aliases: [{ ...TARGET, evaluateTargetHealth: true }],
  });
  new route53.Record("secondary", {
    zoneId,
    name: "www",
    type: "A",
    setIdentifier: "secondary",
    failoverRoutingPolicies: [{ type: "SECONDARY" }],
    aliases: [
      {
        name: "d111111abcdef8.cloudfront.net",
        zoneId: "Z2FDTNDATAQYW2",
        evaluateTargetHealth: false,
      },
    ],
  });
  for (const [region, address] of Object.entries({
    "eu-west-1": "192.0.2.10",
    "us-east-1": "192.0.2.20",
  })) {
    new route53.Record(`api-${region}`, {
      zoneId,
      name: "api",
      type: "A",
      ttl: 60,
      setIdentifier: region,
      latencyRoutingPolicies: [{ region }],
      healthCheckId: both.id,
      records: [address],
    });
    new route53.Record(`multi-${region}`, {
      zoneId,
      name: "dns",
      type: "A",
      ttl: 60,
      setIdentifier: region,
      multivalueAnswerRoutingPolicy: true,
      healthCheckId: https.id,
      records: [address],
    });
  }
  for (const [name, weight] of [
    ["blue", 90],
    ["green", 10],
  ] as const) {
    new route53.Record(`canary-${name}`, {
      zoneId,
      name: "checkout",
      type: "CNAME",
      ttl: 30,
      setIdentifier: name,
      weightedRoutingPolicies: [{ weight }],
      records: [`${name}.shop.example.com`],
    });
  }
  for (const [name, policy] of Object.entries({
    europe: { continent: "EU" },
    california: { country: "US", subdivision: "CA" },
    everyone: { country: "*" },
  })) {
    new route53.Record(`geo-${name}`, {
      zoneId,
      name: "media",
      type: "A",
      setIdentifier: name,
      geolocationRoutingPolicies: [policy],
      aliases: [{ ...TARGET, evaluateTargetHealth: true }],
    });
  }
}

/** Resolvers: names of the offices, and a list of names that nobody may look up. */
export function resolvers(): void {
  const outbound = new route53.ResolverEndpoint("outbound", {
    direction: "OUTBOUND",
    securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
    ipAddresses: [
      { subnetId: "subnet-0a11b22c33d44e55f" },
      { subnetId: "subnet-0b11b22c33d44e55f" },
    ],
    protocols: ["Do53", "DoH"],
  });
  const rule = new route53.ResolverRule("offices", {
    domainName: "corp.example.com",
    ruleType: "FORWARD",
    resolverEndpointId: outbound.id,
    targetIps: [{ ip: "192.168.10.53" }, { ip: "192.168.20.53", port: 53 }],
  });
  new route53.ResolverRuleAssociation("offices", {
    resolverRuleId: rule.id,
    vpcId: "vpc-0a11b22c33d44e55f",
  });
  const domains = new route53.ResolverFirewallDomainList("blocked", {
    domains: ["malware.example.net."],
  });
  const group = new route53.ResolverFirewallRuleGroup("blocked", {});
  new route53.ResolverFirewallRule("blocked", {
    name: "blocked",
    action: "BLOCK",
    blockResponse: "NXDOMAIN",
    firewallDomainListId: domains.id,
    firewallRuleGroupId: group.id,
    priority: 100,
  });
  new route53.ResolverFirewallRuleGroupAssociation("blocked", {
    firewallRuleGroupId: group.id,
    vpcId: "vpc-0a11b22c33d44e55f",
    priority: 200,
    mutationProtection: "ENABLED",
  });
  const log = new route53.ResolverQueryLogConfig("queries", {
    destinationArn: "arn:aws:s3:::acme-dns-logs",
  });
  new route53.ResolverQueryLogConfigAssociation("queries", {
    resolverQueryLogConfigId: log.id,
    resourceId: "vpc-0a11b22c33d44e55f",
  });
}
