import { isDeepStrictEqual } from "node:util";
import { expect } from "chai";
import { journey } from "../../../support/search/journey";

/** Lives that are run; each is another history of writes, deaths, handovers, duplicates and orders. */
const LIVES = 100_000;

describe("any journey from the database through feed, queue and loader to the index", function () {
  this.timeout(600_000);

  it("leaves the search as the last writes left the database", async () => {
    // Deaths are many, and nobody looks where they were.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    const sum = { deaths: 0, duplicates: 0, later: 0, documents: 0 };
    for (let seed = 0; seed < LIVES; seed++) {
      const { deaths, duplicates, forgotten, found, later, wanted } = await journey(seed);
      sum.deaths += deaths;
      sum.duplicates += duplicates;
      sum.later += later;
      sum.documents += Object.keys(wanted).length;
      const left = Object.fromEntries(
        Object.entries(found).filter(
          ([key]) => key in wanted || !forgotten.has(key.replace(/-[a-z]+\//, "/")),
        ),
      );
      // Chai's own comparison takes longer than all the rest.
      if (!isDeepStrictEqual(left, wanted))
        expect(left, `seed ${String(seed)}`).to.deep.equal(wanted);
    }
    Error.stackTraceLimit = stackTraceLimit;
    // Otherwise nothing of all that was tried.
    expect(sum.deaths).to.be.greaterThan(LIVES);
    expect(sum.duplicates).to.be.greaterThan(LIVES / 4);
    expect(sum.later).to.be.greaterThan(LIVES / 20);
    expect(sum.documents).to.be.greaterThan(LIVES);
  });
});
