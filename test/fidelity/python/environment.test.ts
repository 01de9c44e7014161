import { expect } from "chai";
import { skipWithout } from "../../support/tools";
import { askPython, missingForPython } from "./environment";

interface Echo {
  readonly asked: unknown;
  readonly versions: Readonly<Record<string, string>>;
}

describe("the Python environment of the validators", function () {
  this.timeout(400_000);

  before(function () {
    skipWithout(this, "the Python validators", missingForPython());
  });

  it("holds the pinned versions and passes requests and answers on unchanged", async () => {
    const asked = { text: "Grüße, 世界", list: [1, 2.5, null, true], nested: { a: {} } };
    const { asked: back, versions } = await askPython<Echo>("test/fidelity/python/echo.py", asked);
    expect(back).to.deep.equal(asked);
    expect(versions).to.deep.equal({
      botocore: "1.44.5",
      "cfn-lint": "1.58.0",
      parliament: "1.6.4",
    });
  });

  it("says which script failed and what it said", async () => {
    const failed = await askPython("test/fidelity/python/fail.py", {}).then(
      () => "an answer",
      (error: unknown) => String(error),
    );
    expect(failed)
      .to.contain("test/fidelity/python/fail.py")
      .and.contain("the reason why it ended");
  });
});
