import { expect } from "chai";
import { stackName } from "../../infra/contracts/stacks";
import { managedNamespaces } from "../../infra/model";
import { CACHE_SIZES } from "../../infra/sizing/phases/cache";
import { Journey } from "../../infra/planner/walk/walk";
import { WALK_START, WALK_WORLD } from "../support/walks";
import { succeeded } from "./support/deploy";
import { EngineDeployment } from "./support/engine-deployment";
import { withEngine } from "./support/hooks";

const TYPE = "aws:elasticache/replicationGroup:ReplicationGroup";
/** What auto-scaling made of it. */
const LIVE = 5;
const CELL = stackName(WALK_START.environment, "cell", "eu-west-1");

describe("auto-scaling and up, under the real engine", function () {
  this.timeout(900_000);
  const engine = withEngine();

  const shards = (): unknown[] =>
    [...engine().provider("aws").made.values()]
      .filter(({ type }) => type === TYPE)
      .map(({ properties }) => properties.numNodeGroups);

  before(async () => {
    const journey = await Journey.begin({
      deployment: new EngineDeployment(engine()),
      start: { ...WALK_START, phase: "growth" },
      world: WALK_WORLD,
      numbers: [0],
      namespaces: managedNamespaces(),
    });
    expect(journey.violations).to.deep.equal([]);
    const { shards: declared } = CACHE_SIZES.growth.cache;
    expect(shards()).to.deep.equal([declared, declared]);
    expect(declared).to.be.below(LIVE);
  });

  it("leaves more shards than the program declares alone, in every up", async () => {
    engine()
      .provider("aws")
      .change({ type: TYPE }, (properties) => ({ ...properties, numNodeGroups: LIVE }));
    succeeded(await engine().up(CELL), "up");
    expect(shards()).to.deep.equal([LIVE, LIVE]);
    succeeded(await engine().up(CELL, "--refresh"), "up with a refresh");
    expect(shards()).to.deep.equal([LIVE, LIVE]);
    succeeded(await engine().up(CELL, "--expect-no-changes"), "a further up");
    expect(shards()).to.deep.equal([LIVE, LIVE]);
  });
});
