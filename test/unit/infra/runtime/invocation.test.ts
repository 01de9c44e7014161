import { expect } from "chai";
import { handler as schema } from "../../../../components/database/functions/schema/index";
import { handler as bootstrap } from "../../../../components/search/functions/bootstrap/index";
import { isFarewell } from "../../../../infra/runtime/invocation";

const called = (action: string) => ({ plan: {}, code: "c", tf: { action, prev_input: null } });

describe("a call because a stack is destroyed", () => {
  it("is told from the others by what the provider adds", () => {
    expect(isFarewell(called("delete"))).to.equal(true);
    for (const other of [called("create"), called("update"), { plan: {} }, undefined, "delete"])
      expect(isFarewell(other)).to.equal(false);
  });

  it("does nothing, whatever the function is for", async () => {
    expect(await bootstrap(called("delete"))).to.deep.equal({
      dryRun: false,
      steps: [],
      filling: [],
    });
    expect(await schema(called("delete"))).to.equal(undefined);
  });
});
