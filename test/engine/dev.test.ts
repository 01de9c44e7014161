import { expect } from "chai";
import { fleetStacks } from "../../infra/contracts/stacks";
import { toExport, type ExportedResource } from "../../infra/planner/export/deployment";
import { planAll, sampleFleet } from "../support/plans";
import { findCli } from "./support/cli";
import { Engine } from "./support/engine";

const FLEET = sampleFleet("dev");
const STACKS = fleetStacks(FLEET).map(({ stack }) => stack);

/** What the engine adds by itself: the default provider of stack references. */
const isOwn = ({ urn }: ExportedResource) => !urn.includes("::pulumi:providers:pulumi::default");

describe("the dev fleet under the real engine", function () {
  this.timeout(900_000);
  let engine: Engine | undefined;
  let failed = false;

  before(async function () {
    const found = findCli();
    if ("missing" in found) {
      if (process.env.CI === "true") throw new Error(`missing: ${found.missing}`);
      process.stdout.write(`  the engine tier is skipped: missing ${found.missing}\n`);
      this.skip();
    }
    engine = new Engine(found.cli);
    await engine.start();
  });
  const running = (): Engine => {
    if (engine === undefined) throw new Error("the engine did not start");
    return engine;
  };
  afterEach(function () {
    failed ||= this.currentTest?.state === "failed";
  });
  after(() => engine?.stop(failed));

  it("comes up stack by stack, in the plan's order", async () => {
    for (const stack of STACKS) {
      const { code, text } = await running().up(stack);
      expect(code, `${stack}: ${text}`).to.equal(0);
    }
  });

  it("changes nothing in a second up", async () => {
    for (const stack of STACKS) {
      const { code, text } = await running().run(
        "preview",
        "-s",
        stack,
        "--expect-no-changes",
        "--suppress-progress",
      );
      expect(code, `${stack}: ${text}`).to.equal(0);
    }
  });

  it("equals the plan: URNs, parents, providers, dependencies, protection and names of inputs", async () => {
    for (const { spec, recorded } of await planAll(FLEET)) {
      const planned = new Map(
        toExport(recorded).deployment.resources.map((found) => [found.urn, found]),
      );
      const { resources } = (await running().export(spec.stack)).deployment;
      expect(resources.filter(isOwn).map(({ urn }) => urn)).to.have.members([...planned.keys()]);
      for (const resource of resources.filter(isOwn)) {
        const plan = planned.get(resource.urn);
        const provider = (reference: string | undefined) =>
          reference?.split("::").slice(0, 4).join("::");
        expect(resource.type, resource.urn).to.equal(plan?.type);
        expect(resource.parent, resource.urn).to.equal(plan?.parent);
        expect(resource.protect, resource.urn).to.equal(plan?.protect);
        expect([...(resource.dependencies ?? [])].sort(), resource.urn).to.deep.equal(
          plan?.dependencies ?? [],
        );
        if (plan?.external === true || resource.type.startsWith("pulumi:")) continue;
        expect(provider(resource.provider), resource.urn).to.equal(provider(plan?.provider));
        expect(Object.keys(resource.inputs ?? {}).sort(), resource.urn).to.deep.equal(
          Object.keys(plan?.inputs ?? {}).sort(),
        );
      }
    }
  });

  it("refuses to destroy what is protected, before it deletes anything", async () => {
    const stack = `${FLEET.environment}.foundation`;
    const before = (await running().export(stack)).deployment.resources.length;
    const { code, text } = await running().run(
      "destroy",
      "-s",
      stack,
      "--yes",
      "--suppress-progress",
    );
    expect(code).not.to.equal(0);
    expect(text).to.contain("protected");
    expect((await running().export(stack)).deployment.resources).to.have.length(before);
  });
});
