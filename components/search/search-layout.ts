import type { Phase } from "../../infra/fleet/schema";
import { LOG_GROUPS } from "../../infra/log-groups";
import { physicalName } from "../../infra/naming";
import { awsRegion } from "../../infra/regions/aws";
import type { SearchMasters, SearchSize } from "../../infra/sizing/phases/search";
import type { Tags } from "../../infra/tags";
import type { KeyScope, PolicyStatement } from "../keys";
import { regionalArn, rootArn } from "../keys";
import { lambdaTrust } from "../lambda";
import type { Gp3Volume } from "./volume";
import { gp3Volume } from "./volume";

/** Engine of every domain; 2.19 is also the version from which 3.x is reached. */
export const ENGINE_VERSION = "OpenSearch_2.19";

/** The shape of a domain: all plain, so that it can be compared and walked step by step. */
export interface SearchLayout {
  readonly nodeType: string;
  /** Data nodes of the whole domain, a multiple of `azs`. */
  readonly nodes: number;
  /** AZs that the domain stands in, one subnet each. */
  readonly azs: number;
  readonly masters?: SearchMasters;
  /** One of three AZs waits and takes over within a minute. */
  readonly standby: boolean;
  readonly volume: Gp3Volume;
  /** `number_of_replicas` of every index. */
  readonly replicas: number;
}

/**
 * The shape that a phase has in a region.
 * Replicas are one fewer than AZs, so each AZ holds all data: what survives the loss of any AZ, what
 * standby asks for (copies in multiples of three), and what a single node can hold without being
 * yellow for ever.
 *
 * @param regionAzs AZs of the region's network, two or three.
 */
export function searchLayout(size: SearchSize, regionAzs: number): SearchLayout {
  const azs = size.azs === "one" ? 1 : regionAzs;
  return {
    nodeType: size.nodeType,
    nodes: size.nodesPerAz * azs,
    azs,
    ...(size.masters === undefined ? {} : { masters: size.masters }),
    standby: size.standby && azs === 3,
    volume: gp3Volume(size.volume, size.nodeType),
    replicas: azs - 1,
  };
}

/** Hour, UTC, at which the region's night begins: midnight by the sun. */
export function offPeakHour(region: string): number {
  return (24 - Math.round(awsRegion(region).longitude / 15)) % 24;
}

/**
 * Name of the cell's domain, unique in account and region; another one is another domain, and an empty one.
 */
export function domainNameOf(tags: Tags): string {
  return physicalName("domain", tags.game, tags.environment, "search");
}

/** ARN of a domain by its name; known before the domain is made. */
export function domainArnOf(scope: KeyScope, domainName: string): string {
  return regionalArn(scope, "es", `domain/${domainName}`);
}

/** Logs of a domain as the API names them, with the last part of their group's name. */
export const SEARCH_LOGS = {
  INDEX_SLOW_LOGS: "index-slow",
  SEARCH_SLOW_LOGS: "search-slow",
  ES_APPLICATION_LOGS: "application",
  AUDIT_LOGS: "audit",
} as const;
export type SearchLog = keyof typeof SEARCH_LOGS;

/** All four, in a fixed order. */
export const SEARCH_LOG_TYPES = [
  "INDEX_SLOW_LOGS",
  "SEARCH_SLOW_LOGS",
  "ES_APPLICATION_LOGS",
  "AUDIT_LOGS",
] as const satisfies readonly SearchLog[];

/** Log group of one log of a domain. */
export function searchLogGroupName(domainName: string, log: SearchLog): string {
  return physicalName("logGroup", `${LOG_GROUPS.search}${domainName}/${SEARCH_LOGS[log]}`);
}

/** Days that slow and application logs are kept; values that CloudWatch Logs accepts. */
export const SEARCH_LOG_DAYS: Readonly<Record<Phase, number>> = {
  seed: 14,
  launch: 30,
  growth: 30,
  scale: 30,
};

/** Days that the audit log is kept: who came and who was refused. */
export const SEARCH_AUDIT_DAYS: Readonly<Record<Phase, number>> = {
  seed: 30,
  launch: 365,
  growth: 365,
  scale: 365,
};

/**
 * Access policy of the domain: whoever IAM allows, inside the account. Roles are not named, since some
 * are made by later stacks and a policy that names a missing role is refused; which indexes a role may
 * touch is the role mapping's part.
 */
export function domainPolicy(scope: KeyScope, domainName: string): PolicyStatement[] {
  return [
    {
      Sid: "AccountByIam",
      Effect: "Allow",
      Principal: { AWS: rootArn(scope) },
      Action: "es:ESHttp*",
      Resource: `${domainArnOf(scope, domainName)}/*`,
    },
  ];
}

/**
 * Who may become the master user: the bootstrap, which Lambda runs as it, and roles that this very stack
 * made, if IAM lets them. They are known by their tags, since no role can be named here before it exists.
 */
export function masterTrust(scope: KeyScope, tags: Tags): PolicyStatement[] {
  return [
    lambdaTrust(scope),
    {
      Sid: "RolesOfThisStack",
      Effect: "Allow",
      Principal: { AWS: rootArn(scope) },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: {
          "aws:PrincipalTag/project": tags.project,
          "aws:PrincipalTag/stack": tags.stack,
        },
      },
    },
  ];
}

/** What the master user may do by IAM: every request to this domain. */
export function masterRights(scope: KeyScope, domainName: string): PolicyStatement[] {
  return [
    {
      Sid: "Domain",
      Effect: "Allow",
      Action: "es:ESHttp*",
      Resource: `${domainArnOf(scope, domainName)}/*`,
    },
  ];
}
