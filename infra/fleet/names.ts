import { AWS_REGIONS } from "../regions/aws";

/** Codes of all regions of the table, sorted. */
export function regionNames(): string[] {
  return Object.keys(AWS_REGIONS);
}

/**
 * AWS regions outside the commercial partition. Atlas for standard projects lacks them
 * (China has an Atlas of its own, GovCloud a project kind of its own), and ARNs differ.
 */
export const OTHER_PARTITIONS: readonly string[] = [
  "cn-north-1",
  "cn-northwest-1",
  "us-gov-east-1",
  "us-gov-west-1",
];

/**
 * Words that no game, environment or zone may be called: they are parts of stack names
 * (`prod.global`) and of DNS records (`api.<domain>`).
 */
export const RESERVED_NAMES: readonly string[] = [
  "api",
  "cell",
  "database",
  "foundation",
  "global",
  "network",
  "route",
  "self",
  "service",
  "spill",
];
