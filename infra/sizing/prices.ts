/** Date of the price table: when its newest price was read. */
export const PRICES_READ = "2026-11-22";

/** Region of a price that is the same in every commercial region. */
export const EVERY_REGION = "every region";

/** What is paid for by the hour or the month, whatever players do. */
export interface Price {
  /** A type as its service spells it, or the name of a thing: `cache.m7g.large`, `NAT gateway`. */
  readonly item: string;
  /** AWS region, or {@link EVERY_REGION}. */
  readonly region: string;
  /** US dollars for one unit, on demand, without tax. */
  readonly usd: number;
  readonly unit: "hour" | "month" | "GB-month";
  readonly source: string;
  /** Day on which the source says that it read the vendor's list. */
  readonly read: string;
}

type Row = readonly [item: string, usd: number, unit?: Price["unit"]];

const from = (region: string, source: string, read: string, rows: readonly Row[]): Price[] =>
  rows.map(([item, usd, unit = "hour"]) => ({ item, region, usd, unit, source, read }));

const PRICE_LIST = (service: string) =>
  `AWS Price List API, ${service}, as a public project quotes it`;

/**
 * Prices of exactly what the phases buy. A price that no source was found for is not here: it is "not
 * priced" and counted, never nought and never another region's. `docs/reference/prices.md` shows it.
 *
 * Atlas publishes the price of a replica set of three nodes in US East; a node is a third of it.
 */
export const PRICES: readonly Price[] = [
  ...from("us-east-1", PRICE_LIST("AmazonElastiCache, engine Valkey"), "2026-10-02", [
    ["cache.t4g.micro", 0.0128],
    ["cache.m7g.large", 0.1264],
    ["cache.r7g.large", 0.1752],
    ["cache.r7g.xlarge", 0.3496],
  ]),
  ...from("ap-northeast-1", PRICE_LIST("AmazonElastiCache, engine Valkey"), "2026-10-02", [
    ["cache.r7g.large", 0.2104],
  ]),
  ...from("us-east-1", PRICE_LIST("AmazonES"), "2026-10-01", [
    ["t3.small.search", 0.036],
    ["m7g.large.search", 0.135],
    ["r7g.large.search", 0.178],
    ["r7g.xlarge.search", 0.356],
    ["search gp3 storage", 0.122, "GB-month"],
  ]),
  ...from("ap-southeast-2", PRICE_LIST("AmazonES"), "2026-09-29", [["t3.small.search", 0.056]]),
  ...from("us-east-1", "Amazon VPC and Elastic Load Balancing pricing pages", "2026-10-01", [
    ["NAT gateway", 0.045],
    ["interface endpoint", 0.01],
    ["application load balancer", 0.0225],
  ]),
  ...from("us-west-2", "Amazon VPC and Elastic Load Balancing pricing pages", "2026-10-06", [
    ["NAT gateway", 0.045],
    ["interface endpoint", 0.01],
    ["application load balancer", 0.0225],
  ]),
  ...from("eu-west-1", PRICE_LIST("AmazonEC2, published 2026-09-25"), "2026-10-02", [
    ["NAT gateway", 0.048],
  ]),
  ...from("us-east-1", "MongoDB pricing page, dedicated clusters on AWS, US East", "2026-11-22", [
    ["Atlas M30 node", 0.54 / 3],
    ["Atlas M40 node", 1.04 / 3],
    ["Atlas M50 node", 2 / 3],
    ["Atlas M60 node", 3.95 / 3],
  ]),
  ...from("sa-east-1", "Atlas docs, Understand Your MongoDB Invoice", "2026-11-22", [
    ["Atlas M30 node", 0.98 / 3],
  ]),
  ...from(EVERY_REGION, "AWS announcement of the public IPv4 charge", "2026-11-22", [
    ["public IPv4 address", 0.005],
  ]),
  ...from(EVERY_REGION, "AWS WAF pricing; the same in all regions", "2026-11-22", [
    ["web ACL", 5, "month"],
    ["web ACL rule", 1, "month"],
  ]),
  ...from(EVERY_REGION, "AWS KMS pricing", "2026-11-22", [["customer key", 1, "month"]]),
];

/** The price of an item in a region; undefined where none was found. */
export function priceOf(item: string, region: string): Price | undefined {
  return PRICES.find(
    (price) => price.item === item && (price.region === region || price.region === EVERY_REGION),
  );
}
