import { expect } from "chai";
import { createRequire } from "node:module";
import { answerInvoke } from "../../../infra/planner/outputs/invoke";
import { synthesiser } from "../../../infra/planner/outputs/synthesise";
import { recordStack } from "../../../infra/planner/record/record";
import type { Properties } from "../../../infra/planner/record/types";

type Entry = () => Promise<Record<string, unknown>>;

/** What the engine starts: the module itself is the program. */
const entry = createRequire(__filename)("../../../stacks/index") as Entry;

const options = (stack: string, config: Record<string, string>) => ({
  project: "worldcell",
  stack,
  config,
  references: new Map(),
  synthesise: synthesiser({ account: "111122223333", partitionOf: () => "aws" }),
  invoke: (token: string, args: Properties) =>
    answerInvoke(token, args, { contracts: new Map(), live: undefined }),
});

describe("the program that the engine starts", () => {
  it("does nothing when it is loaded, and builds its stack when it is called", async () => {
    expect(entry).to.be.a("function");
    const recorded = await recordStack(
      () => entry(),
      options("dev.foundation", {
        "worldcell:environment": "dev",
        "worldcell:role": "foundation",
      }),
    );
    expect(recorded.findings).to.deep.equal([]);
    expect(recorded.resources.map(({ type }) => type)).to.include("aws:route53/zone:Zone");
    expect(recorded.outputs.contract).to.include({ stack: "dev.foundation", contractVersion: 1 });
  });

  it("fails with a message and no trace of its own when the fleet does not exist", async () => {
    const recorded = await recordStack(
      () => entry(),
      options("nowhere.foundation", {
        "worldcell:environment": "nowhere",
        "worldcell:role": "foundation",
      }),
    );
    expect(recorded.findings).to.have.length(1);
    expect(recorded.findings[0]?.message).to.contain("fleet-unknown");
  });

  it("fails when the stack is not one of the fleet", async () => {
    const recorded = await recordStack(
      () => entry(),
      options("dev.us-east-1", {
        "worldcell:environment": "dev",
        "worldcell:role": "cell",
        "worldcell:region": "us-east-1",
      }),
    );
    expect(recorded.findings[0]?.message).to.contain("dev.us-east-1");
  });
});
