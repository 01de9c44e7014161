import { expect } from "chai";
import { bundled } from "../../../../support/bundle";

describe("the search bootstrap's bundle", () => {
  it("is small, and holds no client of a whole service", () => {
    const code = bundled("components/search/functions/bootstrap/index.ts");
    expect(code.length).to.be.at.most(200 * 1024);
    expect(code.length).to.be.at.least(10_000);
  });
});
