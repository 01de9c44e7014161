import { mapping } from "../../rule";
import { type PlanFault, planRule } from "../../rule/plan-rule";

/** What differs between cells that are alike in everything that decides their shape: nothing. */
interface Shape {
  readonly stack: string;
  readonly urn: string;
  /** Cells of one kind have the same shape. */
  readonly kind: string;
  readonly counts: ReadonlyMap<string, number>;
}

/** Types whose number follows from something else than the kind of the cell: declared launches, contracts read. */
const OTHERWISE = /^(pulumi:.*|aws:appautoscaling\/scheduledAction:ScheduledAction)$/;

/** Part of one cell alone, the fleet's `schemaCell`, by its place among the components. */
const OF_SCHEMA_CELL = "worldcell:database:SchemaStep";
/** What a cell has while the fleet asks it to fill its search from S3. */
const OF_BACKFILL = /worldcell:search:Pipeline|::\S+-backfill-role(-rights)?$/;

/** The number that most cells of a kind have; the smaller one where as many have another. */
function usual(numbers: readonly number[]): number {
  const times = new Map<number, number>();
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1);
  return [...times].sort(([a, n], [b, m]) => m - n || a - b)[0]?.[0] ?? 0;
}

export const symmetry = planRule<Shape>({
  id: "plan-symmetry",
  title: "Cells of one kind are built alike",
  severity: "medium",
  frameworks: [mapping("worldcell", "A15")],
  why: "A cell that lacks what the others have is found out on the day when it takes their players.",
  fix: "Let the cell component decide by phase alone, and run stacks that are behind again.",
  collect: ({ stack, resources }, { fleet, phase }) => {
    if (fleet?.spec.role !== "cell" || fleet.removing) return undefined;
    const row = fleet.fleet.regions.find(({ region }) => region === fleet.spec.fleetRegion);
    const zone = fleet.fleet.zones.find((entry) => entry.zone === row?.cell?.zone);
    const vault = zone?.recovery !== undefined && zone.recovery !== fleet.spec.fleetRegion;
    const zones = fleet.fleet.zones.filter(({ residency }) => residency === row?.residency).length;
    const counts = new Map<string, number>();
    const isSchemaCell = fleet.fleet.schemaCell === fleet.spec.fleetRegion;
    for (const { type, custom, urn } of resources) {
      const apart =
        (isSchemaCell && urn.includes(OF_SCHEMA_CELL)) ||
        (row?.cell?.searchBackfill !== undefined && OF_BACKFILL.test(urn));
      if (custom && !apart && !OTHERWISE.test(type)) counts.set(type, (counts.get(type) ?? 0) + 1);
    }
    return {
      stack,
      urn: resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.urn ?? stack,
      kind: `${phase}, ${String(row?.availabilityZones.length)} AZs, ${String(zones)} zones of the residency, ${vault ? "a" : "no"} vault`,
      counts,
    };
  },
  judge: (shapes) => {
    const faults: PlanFault[] = [];
    for (const kind of new Set(shapes.map((shape) => shape.kind))) {
      const alike = shapes.filter((shape) => shape.kind === kind);
      const types = new Set(alike.flatMap(({ counts }) => [...counts.keys()]));
      for (const type of [...types].sort()) {
        const wanted = usual(alike.map(({ counts }) => counts.get(type) ?? 0));
        for (const { stack, urn, counts } of alike) {
          const own = counts.get(type) ?? 0;
          if (own !== wanted)
            faults.push({
              stack,
              urn,
              path: type,
              what: `is there ${String(own)} times; cells of this kind (${kind}) have ${String(wanted)}`,
            });
        }
      }
    }
    return faults;
  },
});
