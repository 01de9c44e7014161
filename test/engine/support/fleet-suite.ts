import { expect } from "chai";
import { fleetStacks } from "../../../infra/contracts/stacks";
import type { Fleet } from "../../../infra/fleet/fleet";
import { toExport, type ExportedResource } from "../../../infra/planner/export/deployment";
import { planAll } from "../../support/plans";
import { differences, isEngines, outOfOrder } from "./compare";
import { inOrder, succeeded, upToEnd } from "./deploy";
import type { Engine } from "./engine";

/** Differences that a failure shows. */
const MOST_LINES = 20;

/** The planner's resources by stack, of fleets that were planned in this process. */
const plans = new WeakMap<Fleet, Promise<Map<string, readonly ExportedResource[]>>>();

async function plan(fleet: Fleet): Promise<Map<string, readonly ExportedResource[]>> {
  const stacks = await planAll(fleet);
  return new Map(
    stacks.map(({ spec, recorded }) => [spec.stack, toExport(recorded).deployment.resources]),
  );
}

function planned(fleet: Fleet): Promise<Map<string, readonly ExportedResource[]>> {
  const found = plans.get(fleet) ?? plan(fleet);
  plans.set(fleet, found);
  return found;
}

const sorted = (urns: Iterable<string>) => [...urns].sort();

function expectNothing(lines: readonly string[]): void {
  expect(lines, lines.slice(0, MOST_LINES).join("\n")).to.deep.equal([]);
}

/** Each stack is previewed on nothing and brought up, in the fleet's order. */
export function itComesUp(engine: () => Engine, fleet: Fleet): void {
  const specs = fleetStacks(fleet);

  it("previews on nothing exactly the planned resources, and comes up, stack by stack", async () => {
    const plan = await planned(fleet);
    await inOrder(specs, async (spec) => {
      const steps = await engine().preview(spec.stack);
      const urns = steps.map(({ urn }) => urn).filter((urn) => !isEngines(urn));
      const wanted = plan.get(spec.stack)?.map(({ urn }) => urn) ?? [];
      expect(sorted(urns), `preview of ${spec.stack}`).to.deep.equal(sorted(wanted));
      await upToEnd(engine(), spec);
    });
  });
}

/** The state of a deployed fleet is what the planner wrote, and was made in the order of its dependencies. */
export function itEqualsThePlan(engine: () => Engine, fleet: Fleet): void {
  it("equals the plan: URNs, parents, providers, protection, dependencies, and inputs by value", async () => {
    const live = new Map<string, readonly ExportedResource[]>();
    for (const { stack } of fleetStacks(fleet))
      live.set(stack, (await engine().export(stack)).deployment.resources);
    expectNothing(differences(await planned(fleet), live));
  });

  it("was made in order: nothing before what the plan lists among its dependencies", async () => {
    const resources = [...(await planned(fleet)).values()].flat();
    expectNothing(outOfOrder(resources, engine().callsSince([])));
  });
}

/** A second `up` of a deployed fleet changes nothing. */
export function itStaysTheSame(engine: () => Engine, fleet: Fleet): void {
  it("changes nothing in a second up", async () => {
    await inOrder(fleetStacks(fleet), async ({ stack }) => {
      succeeded(await engine().up(stack, "--expect-no-changes"), `second up of ${stack}`);
    });
  });
}

/** Refreshing every stack of a deployed fleet finds nothing. */
export function itRefreshes(engine: () => Engine, fleet: Fleet): void {
  it("finds nothing changed in a refresh", async () => {
    await inOrder(fleetStacks(fleet), async ({ stack }) => {
      const flags = ["--yes", "--skip-preview", "--expect-no-changes", "--suppress-progress"];
      succeeded(await engine().run("refresh", "-s", stack, ...flags), `refresh of ${stack}`);
    });
  });
}
