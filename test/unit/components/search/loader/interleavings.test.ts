import { expect } from "chai";
import { bench, GC_DELETES } from "../../../../support/search/bench";
import { deliver, expected, interleaving } from "../../../../support/search/interleaving";

/** Lives that are run; each is another order of deliveries, duplicates, deaths and throttling. */
const LIVES = 100_000;

describe("any order of deliveries, duplicates and deaths", function () {
  this.timeout(300_000);

  it("leaves every document as its last change left it", async () => {
    let crashes = 0;
    let letters = 0;
    for (let seed = 0; seed < LIVES; seed++) {
      const life = interleaving(seed);
      const made = bench({ throttled: (request, at) => (request * 7 + at + seed) % 11 === 0 });
      const told = await deliver(
        life,
        () => made.ports,
        (wait) => {
          made.clock.advance(wait);
        },
      );
      crashes += told.crashes;
      letters += made.letters.letters.length;
      if (made.clock.now() - Date.UTC(2026, 10, 28) > GC_DELETES)
        throw new Error(`seed ${String(seed)} takes longer than a deletion is remembered`);
      expect(made.domain.documents("players-residency"), `seed ${String(seed)}`).to.deep.equal(
        expected(life),
      );
    }
    // Otherwise nothing of all that was tried.
    expect(crashes).to.be.greaterThan(LIVES / 4);
    expect(letters).to.be.greaterThan(LIVES / 10);
  });
});
