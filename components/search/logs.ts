import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import { makeLogGroup } from "../monitoring";
import type { SearchContext } from "./context";
import {
  SEARCH_AUDIT_DAYS,
  SEARCH_LOG_DAYS,
  SEARCH_LOG_TYPES,
  SEARCH_LOGS,
  searchLogGroupName,
  type SearchLog,
} from "./search-layout";

export type SearchLogGroups = Readonly<Record<SearchLog, cloudwatch.LogGroup>>;

/**
 * A log group for each log of the domain; OpenSearch's right to write to them is the region's: the
 * network stack's. Search slow logs hold the query, with what a player typed: they are kept short, and
 * never leave the region.
 */
export function makeLogGroups(context: SearchContext): SearchLogGroups {
  const make = (log: SearchLog) => makeSearchLog(context, log);
  return {
    INDEX_SLOW_LOGS: make("INDEX_SLOW_LOGS"),
    SEARCH_SLOW_LOGS: make("SEARCH_SLOW_LOGS"),
    ES_APPLICATION_LOGS: make("ES_APPLICATION_LOGS"),
    AUDIT_LOGS: make("AUDIT_LOGS"),
  };
}

function makeSearchLog(context: SearchContext, log: SearchLog): cloudwatch.LogGroup {
  const { args, domainName, parent, protect } = context;
  const days = log === "AUDIT_LOGS" ? SEARCH_AUDIT_DAYS : SEARCH_LOG_DAYS;
  return makeLogGroup(
    `${context.name}-log-${SEARCH_LOGS[log]}`,
    {
      groupName: searchLogGroupName(domainName, log),
      keyArn: args.logsKeyArn,
      days: days[args.phase],
      tags: args.tags,
      protect,
    },
    parent,
  );
}

/** The domain's side: which log goes to which group. */
export function logPublishing(groups: SearchLogGroups) {
  return SEARCH_LOG_TYPES.map((logType) => ({
    logType,
    enabled: true,
    cloudwatchLogGroupArn: groups[logType].arn,
  }));
}
