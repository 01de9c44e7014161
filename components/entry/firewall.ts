import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as wafv2 from "@pulumi/aws/wafv2";
import type * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../infra/tags";
import { makeLogGroup } from "../monitoring";
import type { EntryArgs } from "./args";
import {
  FIREWALL_LOG_DAYS,
  firewallLogGroupName,
  firewallRules,
  REQUESTS_PER_FIVE_MINUTES,
  visibility,
} from "./entry-layout";

/** Headers that never reach the log: they carry players' tokens. */
const REDACTED_HEADERS = ["authorization", "cookie"] as const;

/** Web ACL in front of the load balancer, with its log. */
export interface Firewall {
  readonly webAcl: wafv2.WebAcl;
  readonly association: wafv2.WebAclAssociation;
  readonly logGroup: cloudwatch.LogGroup;
}

/** Makes the firewall of one load balancer. Log delivery's right to write is the region's: the network stack's. */
export function makeFirewall(
  name: string,
  args: EntryArgs,
  loadBalancerArn: pulumi.Input<string>,
  parent: pulumi.Resource,
): Firewall {
  const protect = !(args.removable ?? false);
  const webAcl = new wafv2.WebAcl(
    name,
    {
      description: `${args.tags.game} ${args.tags.environment} entry of ${args.region}`,
      rules: firewallRules(args.requestsPerFiveMinutes ?? REQUESTS_PER_FIVE_MINUTES),
      tags: namedTags(args.tags, name),
      ...args.overrides?.firewall,
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      visibilityConfig: visibility("entry"),
    },
    { parent },
  );
  const association = new wafv2.WebAclAssociation(
    `${name}-association`,
    { resourceArn: loadBalancerArn, webAclArn: webAcl.arn },
    { parent },
  );
  const logGroup = makeLogGroup(
    `${name}-log`,
    {
      groupName: firewallLogGroupName(args.tags),
      keyArn: args.logsKeyArn,
      days: FIREWALL_LOG_DAYS[args.phase],
      tags: args.tags,
      protect,
    },
    parent,
  );
  new wafv2.WebAclLoggingConfiguration(
    `${name}-logging`,
    {
      resourceArn: webAcl.arn,
      logDestinationConfigs: [logGroup.arn],
      redactedFields: REDACTED_HEADERS.map((header) => ({ singleHeader: { name: header } })),
    },
    { parent },
  );
  return { webAcl, association, logGroup };
}
