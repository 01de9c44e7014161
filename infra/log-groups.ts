/**
 * Beginnings of the log groups that services write to themselves, in every fleet of a region. One log
 * resource policy a region covers them all: an account takes ten such policies a region.
 */
export const LOG_GROUPS = {
  /** ElastiCache. The `/aws/vendedlogs/` in front keeps the account's delivery policy from growing with each group. */
  cache: "/aws/vendedlogs/elasticache/worldcell-",
  /** WAF, which asks for `aws-waf-logs-`. */
  firewall: "aws-waf-logs-worldcell-",
  /** OpenSearch Ingestion, which asks for what is in front (developer guide, monitoring pipeline logs). */
  ingestion: "/aws/vendedlogs/OpenSearchIngestion/worldcell-",
  /** OpenSearch Service. */
  search: "/worldcell/search/",
} as const;
