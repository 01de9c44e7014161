import { expect } from "chai";
import { bundled } from "../../../../support/bundle";

describe("the bundle of maintenance", () => {
  it("holds the driver of the database, and no client of AWS", () => {
    const code = bundled("components/search/functions/maintain/index.ts");
    expect(code.length).to.be.at.most(1024 * 1024);
    expect(Buffer.from(code).includes("@smithy")).to.equal(false);
  });
});
