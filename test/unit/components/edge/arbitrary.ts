import * as fc from "fast-check";
import type { CellRoute } from "../../../../components/edge";
import { AWS_REGIONS } from "../../../../infra/regions/aws";

const REGIONS = Object.keys(AWS_REGIONS);
const STATES = ["provisioned", "serving", "draining"] as const;

/** A legal cell of `region` among `regions`. */
function routeOf(region: string, regions: readonly string[]): fc.Arbitrary<CellRoute> {
  const others = regions.filter((other) => other !== region);
  return fc
    .record({
      state: fc.constantFrom(...STATES),
      share: fc.oneof(fc.constantFrom(0, 255), fc.integer({ min: 0, max: 255 })),
      evacuateTo: fc.option(fc.constantFrom(...(others.length === 0 ? [""] : others)), {
        nil: undefined,
      }),
      witness: fc.constantFrom(...REGIONS.filter((other) => other !== region)),
    })
    .map(({ evacuateTo, ...route }) => ({
      region,
      ...route,
      ...(evacuateTo === undefined || evacuateTo === "" ? {} : { evacuateTo }),
    }));
}

/** Legal cells of 1 to `max` regions, in any order. */
export function cellRoutes(max = 10): fc.Arbitrary<CellRoute[]> {
  return fc
    .shuffledSubarray(REGIONS, { minLength: 1, maxLength: max })
    .chain((regions) => fc.tuple(...regions.map((region) => routeOf(region, regions))));
}
