import { expect } from "chai";
import { life } from "../../../../support/search/feed/life";

/** Lives that are run; each is another history of writes, losses, crashes, handovers and deliveries. */
const LIVES = 2000;

describe("any history of writes, crashes, lost logs and two leaders", function () {
  this.timeout(300_000);

  it("leaves the search as the last writes left the database", async () => {
    const sum = { crashes: 0, handovers: 0, losses: 0, messages: 0 };
    for (let seed = 0; seed < LIVES; seed++) {
      const { forgotten, found, wanted, ...told } = await life(seed);
      for (const key of ["crashes", "handovers", "losses", "messages"] as const)
        sum[key] += told[key];
      const left = Object.fromEntries(
        Object.entries(found).filter(
          ([key]) => key in wanted || !forgotten.has(key.replace(/-[a-z]+\//, "/")),
        ),
      );
      expect(left, `seed ${String(seed)}`).to.deep.equal(wanted);
    }
    // Otherwise nothing of all that was tried.
    expect(sum.crashes).to.be.greaterThan(LIVES / 2);
    expect(sum.handovers).to.be.greaterThan(LIVES / 20);
    expect(sum.losses).to.be.greaterThan(LIVES / 10);
    expect(sum.messages).to.be.greaterThan(LIVES * 5);
  });
});
