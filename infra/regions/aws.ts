/** What the platform knows of one AWS region. */
export interface AwsRegion {
  /** Region code, `eu-west-1`. */
  readonly region: string;
  /** City nearest to the region; for people and for distances. */
  readonly city: string;
  /** Partition of ARNs; every region here is commercial. */
  readonly partition: "aws";
  /** True when an account must enable the region before the first `up` there. */
  readonly optIn: boolean;
  /** AZ ids for subnets: three, or two where new accounts get only two; none that EKS refuses. */
  readonly availabilityZones: readonly string[];
  /** Degrees north of the city; an estimate, good for distances only. */
  readonly latitude: number;
  /** Degrees east of the city; an estimate, good for distances only. */
  readonly longitude: number;
  /** Canonical hosted zone of Application Load Balancers, which an alias record names. */
  readonly loadBalancerZoneId: string;
}

/**
 * Date of the table and where each column comes from:
 * - regions: the 34 in which Atlas runs M10 and larger (Atlas docs, Amazon AWS reference);
 * - AZ ids: AWS docs, "AWS Availability Zones"; left out are those that EKS refuses for a control
 *   plane (use1-az3, usw1-az2, cac1-az3: EKS docs, network requirements), apne1-az3, which new
 *   accounts do not get, and every AZ past the third (apne2-az4, euw2-az4, usw2-az4, use1-az5 and -az6);
 * - load balancer zones: AWS general reference, "Elastic Load Balancing endpoints and quotas";
 * - optIn: AWS account management, regions launched after 2019-03-20 are off until enabled.
 *
 * Not verified against a live account: which AZ ids a given account sees (AWS may withhold a
 * constrained AZ from new accounts; a row's `availabilityZones` overrides the table), the AZ left
 * out in us-west-1, and all coordinates, which are those of the nearest city.
 * Read on 2026-11-22.
 */

function row(
  region: string,
  city: string,
  optIn: boolean,
  availabilityZones: readonly string[],
  latitude: number,
  longitude: number,
  loadBalancerZoneId: string,
): AwsRegion {
  return {
    region,
    city,
    partition: "aws",
    optIn,
    availabilityZones,
    latitude,
    longitude,
    loadBalancerZoneId,
  };
}

// prettier-ignore
const ROWS: readonly AwsRegion[] = [
  // region, city, opt-in, AZ ids, latitude, longitude, load balancer zone
  row("af-south-1", "Cape Town", true, ["afs1-az1", "afs1-az2", "afs1-az3"], -33.93, 18.42, "Z268VQBMOI5EKX"),
  row("ap-east-1", "Hong Kong", true, ["ape1-az1", "ape1-az2", "ape1-az3"], 22.32, 114.17, "Z3DQVH9N71FHZ0"),
  row("ap-east-2", "Taipei", true, ["ape2-az1", "ape2-az2", "ape2-az3"], 25.03, 121.57, "Z02789141MW7T1WBU19PO"),
  row("ap-northeast-1", "Tokyo", false, ["apne1-az1", "apne1-az2", "apne1-az4"], 35.68, 139.69, "Z14GRHDCWA56QT"),
  row("ap-northeast-2", "Seoul", false, ["apne2-az1", "apne2-az2", "apne2-az3"], 37.57, 126.98, "ZWKZPGTI48KDX"),
  row("ap-northeast-3", "Osaka", false, ["apne3-az1", "apne3-az2", "apne3-az3"], 34.69, 135.5, "Z5LXEXXYW11ES"),
  row("ap-south-1", "Mumbai", false, ["aps1-az1", "aps1-az2", "aps1-az3"], 19.08, 72.88, "ZP97RAFLXTNZK"),
  row("ap-south-2", "Hyderabad", true, ["aps2-az1", "aps2-az2", "aps2-az3"], 17.39, 78.49, "Z0173938T07WNTVAEPZN"),
  row("ap-southeast-1", "Singapore", false, ["apse1-az1", "apse1-az2", "apse1-az3"], 1.35, 103.82, "Z1LMS91P8CMLE5"),
  row("ap-southeast-2", "Sydney", false, ["apse2-az1", "apse2-az2", "apse2-az3"], -33.87, 151.21, "Z1GM3OXH4ZPM65"),
  row("ap-southeast-3", "Jakarta", true, ["apse3-az1", "apse3-az2", "apse3-az3"], -6.21, 106.85, "Z08888821HLRG5A9ZRTER"),
  row("ap-southeast-4", "Melbourne", true, ["apse4-az1", "apse4-az2", "apse4-az3"], -37.81, 144.96, "Z09517862IB2WZLPXG76F"),
  row("ap-southeast-5", "Kuala Lumpur", true, ["apse5-az1", "apse5-az2", "apse5-az3"], 3.14, 101.69, "Z06010284QMVVW7WO5J"),
  row("ap-southeast-6", "Auckland", true, ["apse6-az1", "apse6-az2", "apse6-az3"], -36.85, 174.76, "Z023301818UFJ50CIO0MV"),
  row("ap-southeast-7", "Bangkok", true, ["apse7-az1", "apse7-az2", "apse7-az3"], 13.76, 100.5, "Z0390008CMBRTHFGWBCB"),
  row("ca-central-1", "Montreal", false, ["cac1-az1", "cac1-az2", "cac1-az4"], 45.5, -73.57, "ZQSVJUPU6J1EY"),
  row("ca-west-1", "Calgary", true, ["caw1-az1", "caw1-az2", "caw1-az3"], 51.05, -114.07, "Z06473681N0SF6OS049SD"),
  row("eu-central-1", "Frankfurt", false, ["euc1-az1", "euc1-az2", "euc1-az3"], 50.11, 8.68, "Z215JYRZR1TBD5"),
  row("eu-central-2", "Zurich", true, ["euc2-az1", "euc2-az2", "euc2-az3"], 47.38, 8.54, "Z06391101F2ZOEP8P5EB3"),
  row("eu-north-1", "Stockholm", false, ["eun1-az1", "eun1-az2", "eun1-az3"], 59.33, 18.07, "Z23TAZ6LKFMNIO"),
  row("eu-south-1", "Milan", true, ["eus1-az1", "eus1-az2", "eus1-az3"], 45.46, 9.19, "Z3ULH7SSC9OV64"),
  row("eu-south-2", "Zaragoza", true, ["eus2-az1", "eus2-az2", "eus2-az3"], 41.65, -0.89, "Z0956581394HF5D5LXGAP"),
  row("eu-west-1", "Dublin", false, ["euw1-az1", "euw1-az2", "euw1-az3"], 53.35, -6.26, "Z32O12XQLNTSW2"),
  row("eu-west-2", "London", false, ["euw2-az1", "euw2-az2", "euw2-az3"], 51.51, -0.13, "ZHURV8PSTC4K8"),
  row("eu-west-3", "Paris", false, ["euw3-az1", "euw3-az2", "euw3-az3"], 48.86, 2.35, "Z3Q77PNBQS71R4"),
  row("il-central-1", "Tel Aviv", true, ["ilc1-az1", "ilc1-az2", "ilc1-az3"], 32.09, 34.78, "Z09170902867EHPV2DABU"),
  row("me-central-1", "Dubai", true, ["mec1-az1", "mec1-az2", "mec1-az3"], 25.2, 55.27, "Z08230872XQRWHG2XF6I"),
  row("me-south-1", "Manama", true, ["mes1-az1", "mes1-az2", "mes1-az3"], 26.23, 50.59, "ZS929ML54UICD"),
  row("mx-central-1", "Queretaro", true, ["mxc1-az1", "mxc1-az2", "mxc1-az3"], 20.59, -100.39, "Z023552324OKD1BB28BH5"),
  row("sa-east-1", "Sao Paulo", false, ["sae1-az1", "sae1-az2", "sae1-az3"], -23.55, -46.63, "Z2P70J7HTTTPLU"),
  row("us-east-1", "Ashburn", false, ["use1-az1", "use1-az2", "use1-az4"], 39.04, -77.49, "Z35SXDOTRQ7X7K"),
  row("us-east-2", "Columbus", false, ["use2-az1", "use2-az2", "use2-az3"], 39.96, -83.0, "Z3AADJGX6KTTL2"),
  row("us-west-1", "San Jose", false, ["usw1-az1", "usw1-az3"], 37.34, -121.89, "Z368ELLRRE2KJ0"),
  row("us-west-2", "Boardman", false, ["usw2-az1", "usw2-az2", "usw2-az3"], 45.84, -119.7, "Z1H1FL5HABSF5"),
];

/** Commercial AWS regions by code, sorted. */
export const AWS_REGIONS: Readonly<Record<string, AwsRegion>> = Object.freeze(
  Object.fromEntries(ROWS.map((entry) => [entry.region, Object.freeze(entry)])),
);

/** Whether the table has the region. */
export function isAwsRegion(region: string): boolean {
  return Object.hasOwn(AWS_REGIONS, region);
}

/**
 * The table's row of a region.
 * @throws when the table has no such region; the message lists those it has.
 */
export function awsRegion(region: string): AwsRegion {
  const found = isAwsRegion(region) ? AWS_REGIONS[region] : undefined;
  if (found === undefined) {
    throw new Error(
      `AWS region "${region}" is not in infra/regions/aws.ts; known are ${Object.keys(AWS_REGIONS).join(", ")}`,
    );
  }
  return found;
}

/** What looks like a region inside a text, `arn:aws:kms:eu-west-1:...`. */
const REGION = /(?<![a-z0-9-])[a-z]{2}(?:-[a-z]+)+-\d(?!\d)/g;

/** Regions that a text names, each once. */
export function regionsIn(text: string): string[] {
  return [...new Set([...text.matchAll(REGION)].map(([name]) => name).filter(isAwsRegion))];
}
