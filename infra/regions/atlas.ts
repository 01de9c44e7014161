import { AWS_REGIONS } from "./aws";

/**
 * AWS regions in which Atlas runs dedicated clusters of a standard project (Atlas docs, Amazon AWS
 * reference, read 2026-08-01). A list of its own, so that an AWS region that Atlas
 * does not have yet can be added to the AWS table without being offered to a zone.
 */
const SUPPORTED = [
  "af-south-1",
  "ap-east-1",
  "ap-east-2",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-south-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ca-central-1",
  "ca-west-1",
  "eu-central-1",
  "eu-central-2",
  "eu-north-1",
  "eu-south-1",
  "eu-south-2",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "il-central-1",
  "me-central-1",
  "me-south-1",
  "mx-central-1",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
] as const;

/** AWS codes of the regions that Atlas supports. */
export const ATLAS_REGIONS: ReadonlySet<string> = new Set(SUPPORTED);

/** Atlas' spelling to AWS' spelling, of every supported region. */
const AWS_BY_ATLAS: ReadonlyMap<string, string> = new Map(
  SUPPORTED.map((region) => [spell(region), region]),
);

function spell(region: string): string {
  return region.toUpperCase().replaceAll("-", "_");
}

/** Whether Atlas runs clusters in the AWS region. */
export function isAtlasRegion(region: string): boolean {
  return ATLAS_REGIONS.has(region);
}

/**
 * Atlas' name of an AWS region: `eu-central-1` is `EU_CENTRAL_1`.
 * @throws when Atlas has no clusters there.
 */
export function toAtlasRegion(region: string): string {
  if (!isAtlasRegion(region)) {
    const known = Object.hasOwn(AWS_REGIONS, region) ? "an AWS region that Atlas lacks" : "unknown";
    throw new Error(
      `region "${region}" is ${known}; Atlas has ${[...ATLAS_REGIONS].join(", ")} (infra/regions/atlas.ts)`,
    );
  }
  return spell(region);
}

/**
 * AWS' name of an Atlas region: `EU_CENTRAL_1` is `eu-central-1`.
 * @throws when the name is not one of Atlas' regions on AWS.
 */
export function toAwsRegion(atlasRegion: string): string {
  const region = AWS_BY_ATLAS.get(atlasRegion);
  if (region === undefined) {
    throw new Error(
      `Atlas region "${atlasRegion}" is unknown; known are ${[...AWS_BY_ATLAS.keys()].join(", ")} (infra/regions/atlas.ts)`,
    );
  }
  return region;
}
