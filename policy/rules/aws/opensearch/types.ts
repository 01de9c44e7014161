export const DOMAIN = "aws:opensearch/domain:Domain";
/** The same service under its first name. */
export const ELASTICSEARCH = "aws:elasticsearch/domain:Domain";

/** Both spellings of a domain. */
export const DOMAINS = [DOMAIN, ELASTICSEARCH] as const;
