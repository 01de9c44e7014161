import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as kms from "@pulumi/aws/kms";
import * as route53 from "@pulumi/aws/route53";
import type * as pulumi from "@pulumi/pulumi";
import { ROUTE53_REGION } from "../../infra/contracts/stacks";
import { physicalName } from "../../infra/naming";
import { namedTags } from "../../infra/tags";
import type { CustomerKey } from "../keys";
import { accountRoot, cloudWatchLogs, customerKey, KEY_DELETION_DAYS, policyJson } from "../keys";
import { makeLogGroup } from "../monitoring";
import type { FoundationArgs } from "./args";
import {
  caaRecords,
  dnssecKeyPolicy,
  queryLogGroup,
  queryLogPolicy,
  signingKeyName,
} from "./foundation-layout";

/** Seconds that resolvers keep a record that hardly ever changes. */
const SLOW_TTL = 3600;

/** What every part of the foundation is built from. */
export interface FoundationContext {
  readonly name: string;
  readonly args: FoundationArgs;
  readonly parent: pulumi.Resource;
  /** Protection of what cannot be had again; `true` until the fleet is being removed. */
  readonly protect: boolean;
}

/**
 * The hosted zone, with who may issue certificates for it.
 * Accelerated recovery must be on before Route 53's control plane is lost; switching it off is an
 * explicit `false`, which comes with removal.
 */
export function makeZone(context: FoundationContext): route53.Zone {
  const { name, args, parent, protect } = context;
  const zone = new route53.Zone(
    `${name}-zone`,
    {
      comment: `${args.game} ${args.environment}`,
      tags: namedTags(args.tags, `${name}-zone`),
      ...args.overrides?.zone,
      name: args.domain,
      enableAcceleratedRecovery: protect,
      forceDestroy: false,
    },
    { parent, protect },
  );
  new route53.Record(
    `${name}-caa`,
    {
      zoneId: zone.zoneId,
      name: args.domain,
      type: "CAA",
      ttl: SLOW_TTL,
      records: caaRecords(args.caaContact),
    },
    { parent },
  );
  return zone;
}

export interface QueryLog {
  readonly key: CustomerKey;
  readonly logGroup: cloudwatch.LogGroup;
  readonly queryLog: route53.QueryLog;
}

/** The zone's queries, in a log group that Route 53 can only write to in us-east-1. */
export function makeQueryLog(context: FoundationContext, zone: route53.Zone): QueryLog {
  const { name, args, parent, protect } = context;
  const scope = { account: args.account, region: ROUTE53_REGION };
  const groupName = physicalName("logGroup", queryLogGroup(args.domain));
  const key = customerKey(
    `${name}-query-key`,
    {
      description: `${args.game} ${args.environment}: DNS query log`,
      policy: [accountRoot(scope), cloudWatchLogs(scope, groupName)],
      alias: `${args.game}-${args.environment}-query-log`,
      tags: args.tags,
      removable: !protect,
      region: ROUTE53_REGION,
    },
    { parent },
  );
  const logGroup = makeLogGroup(
    `${name}-queries`,
    {
      region: ROUTE53_REGION,
      groupName,
      keyArn: key.key.arn,
      days: args.queryLogDays ?? 30,
      tags: args.tags,
      protect,
    },
    parent,
  );
  const policy = new cloudwatch.LogResourcePolicy(
    `${name}-query-policy`,
    {
      region: ROUTE53_REGION,
      policyName: `${args.game}-${args.environment}-query-log`,
      policyDocument: policyJson(queryLogPolicy(scope, groupName)),
    },
    { parent },
  );
  const queryLog = new route53.QueryLog(
    `${name}-query-log`,
    { zoneId: zone.zoneId, cloudwatchLogGroupArn: logGroup.arn },
    // Route 53 tries to write at creation and refuses without the policy.
    { parent, dependsOn: [policy] },
  );
  return { key, logGroup, queryLog };
}

export interface Dnssec {
  readonly key: kms.Key;
  readonly signingKey: route53.KeySigningKey;
  readonly signing: route53.HostedZoneDnsSec;
}

/**
 * Signs the zone. The key must be of this kind and in us-east-1, and cannot rotate.
 * Taking it away starts at the parent zone's DS record, else the domain goes dark: all protected.
 */
export function makeDnssec(context: FoundationContext, zone: route53.Zone): Dnssec {
  const { name, args, parent, protect } = context;
  const key = new kms.Key(
    `${name}-dnssec-key`,
    {
      region: ROUTE53_REGION,
      description: `${args.game} ${args.environment}: DNSSEC of ${args.domain}`,
      policy: policyJson(dnssecKeyPolicy({ account: args.account, region: ROUTE53_REGION })),
      keyUsage: "SIGN_VERIFY",
      customerMasterKeySpec: "ECC_NIST_P256",
      multiRegion: false,
      isEnabled: true,
      enableKeyRotation: false,
      deletionWindowInDays: KEY_DELETION_DAYS,
      bypassPolicyLockoutSafetyCheck: false,
      tags: namedTags(args.tags, `${name}-dnssec-key`),
    },
    { parent, protect },
  );
  const signingKey = new route53.KeySigningKey(
    `${name}-signing-key`,
    {
      hostedZoneId: zone.zoneId,
      name: signingKeyName(args.game, args.environment),
      keyManagementServiceArn: key.arn,
      status: "ACTIVE",
    },
    { parent, protect },
  );
  const signing = new route53.HostedZoneDnsSec(
    `${name}-signing`,
    { hostedZoneId: zone.zoneId, signingStatus: "SIGNING" },
    { parent, protect, dependsOn: [signingKey] },
  );
  return { key, signingKey, signing };
}
