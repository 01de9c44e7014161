import { expect } from "chai";
import fc from "fast-check";
import { backoff, seeded, systemRandom } from "../../../../infra/runtime/random";

describe("random numbers", () => {
  it("are the same for the same seed, and from 0 up to 1", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [a, b] = [seeded(seed), seeded(seed)];
        for (let count = 0; count < 20; count++) {
          const value = a.next();
          expect(value).to.equal(b.next());
          expect(value >= 0 && value < 1).to.equal(true);
        }
      }),
    );
    expect(systemRandom.next()).to.be.within(0, 1);
    expect(seeded(1).next()).to.not.equal(seeded(2).next());
  });

  it("are spread evenly", () => {
    const random = seeded(7);
    const tenths = new Array<number>(10).fill(0);
    for (let count = 0; count < 10_000; count++) {
      const tenth = Math.floor(random.next() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(count).to.be.within(850, 1150);
  });
});

describe("a backoff", () => {
  it("is anything up to a bound that doubles with each attempt and has an end", () => {
    const options = { base: 100, most: 1000 };
    const bounds = [0, 1, 2, 3, 4, 5000].map((attempt) =>
      backoff(attempt, options, { next: () => 1 - 2 ** -32 }),
    );
    expect(bounds).to.deep.equal([99, 199, 399, 799, 999, 999]);
    expect(backoff(3, options, { next: () => 0 })).to.equal(0);
    expect(backoff(3, options, { next: () => 0.5 })).to.equal(400);
  });
});
