import fc from "fast-check";
import { targetLayout, type Layout } from "../../../../../components/database/topology";
import type { DatabaseSize } from "../../../../../infra/sizing/phases";
import { PHASE_SIZES } from "../../../../../infra/sizing/phases";
import { PHASES } from "../../../../../infra/fleet/schema";

export interface TestZone {
  readonly zone: string;
  readonly electable: readonly string[];
  readonly readOnly?: Readonly<Record<string, number>>;
}

export const LAUNCH = PHASE_SIZES.launch.database;

/** Target of zones and a list of shards by zone name. */
export function layoutOf(
  zones: readonly TestZone[],
  shards: readonly string[] = zones.map((zone) => zone.zone),
  size: DatabaseSize = LAUNCH,
): Layout {
  const seen = new Map<string, number>();
  return targetLayout(
    {
      zones: zones.map((zone, ordinal) => ({
        zone: zone.zone,
        ordinal,
        residency: "r",
        location: "IE",
        electable: [...zone.electable],
        readOnly: { ...zone.readOnly },
        shards: shards.filter((shard) => shard === zone.zone).length,
      })),
      shards: shards.map((zone) => {
        const index = seen.get(zone) ?? 0;
        seen.set(zone, index + 1);
        return { zone, index };
      }),
    },
    size,
  );
}

const REGIONS = [
  "eu-west-1",
  "eu-central-1",
  "eu-west-3",
  "eu-north-1",
  "eu-south-1",
  "eu-west-2",
  "us-east-1",
  "us-east-2",
  "us-west-2",
  "ap-south-1",
  "ap-southeast-1",
];

const zoneArbitrary = (zone: string): fc.Arbitrary<TestZone> =>
  fc
    .tuple(
      fc.shuffledSubarray(REGIONS, { minLength: 5, maxLength: 9 }),
      fc.constantFrom(1, 3, 5),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([regions, count, readOnlyRegions, nodes]) => ({
      zone,
      electable: regions.slice(0, count),
      // The slice overlaps the electable regions now and then, as fleets do.
      readOnly: Object.fromEntries(
        regions.slice(Math.max(0, count - 1), count - 1 + readOnlyRegions).map((r) => [r, nodes]),
      ),
    }));

const NAMES = ["europe", "america", "asia"];

/** A live layout and a target of a fleet that keeps the shard list's beginning. */
export const pairArbitrary: fc.Arbitrary<{ live: Layout; target: Layout }> = fc
  .integer({ min: 1, max: NAMES.length })
  .chain((zoneCount) => {
    const names = NAMES.slice(0, zoneCount);
    return fc.record({
      before: fc.tuple(...names.map(zoneArbitrary)),
      after: fc.tuple(...names.map(zoneArbitrary)),
      list: fc.array(fc.constantFrom(...names), { minLength: 0, maxLength: 5 }),
      cut: fc.nat(),
      phases: fc.tuple(fc.constantFrom(...PHASES), fc.constantFrom(...PHASES)),
      scaled: fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }),
    });
  })
  .map(({ before, after, list, cut, phases, scaled }) => {
    const shards = [...before.map((zone) => zone.zone), ...list];
    const kept = shards.slice(0, 1 + (cut % shards.length));
    const planned = layoutOf(before, kept, PHASE_SIZES[phases[0]].database);
    const sizes = ["M30", "M40", "M50", "M60", "M80", "M140", "M200"];
    const live: Layout = {
      ...planned,
      // Auto-scaling has moved some shards inside the bounds.
      shards: planned.shards.map((shard, index) => {
        const top = sizes.indexOf(planned.bounds.max);
        const at = Math.min(top, sizes.indexOf(shard.instanceSize) + (scaled[index] ?? 0));
        return { ...shard, instanceSize: sizes[at] ?? shard.instanceSize };
      }),
    };
    return { live, target: layoutOf(after, shards, PHASE_SIZES[phases[1]].database) };
  });
