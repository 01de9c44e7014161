import { skipWithout } from "../../support/tools";
import { missingForCli, pulumiCli } from "./cli";
import { Engine } from "./engine";
import type { Form } from "./project";

/**
 * An engine for the tests of one `describe`: started before them, stopped after them, its state kept when one failed.
 * Without the CLI the tests are skipped with a line that says why; with `CI=true` they fail.
 */
export function withEngine(form: Form = "compiled"): () => Engine {
  let engine: Engine | undefined;
  let failed = false;
  before(async function () {
    this.timeout(1_800_000);
    skipWithout(this, "the engine tier", missingForCli());
    engine = new Engine(pulumiCli(), form);
    await engine.start();
  });
  afterEach(function () {
    failed ||= this.currentTest?.state === "failed";
  });
  after(() => engine?.stop(failed));
  return () => {
    if (engine === undefined) throw new Error("the engine did not start");
    return engine;
  };
}
