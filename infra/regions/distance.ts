import { awsRegion } from "./aws";

/** Mean radius of the earth in kilometres (IUGG). */
const EARTH_RADIUS_KM = 6371;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * Great-circle distance between two regions' cities, in kilometres.
 * An estimate: cables do not follow great circles.
 * @throws when a region is not in the AWS table.
 */
export function distanceKm(from: string, to: string): number {
  const a = awsRegion(from);
  const b = awsRegion(to);
  const deltaLatitude = radians(b.latitude - a.latitude);
  const deltaLongitude = radians(b.longitude - a.longitude);
  const haversine =
    Math.sin(deltaLatitude / 2) ** 2 +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      Math.sin(deltaLongitude / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/**
 * The candidates by distance from a region, nearest first; equal distances by name.
 * This stands in for Route 53's latency order in plans and simulations. Route 53 itself uses
 * latencies that it measures, so two regions at similar distance may swap places in practice.
 * @throws when a region is not in the AWS table.
 */
export function latencyOrder(from: string, candidates: readonly string[]): string[] {
  return [...new Set(candidates)]
    .map((region) => ({ region, km: distanceKm(from, region) }))
    .sort((a, b) => a.km - b.km || (a.region < b.region ? -1 : 1))
    .map(({ region }) => region);
}
