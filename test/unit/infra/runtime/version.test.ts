import { expect } from "chai";
import fc from "fast-check";
import { Fault } from "../../../../infra/runtime/errors";
import { clusterTimeOf, firstVersionAt, versionOf } from "../../../../infra/runtime/version";

const EPOCH = 1_600_000_000;
/** The last second of 2291. */
const LAST = Date.UTC(2292, 0, 1) / 1000 - 1;

const time = fc.record({
  t: fc.integer({ min: EPOCH, max: LAST }),
  i: fc.integer({ min: 0, max: 2 ** 20 - 1 }),
});

describe("versions", () => {
  it("are exact in JSON until the year 2292", () => {
    fc.assert(
      fc.property(time, (given) => {
        const version = versionOf(given);
        expect(version).to.be.lessThan(2 ** 53);
        expect(JSON.parse(JSON.stringify(version))).to.equal(version);
      }),
    );
    expect(() => versionOf({ t: Date.UTC(2293, 0, 1) / 1000, i: 0 })).to.throw(Fault, /2292/);
  });

  it("lead back to their cluster time", () => {
    fc.assert(
      fc.property(time, (given) => {
        expect(clusterTimeOf(versionOf(given))).to.deep.equal(given);
      }),
    );
  });

  it("are ordered as the cluster times are", () => {
    fc.assert(
      fc.property(time, time, (a, b) => {
        const order = Math.sign(a.t - b.t || a.i - b.i);
        expect(Math.sign(versionOf(a) - versionOf(b))).to.equal(order);
      }),
    );
  });

  it("are needed because the database's own packing loses digits in JSON", () => {
    const packed = (1_790_000_000n << 32n) | 7n;
    const throughJson = JSON.parse(JSON.stringify(Number(packed))) as number;
    expect(BigInt(throughJson)).to.not.equal(packed);
    expect(clusterTimeOf(versionOf({ t: 1_790_000_000, i: 7 })).i).to.equal(7);
  });

  it("of a date are the least of its second", () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 0, max: 999 }), (given, milliseconds) => {
        const first = firstVersionAt(new Date(given.t * 1000 + milliseconds));
        expect(first).to.be.at.most(versionOf(given));
        expect(clusterTimeOf(first)).to.deep.equal({ t: given.t, i: 0 });
      }),
    );
  });

  const wrong: readonly [string, () => unknown, RegExp][] = [
    [
      "a second before the first",
      () => versionOf({ t: EPOCH - 1, i: 0 }),
      /, t: 1599999999 is not/,
    ],
    ["half a second", () => versionOf({ t: EPOCH + 0.5, i: 0 }), /, t: /],
    ["an ordinal of 2^20", () => versionOf({ t: EPOCH, i: 2 ** 20 }), /, i: 1048576 is not/],
    ["an ordinal below 0", () => versionOf({ t: EPOCH, i: -1 }), /, i: -1/],
    ["an ordinal that is no number", () => versionOf({ t: EPOCH, i: NaN }), /, i: NaN/],
    ["a version below 0", () => clusterTimeOf(-1), /, version: -1/],
    ["a version beyond 2^53", () => clusterTimeOf(2 ** 53), /, version: /],
    ["an invalid date", () => firstVersionAt(new Date(NaN)), /, t: NaN/],
  ];
  for (const [what, call, message] of wrong) {
    it(`refuse ${what}, and say which part`, () => {
      expect(call).to.throw(Fault, message).with.property("kind", "poison");
    });
  }
});
