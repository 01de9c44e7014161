import type { Finding } from "../errors";
import { homeOf, type Fleet } from "../fleet/fleet";
import { PHASES, type Phase } from "../fleet/schema";
import { assume } from "./assumptions";
import { type Measure, type Subject, worstNeed } from "./measure";

/**
 * The smallest phase that survives the loss of an AZ. What it buys beyond the need is the price of that
 * and no waste, so a cell of this phase is never called too big; `seed` is the smallest there is.
 * The database has three nodes from `seed` on, so its sizes are compared down to that.
 */
export const SAFE_PHASE: Phase = "launch";

/** Up to three digits that matter, with thousands apart: `1,230`, `0.0457`. */
export function figure(value: number): string {
  const rounded = value === 0 ? 0 : Number(value.toPrecision(3));
  return rounded >= 1000
    ? Math.round(rounded).toLocaleString("en-US")
    : String(rounded < 1e-6 ? 0 : rounded);
}

/** Whether a phase carries every situation: the normal day always, the rest once it has scaled. */
function fits(measures: readonly Measure[], phase: Phase, strict: boolean): boolean {
  return measures.every((measure) => {
    const { always, most } = measure.capacity(phase);
    const normal = strict && measure.unit !== DISK ? always : most;
    return measure.normal.value <= normal && worstNeed(measure).value <= most;
  });
}

/** Atlas grows disks by itself and takes the instance size with them. */
const DISK = "GB of disk a shard";

/** The smallest phase that carries everything, without scaling on a normal day if there is one. */
export function fittingPhase(
  measures: readonly Measure[],
  phases: readonly Phase[] = PHASES,
): Phase | undefined {
  return (
    phases.find((phase) => fits(measures, phase, true)) ??
    phases.find((phase) => fits(measures, phase, false))
  );
}

const from = (phase: Phase) => PHASES.slice(PHASES.indexOf(phase));

function tooSmall(fleet: Fleet, file: string, subject: Subject): Finding[] {
  return subject.measures.flatMap((measure): Finding[] => {
    const { most } = measure.capacity(subject.phase);
    const need = worstNeed(measure);
    if (need.value <= most) return [];
    const others = subject.measures.filter(({ store }) => store === measure.store);
    const better = fittingPhase(others, from(subject.phase));
    return [
      {
        code: "size-too-small",
        severity: "warning",
        where: file,
        path: pathOf(subject),
        message: `${measure.store} of ${placeOf(fleet, subject)} needs ${figure(need.value)} ${measure.unit} ${need.when}; phase ${subject.phase} has at most ${figure(most)}`,
        fix:
          better === undefined
            ? withoutPhase(subject, measure, need.value)
            : `${stepTo(subject, better)}: phase ${better} has at most ${figure(measure.capacity(better).most)}`,
      },
    ];
  });
}

/** What to do where no phase is big enough. */
function withoutPhase(subject: Subject, measure: Measure, need: number): string {
  const { most } = measure.capacity("scale");
  const times = Math.ceil(need / most);
  if (subject.kind === "cell")
    return `no phase fits: phase scale has at most ${figure(most)}; add ${String(times - 1)} more cell(s) near those players`;
  return measure.unit.startsWith("connections")
    ? `no phase fits: phase scale has ${figure(most)}; lower the service's maxPoolSize, or add a cell`
    : `no phase fits: phase scale has at most ${figure(most)}; take phase scale and ${String(times)} times as many shards`;
}

function tooBig(fleet: Fleet, file: string, subject: Subject): Finding[] {
  const least = subject.kind === "cell" ? SAFE_PHASE : PHASES[0];
  const smaller = PHASES.slice(PHASES.indexOf(least), PHASES.indexOf(subject.phase));
  const better = fittingPhase(subject.measures, smaller);
  if (better === undefined) return [];
  const stores = [...new Set(subject.measures.map(({ store }) => store))];
  const wasted = stores.flatMap((store) => {
    const own = subject.measures.filter(
      (measure) => measure.store === store && measure.unit !== DISK,
    );
    // The quantity that is nearest to its capacity decides: a store is as big as its tightest part asks.
    const tightest = own
      .map((measure) => ({
        measure,
        need: worstNeed(measure),
        always: measure.capacity(subject.phase).always,
      }))
      .reduce((best, next) =>
        next.always * best.need.value < best.always * next.need.value ? next : best,
      );
    return tightest.always > assume("oversize") * tightest.need.value ? [tightest] : [];
  });
  if (wasted.length === 0) return [];
  const list = wasted.map(
    ({ measure, need, always }) =>
      `${measure.store} has ${figure(always)} ${measure.unit} and needs at most ${figure(need.value)} (${need.when})`,
  );
  return [
    {
      code: "size-too-big",
      severity: "warning",
      where: file,
      path: pathOf(subject),
      message: `phase ${subject.phase} is more than ${String(assume("oversize"))} times too big for ${placeOf(fleet, subject)}: ${list.join("; ")}`,
      fix: `${stepTo(subject, better)}, which carries every situation${subject.kind === "cell" ? " and survives the loss of an AZ" : " of every zone"}; or leave it if growth is near`,
    },
  ];
}

function pathOf(subject: Subject): string {
  return subject.kind === "cell" ? `regions[${subject.name}].cell.phase` : "phase";
}

function placeOf(fleet: Fleet, subject: Subject): string {
  if (subject.kind === "cell") return subject.name;
  const zone = fleet.zones.find((candidate) => candidate.zone === subject.name);
  return `zone ${subject.name}${zone === undefined ? "" : ` (home ${homeOf(zone)})`}`;
}

function stepTo(subject: Subject, phase: Phase): string {
  return subject.kind === "cell"
    ? `set \`phase: ${phase}\` on the cell`
    : `set \`phase: ${phase}\` on the fleet, and the cells' own \`phase\` where they differ`;
}

/**
 * The zones as one, each quantity at the zone that needs most of it: the sizes are the fleet's, so a
 * quiet zone beside a busy one is no waste that anybody could avoid.
 */
function busiestZone(subjects: readonly Subject[]): Subject | undefined {
  const zones = subjects.filter(({ kind }) => kind === "zone");
  const [first] = zones;
  if (first === undefined) return undefined;
  const measures = first.measures.map(({ unit }) =>
    zones
      .flatMap((zone) => zone.measures.filter((measure) => measure.unit === unit))
      .reduce((best, next) => (worstNeed(next).value > worstNeed(best).value ? next : best)),
  );
  const load = ({ measures: [reads] }: Subject) =>
    reads === undefined ? 0 : worstNeed(reads).value;
  const busiest = zones.reduce((best, next) => (load(next) > load(best) ? next : best));
  return { ...busiest, measures };
}

/**
 * Warnings for what is too small in any situation, or more than four times too big for all of them.
 *
 * Too small: the need of a normal day, a launch or a lost region is above what the phase has once its
 * auto-scaling did what it may. Too big: a smaller phase carries all stores of the cell in every
 * situation and survives the loss of an AZ, and a store's capacity without any scaling is more than
 * four times its largest need.
 *
 * @param file the fleet's file, as findings name it.
 */
export function sizeFindings(fleet: Fleet, file: string, subjects: readonly Subject[]): Finding[] {
  const busiest = busiestZone(subjects);
  return subjects.flatMap((subject) => [
    ...tooSmall(fleet, file, subject),
    ...(subject.kind === "cell" ? tooBig(fleet, file, subject) : []),
    ...(subject.name === busiest?.name && subject.kind === "zone"
      ? tooBig(fleet, file, busiest)
      : []),
  ]);
}
