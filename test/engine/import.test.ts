import { expect } from "chai";
import { fleetStacks } from "../../infra/contracts/stacks";
import { toExport, type ExportedResource } from "../../infra/planner/export/deployment";
import { planAll, sampleFleet } from "../support/plans";
import { filledIn } from "./provider/check/autonames";
import { succeeded } from "./support/deploy";
import { withEngine } from "./support/hooks";

const FLEET = sampleFleet("dev");

/** The planner writes inputs as they are before the provider's `check`; this adds the names that it fills in. */
function checked(resource: ExportedResource): ExportedResource {
  const { type, urn, inputs = {}, outputs = {} } = resource;
  if (!resource.custom || type.startsWith("pulumi:")) return resource;
  const name = urn.split("::").at(-1) ?? "";
  const { values } = filledIn(type, {}, inputs, { name, seed: new Uint8Array(32) });
  const filled = Object.keys(values).filter((key) => inputs[key] === undefined && key in outputs);
  if (filled.length === 0) return resource;
  const names = Object.fromEntries(filled.map((key) => [key, outputs[key]]));
  return { ...resource, inputs: { ...inputs, ...names, __defaults: filled } };
}

/**
 * With the private host of the simulated Atlas, which a cell looks up and gives to its functions. The planner
 * calls it otherwise on purpose.
 */
function located(resources: readonly ExportedResource[]): ExportedResource[] {
  const text = JSON.stringify(resources).replaceAll(
    "-pl-0.mongodb.net",
    "-pl-eu-west-1.mongodb.net",
  );
  return JSON.parse(text) as ExportedResource[];
}

describe("the planner's files under the real engine", function () {
  this.timeout(900_000);
  // Compiled, the program bundles the functions' code from other text, and code would change.
  const engine = withEngine("sources");

  it("go in by stack import, and the next preview creates nothing but default providers", async () => {
    const planned = await planAll(FLEET);
    const atlas = engine().provider("mongodbatlas");
    // All of them first: a stack reads the contracts of others, and a cell the live cluster.
    for (const { spec, recorded } of planned) {
      const file = toExport(recorded);
      const resources = located(file.deployment.resources).map(checked);
      const state = { ...file, deployment: { ...file.deployment, resources } };
      succeeded(await engine().import(spec.stack, state), `import of ${spec.stack}`);
      for (const { urn, type, id = "", inputs = {}, outputs = {} } of resources) {
        if (!type.startsWith("mongodbatlas:")) continue;
        const properties = { ...inputs, ...outputs };
        atlas.adopt({ urn, type, id, place: "", seed: urn, inputs, properties });
      }
    }
    for (const { stack } of fleetStacks(FLEET)) {
      const lines = (await engine().preview(stack))
        .filter(({ op }) => op !== "same" && op !== "read")
        .map(({ op, urn }) => `${op} ${urn}`)
        // The engine notes the provider's version in the state of the explicit ones.
        .filter((line) => !/^update \S+::pulumi:providers:(aws|mongodbatlas)::/.test(line))
        .filter((line) => !/^create \S+::pulumi:providers:\w+::default/.test(line));
      expect(lines, stack).to.deep.equal([]);
    }
  });
});
