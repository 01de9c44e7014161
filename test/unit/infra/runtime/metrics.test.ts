import { expect } from "chai";
import fc from "fast-check";
import { Fault } from "../../../../infra/runtime/errors";
import { emfMetrics, type EmfOptions } from "../../../../infra/runtime/metrics";
import { ManualClock } from "../../../support/runtime/manual-clock";

/**
 * The published shape, from "Specification: Embedded metric format" of the CloudWatch user guide: the root
 * has `_aws` with `Timestamp` (milliseconds) and `CloudWatchMetrics`, a list of directives; a directive has
 * `Namespace`, `Dimensions` (sets of at most 30 keys) and `Metrics` (at most 100, each with a `Name` and
 * a `Unit`); every dimension is a string of the root, every metric a number or at most 100 numbers of it.
 */
interface Emf {
  readonly _aws: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
    }[];
  };
  readonly [member: string]: unknown;
}

function source(options: Partial<EmfOptions> = {}) {
  const lines: string[] = [];
  const clock = new ManualClock(Date.UTC(2026, 0, 1));
  const metrics = emfMetrics({
    dimensions: { cell: "eu-west-1", function: "loader" },
    write: (line) => lines.push(line),
    clock,
    ...options,
  });
  return { metrics, lines, documents: () => lines.map((line) => JSON.parse(line) as Emf) };
}

/** Holds a line to the shape, and gives its values by metric. */
function valuesOf(document: Emf): Map<string, number[]> {
  expect(document._aws.Timestamp).to.be.a("number");
  const [directive, ...others] = document._aws.CloudWatchMetrics;
  expect(others).to.deep.equal([]);
  expect(directive?.Namespace).to.be.a("string").that.is.not.empty;
  const dimensions = directive?.Dimensions ?? [];
  for (const set of dimensions) {
    expect(set.length).to.be.at.most(30);
    for (const key of set) expect(document[key]).to.be.a("string").that.is.not.empty;
  }
  const metrics = directive?.Metrics ?? [];
  expect(metrics.length).to.be.within(1, 100);
  const found = new Map<string, number[]>();
  for (const { Name, Unit } of metrics) {
    expect(Unit).to.be.a("string");
    const member = document[Name];
    const values = (Array.isArray(member) ? member : [member]) as number[];
    expect(values.length).to.be.within(1, 100);
    for (const value of values) expect(Number.isFinite(value)).to.equal(true);
    expect(found.has(Name)).to.equal(false);
    found.set(Name, values);
  }
  const members = ["_aws", ...dimensions.flat(), ...found.keys()];
  expect(Object.keys(document).sort()).to.deep.equal(members.sort());
  return found;
}

describe("metrics in the embedded metric format", () => {
  it("are one line a flush: sums, every duration, the last state", () => {
    const { metrics, lines } = source();
    metrics.count("documents", 2);
    metrics.count("documents");
    metrics.time("bulk", 12.5);
    metrics.time("bulk", 7);
    metrics.gauge("lag", 9, "Seconds");
    metrics.gauge("lag", 4, "Seconds");
    metrics.flush();
    metrics.flush();
    expect(lines).to.have.length(1);
    expect(lines[0]).to.not.contain("\n");
    expect(JSON.parse(lines[0] ?? "")).to.deep.equal({
      _aws: {
        Timestamp: Date.UTC(2026, 0, 1),
        CloudWatchMetrics: [
          {
            Namespace: "Worldcell",
            Dimensions: [["cell", "function"]],
            Metrics: [
              { Name: "documents", Unit: "Count" },
              { Name: "bulk", Unit: "Milliseconds" },
              { Name: "lag", Unit: "Seconds" },
            ],
          },
        ],
      },
      cell: "eu-west-1",
      function: "loader",
      documents: 3,
      bulk: [12.5, 7],
      lag: 4,
    });
  });

  it("keep every value and both limits, however much is measured", () => {
    const counts = fc.array(fc.integer({ min: 1, max: 350 }), { maxLength: 250 });
    fc.assert(
      fc.property(counts, (times) => {
        const { metrics, documents } = source();
        times.forEach((count, index) => {
          for (let value = 0; value < count; value++) metrics.time(`m${String(index)}`, value);
        });
        metrics.flush();
        const all = new Map<string, number[]>();
        for (const document of documents()) {
          for (const [name, values] of valuesOf(document)) {
            all.set(name, [...(all.get(name) ?? []), ...values]);
          }
        }
        expect(all.size).to.equal(times.length);
        times.forEach((count, index) => {
          const values = all.get(`m${String(index)}`);
          expect(values).to.deep.equal(Array.from({ length: count }, (_, value) => value));
        });
      }),
      { numRuns: 10 },
    );
  });

  it("start anew after a flush, with other units if need be", () => {
    const { metrics, documents } = source({ namespace: "Worldcell/Loader", dimensions: {} });
    metrics.gauge("size", 1, "Count");
    metrics.flush();
    metrics.gauge("size", 2, "Bytes");
    metrics.flush();
    const values = documents().map((document) => valuesOf(document).get("size"));
    expect(values).to.deep.equal([[1], [2]]);
  });

  const dimensions: readonly (readonly [string, string])[] = [
    ["an ObjectId", "64f0c0ffee64f0c0ffee64f0"],
    ["an id inside of a name", "player-64f0c0ffee64f0c0ffee64f0"],
    ["a UUID", "c8edabc3-f738-4ca3-b68d-ab92a91478a3"],
    ["a moment", "1767225600000"],
    ["an e-mail address", "a@example.com"],
    ["nothing", ""],
    ["a long text", "x".repeat(65)],
  ];
  for (const [what, value] of dimensions) {
    it(`refuse a dimension that is ${what}, without quoting it`, () => {
      expect(() => source({ dimensions: { player: value } }))
        .to.throw(Fault, /^fatal dimension player: /)
        .that.satisfies(({ message }: Fault) => value === "" || !message.includes(value));
    });
  }

  it("refuse other sources that CloudWatch would", () => {
    const many = Object.fromEntries(
      Array.from({ length: 31 }, (_, index) => [`d${String(index)}`, "x"]),
    );
    expect(() => source({ dimensions: many })).to.throw(Fault, /at most 30/);
    expect(() => source({ dimensions: { ":cell": "x" } })).to.throw(Fault, /dimension ":cell"/);
    for (const namespace of ["", "AWS/Lambda", ":x"]) {
      expect(() => source({ namespace }), namespace).to.throw(Fault, /namespace/);
    }
  });

  it("refuse names and values that no line can hold, and keep the rest", () => {
    const { metrics, documents } = source();
    metrics.count("good");
    for (const name of ["", "_aws", "cell", "a b", "é", "x".repeat(129)]) {
      expect(() => metrics.count(name), name).to.throw(Fault, /^fatal metric/);
    }
    for (const value of [NaN, Infinity]) {
      expect(() => metrics.time("bad", value)).to.throw(Fault, /not finite/);
    }
    expect(() => metrics.time("good", 1)).to.throw(Fault, /two units, Count and Milliseconds/);
    metrics.flush();
    expect(documents().map((document) => [...valuesOf(document)])).to.deep.equal([[["good", [1]]]]);
  });
});
