import type { Clock } from "./clock";
import { Fault } from "./fault/fault";

/** Units of CloudWatch that are used here (API reference, `MetricDatum.Unit`). */
export type MetricUnit =
  | "Bytes"
  | "Bytes/Second"
  | "Count"
  | "Count/Second"
  | "Milliseconds"
  | "None"
  | "Percent"
  | "Seconds";

/** What deployed code measures; kept until {@link Metrics.flush}. */
export interface Metrics {
  /** Adds to a sum. @param value @default 1 */
  count(name: string, value?: number): void;
  /** One more duration, in milliseconds; every one is kept, for percentiles. */
  time(name: string, milliseconds: number): void;
  /** The value as it now is; the last one before a flush counts. */
  gauge(name: string, value: number, unit: MetricUnit): void;
  /** Writes what was measured since the last flush, if anything was. At the end of every invocation. */
  flush(): void;
}

/** Where metrics go. */
export interface EmfOptions {
  /** @default "Worldcell" */
  readonly namespace?: string;
  /**
   * What tells this source from others: `{ cell: "eu-west-1", function: "loader" }`. Every combination of
   * values is a metric of its own and is paid for, so values are names that a person gave; ids are refused.
   */
  readonly dimensions: Readonly<Record<string, string>>;
  /** Writes one line, without its end: to standard output in a Lambda. */
  readonly write: (line: string) => void;
  readonly clock: Clock;
}

/**
 * Limits of the CloudWatch embedded metric format specification: metrics of a directive, values of a
 * metric, keys of a dimension set.
 */
const LIMITS = { metrics: 100, values: 100, dimensions: 30 } as const;

/** Stricter than CloudWatch, which takes nearly anything and then has to be searched by it. */
const NAME = /^[A-Za-z][A-Za-z0-9_./-]{0,127}$/;
const DIMENSION_VALUE = /^[A-Za-z0-9][A-Za-z0-9_./-]{0,63}$/;

/** An ObjectId, a UUID, or a long run of digits: one for each document or message. */
const ID = /[0-9a-f]{24}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-|\d{13}/i;

interface Metric {
  readonly unit: MetricUnit;
  readonly values: number[];
}

/**
 * Metrics as lines of the CloudWatch embedded metric format: CloudWatch Logs makes metrics of them, no
 * call is made. One line a flush; more where the limits ask for them.
 *
 * @throws {Fault} `fatal`, here for a namespace or dimension that is not allowed, later for a metric's name,
 * a value that is no finite number, or a name used with two units.
 */
export function emfMetrics({
  namespace = "Worldcell",
  dimensions,
  write,
  clock,
}: EmfOptions): Metrics {
  checkSource(namespace, dimensions);
  let metrics = new Map<string, Metric>();

  function metric(name: string, value: number, unit: MetricUnit): Metric {
    if (!NAME.test(name) || Object.hasOwn(dimensions, name)) {
      throw wrong(
        `metric ${JSON.stringify(name)}`,
        `its name does not match ${NAME.source}, or is a dimension's`,
      );
    }
    if (!Number.isFinite(value)) throw wrong(`metric ${name}`, `${String(value)} is not finite`);
    const known = metrics.get(name) ?? { unit, values: [] };
    if (known.unit !== unit)
      throw wrong(`metric ${name}`, `it has two units, ${known.unit} and ${unit}`);
    metrics.set(name, known);
    return known;
  }

  return {
    count(name, value = 1) {
      const { values } = metric(name, value, "Count");
      values[0] = (values[0] ?? 0) + value;
    },
    time(name, milliseconds) {
      metric(name, milliseconds, "Milliseconds").values.push(milliseconds);
    },
    gauge(name, value, unit) {
      metric(name, value, unit).values[0] = value;
    },
    flush() {
      const measured = metrics;
      metrics = new Map();
      for (const line of lines(measured)) {
        write(JSON.stringify(document(namespace, dimensions, line, clock.now())));
      }
    },
  };
}

type Line = [name: string, metric: Metric][];

/** Splits by both limits: the first values of every metric, then the next ones. */
function lines(metrics: ReadonlyMap<string, Metric>): Line[] {
  const result: Line[] = [];
  let rest: Line = [...metrics];
  while (rest.length > 0) {
    for (let from = 0; from < rest.length; from += LIMITS.metrics) {
      result.push(
        rest
          .slice(from, from + LIMITS.metrics)
          .map(([name, { unit, values }]) => [
            name,
            { unit, values: values.slice(0, LIMITS.values) },
          ]),
      );
    }
    rest = rest
      .map(([name, { unit, values }]): Line[number] => [
        name,
        { unit, values: values.slice(LIMITS.values) },
      ])
      .filter(([, { values }]) => values.length > 0);
  }
  return result;
}

function document(
  namespace: string,
  dimensions: Readonly<Record<string, string>>,
  line: Line,
  now: number,
): object {
  return {
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        {
          Namespace: namespace,
          Dimensions: [Object.keys(dimensions)],
          Metrics: line.map(([name, { unit }]) => ({ Name: name, Unit: unit })),
        },
      ],
    },
    ...dimensions,
    ...Object.fromEntries(
      line.map(([name, { values }]) => [name, values.length === 1 ? values[0] : values]),
    ),
  };
}

function checkSource(namespace: string, dimensions: Readonly<Record<string, string>>): void {
  if (!NAME.test(namespace) || namespace.startsWith("AWS/")) {
    throw wrong("namespace", `it does not match ${NAME.source}, or is one of AWS`);
  }
  const entries = Object.entries(dimensions);
  if (entries.length > LIMITS.dimensions) {
    throw wrong("dimensions", `${String(entries.length)}; at most ${String(LIMITS.dimensions)}`);
  }
  for (const [key, value] of entries) {
    if (!NAME.test(key)) throw wrong(`dimension ${JSON.stringify(key)}`, `not ${NAME.source}`);
    // The value is not quoted: it may be an id of a player.
    if (!DIMENSION_VALUE.test(value) || ID.test(value)) {
      throw wrong(`dimension ${key}`, "its value is an id, or no name of at most 64 characters");
    }
  }
}

function wrong(where: string, message: string): Fault {
  return new Fault({ kind: "fatal", where, message, next: "mend the code that measures" });
}
