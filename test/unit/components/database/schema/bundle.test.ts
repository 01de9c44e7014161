import { expect } from "chai";
import { bundled } from "../../../../support/bundle";

/** The driver is most of it. */
const MOST_BYTES = 1024 * 1024;

describe("the schema step's bundle", () => {
  it("is one file with the driver in it", () => {
    const code = bundled("components/database/functions/schema/index.ts");
    expect(code.length).to.be.at.most(MOST_BYTES);
    expect(code.length).to.be.at.least(100_000);
  });
});
