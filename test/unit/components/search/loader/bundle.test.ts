import { expect } from "chai";
import { bundled } from "../../../../support/bundle";

/** A function starts the slower the more it has to read. */
const MOST_BYTES = 400 * 1024;

describe("the loader's bundle", () => {
  it("is small, and holds no client of a whole service", () => {
    const code = bundled("components/search/functions/loader/index.ts");
    expect(code.length).to.be.at.most(MOST_BYTES);
    expect(code.length).to.be.at.least(10_000);
  });
});
