import { expect } from "chai";
import { fleetStacks } from "../../infra/contracts/stacks";
import { PHASES } from "../../infra/fleet/schema";
import { managedNamespaces } from "../../infra/model";
import type { ExportedResource } from "../../infra/planner/export/deployment";
import { replacedByTable } from "../../infra/planner/replacement";
import { isStateful } from "../../infra/planner/replacement/stateful";
import { EDITS } from "../../infra/planner/walk/edits";
import { Journey } from "../../infra/planner/walk/walk";
import { WALK_START, WALK_WORLD } from "../support/walks";
import { EngineDeployment } from "./support/engine-deployment";
import { withEngine } from "./support/hooks";

describe("growing through the phases under the real engine", function () {
  this.timeout(1_800_000);
  const engine = withEngine();
  let journey: Journey;

  before(async () => {
    journey = await Journey.begin({
      deployment: new EngineDeployment(engine()),
      start: WALK_START,
      world: WALK_WORLD,
      numbers: [0],
      namespaces: managedNamespaces(),
    });
  });

  const standing = async (): Promise<ExportedResource[]> => {
    const found: ExportedResource[] = [];
    for (const { stack } of fleetStacks(journey.fleet))
      found.push(...(await engine().export(stack)).deployment.resources);
    return found;
  };

  for (const phase of PHASES.slice(1)) {
    it(`reaches ${phase} in place: nothing stateful is replaced or deleted`, async () => {
      const before = await standing();
      expect(await journey.make(EDITS.grow)).to.equal(`grow to ${phase}`);
      expect(journey.violations).to.deep.equal([]);
      const after = new Map((await standing()).map((resource) => [resource.urn, resource]));
      const stateful = before.filter(({ type }) => isStateful(type));
      expect(stateful).not.to.have.length(0);
      for (const { urn, id, type, inputs = {} } of stateful) {
        expect(after.get(urn)?.id, urn).to.equal(id);
        // By published schemas alone, whatever the reviewed rules say.
        expect(replacedByTable(type, inputs, after.get(urn)?.inputs ?? {}), urn).to.deep.equal([]);
      }
    });
  }
});
