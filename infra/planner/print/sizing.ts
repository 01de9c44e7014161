import type { PlanReport } from "../report/schema";
import type { Palette } from "./text";
import { table } from "./text";

type Subject = PlanReport["sizing"]["subjects"][number];
type Measure = Subject["measures"][number];

const number = (value: number) =>
  value >= 1000 ? Math.round(value).toLocaleString("en-US") : String(value);

/** How near a need comes to what there is at most. */
const load = ({ normal, launch, lost, most }: Measure) =>
  Math.max(normal, launch?.value ?? 0, lost?.value ?? 0) / most;

/** Of a cell the tightest quantity of each store; of a zone all. */
function shown({ kind, measures }: Subject): Measure[] {
  if (kind === "zone") return measures;
  const stores = [...new Set(measures.map(({ store }) => store))];
  return stores.flatMap((store) => {
    const own = measures.filter((measure) => measure.store === store);
    const [first] = [...own].sort((a, b) => load(b) - load(a));
    return first === undefined ? [] : [first];
  });
}

function row(subject: Subject, measure: Measure): string[] {
  const { store, unit, normal, launch, lost, always, most } = measure;
  const needs = [
    `needs ${number(normal)}`,
    ...(launch === null ? [] : [`${number(launch.value)} ${launch.when}`]),
    ...(lost === null ? [] : [`${number(lost.value)} ${lost.when}`]),
  ];
  return [
    `  ${subject.kind === "cell" ? subject.name : `zone ${subject.name}`}`,
    subject.phase,
    store,
    most > always ? `${number(always)} to ${number(most)}` : number(always),
    unit,
    needs.join("; "),
  ];
}

/** What declared players need against what the phases have. */
export function sizingLines({ sizing }: PlanReport, palette: Palette): string[] {
  const { subjects, archives, logs, searchShards, notChecked } = sizing;
  return [
    palette.bold("Sizes at the peak: what the phase has, and what players need of it"),
    ...table(subjects.flatMap((subject) => shown(subject).map((measure) => row(subject, measure)))),
    ...searchShards.map(
      ({ region, index, shards }) =>
        `  ${region}: index ${index} wants ${String(shards)} primary shards; they are fixed once it is made`,
    ),
    ...archives.map(
      ({ zone, region, gbPerYear, recovery }) =>
        `  archive of zone ${zone}: ${number(gbPerYear)} GB a year in ${region}${recovery === null ? "" : `, and as much in ${recovery}`}`,
    ),
    ...logs.map(
      ({ region, serviceGb, accessGb }) =>
        `  logs of ${region}: ${number(serviceGb)} GB of service logs and ${number(accessGb)} GB of access logs a month`,
    ),
    ...notChecked.map((line) => palette.yellow(`  not checked: ${line}`)),
    palette.dim("  assumptions and capacities: docs/reference/sizing.md"),
  ];
}

/** Launches that are not over: what scales by itself, and what somebody must do. */
export function launchLines({ launches }: PlanReport, palette: Palette): string[] {
  if (launches.length === 0) return [];
  return [
    palette.bold("Launches"),
    ...launches.flatMap(({ at, factor, hours, regions, scheduled, checklist }) => [
      `  ${at}, ${String(factor)} times the usual players for ${String(hours)} hours, in ${regions.join(", ") || "no cell"}`,
      ...scheduled.map((line) => `    by itself: ${line}`),
      ...checklist.map(({ by, what, text }) => `    begin by ${by}: ${what}: ${text}`),
    ]),
  ];
}

const dollars = (usd: number) =>
  `USD ${usd.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

/** What is paid each month whatever players do, as far as prices are known. */
export function costLines({ cost }: PlanReport, palette: Palette): string[] {
  const places = new Map<string, string[]>();
  for (const { region, notPriced } of cost.regions)
    for (const { item, count } of notPriced)
      places.set(item, [...(places.get(item) ?? []), `${String(count)} in ${region}`]);
  const items = cost.priced + cost.notPriced;
  return [
    palette.bold(
      `Cost floor a month, before traffic, storage and scaling; prices of ${cost.pricesRead}`,
    ),
    ...table(
      cost.regions.map(({ region, phase, monthlyUsd, priced, notPriced }) => [
        `  ${region}`,
        phase,
        dollars(monthlyUsd),
        `for ${String(priced)} of ${String(priced + notPriced.length)} items`,
      ]),
    ),
    `  together at least ${dollars(cost.monthlyUsd)} for ${String(cost.priced)} of ${String(items)} items; ${String(cost.notPriced)} not priced`,
    ...[...places]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([item, where]) => palette.dim(`    not priced: ${item}: ${where.join(", ")}`)),
    palette.dim("  prices: docs/reference/prices.md"),
  ];
}
