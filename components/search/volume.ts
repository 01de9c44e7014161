import type { SearchVolume } from "../../infra/sizing/phases/search";
import { isBurstable } from "./node-features";

/** The gp3 volume of a data node, as sent. */
export interface Gp3Volume {
  /** GiB. */
  readonly gib: number;
  /** Operations per second; absent: the service's default. */
  readonly iops?: number;
  /** MiB per second; absent: the service's default. */
  readonly throughput?: number;
}

/** Up to this size the service takes 125 MiB/s, its default, and needs no figure; above it refuses 125. */
const PLAIN_GIB = 170;

/** Limits of a gp3 volume: EBS user guide, general purpose SSD volumes. */
export const GP3 = {
  minIops: 3000,
  maxIops: 16_000,
  minThroughput: 125,
  maxThroughput: 1000,
  /** Operations per second and GiB. */
  maxIopsPerGib: 500,
  /** MiB/s for one operation per second. */
  maxThroughputPerIops: 0.25,
} as const;

/** Operations per second that a size includes: three per GiB, 3000 to 16000 (AWS pricing calculator). */
export function includedIops(gib: number): number {
  return Math.min(GP3.maxIops, Math.max(GP3.minIops, 3 * gib));
}

/** MiB per second that a size includes: 250 for each 3000 GiB begun, up to 1000 (AWS pricing calculator). */
export function includedThroughput(gib: number): number {
  return gib <= PLAIN_GIB
    ? GP3.minThroughput
    : Math.min(GP3.maxThroughput, Math.ceil(gib / 3000) * 250);
}

/**
 * A volume with figures where the service wants them. Below 170 GiB, and on `t3`, none: naming the
 * default would change nothing. Above, both: the service refuses one alone past 1 TiB, and a figure that
 * it refuses keeps the provider trying until its session ends (terraform-provider-aws 39136).
 */
export function gp3Volume({ gib, iops, throughput }: SearchVolume, nodeType: string): Gp3Volume {
  const plain = gib <= PLAIN_GIB || isBurstable(nodeType);
  if (plain && iops === undefined && throughput === undefined) return { gib };
  return {
    gib,
    iops: iops ?? includedIops(gib),
    throughput: throughput ?? includedThroughput(gib),
  };
}
