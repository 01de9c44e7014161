import { expect } from "chai";
import { fillingLife } from "../../../../support/search/feed/filling-life";

/** Lives that are run; each is another history of writes, crashes, lost logs and of a fill beside them. */
const LIVES = 500;

describe("an index that is filled anew beside the feed", function () {
  this.timeout(300_000);

  it("ends as the last writes left the database, and as the former index", async () => {
    const sum = { crashes: 0, early: 0 };
    for (let seed = 0; seed < LIVES; seed++) {
      const { crashes, early, forgotten, former, found, wanted } = await fillingLife(seed);
      sum.crashes += crashes;
      sum.early += early ? 1 : 0;
      const told = (documents: Readonly<Record<string, unknown>>) =>
        Object.fromEntries(
          Object.entries(documents).filter(
            ([id]) => id in wanted || !forgotten.has(`players/${id}`),
          ),
        );
      expect(told(found), `seed ${String(seed)}`).to.deep.equal(wanted);
      // Where it took over while changes came, the former index was written no more.
      if (!early) expect(told(former), `seed ${String(seed)}`).to.deep.equal(wanted);
    }
    // Otherwise nothing of all that was tried.
    expect(sum.crashes).to.be.greaterThan(LIVES / 2);
    expect(sum.early).to.be.within(LIVES / 10, LIVES - LIVES / 10);
  });
});
