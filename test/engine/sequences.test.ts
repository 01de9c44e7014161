import { expect } from "chai";
import type { FleetFile } from "../../infra/fleet/schema";
import { managedNamespaces } from "../../infra/model";
import type { Up } from "../../infra/planner/walk/edits";
import { Journey } from "../../infra/planner/walk/walk";
import { WALK_START, WALK_WORLD } from "../support/walks";
import { EngineDeployment } from "./support/engine-deployment";
import { withEngine } from "./support/hooks";

/** The row of a region. */
function row(file: FleetFile, region: string): FleetFile["regions"][number] {
  const found = file.regions.find((candidate) => candidate.region === region);
  if (found === undefined) throw new Error(`no row of ${region}`);
  return found;
}

function zone(file: FleetFile, name: string): FleetFile["zones"][number] {
  const found = file.zones.find((candidate) => candidate.zone === name);
  if (found === undefined) throw new Error(`no zone ${name}`);
  return found;
}

const database: Up = { role: "database" };
const global: Up = { role: "global" };
const foundation: Up = { role: "foundation" };
const network = (region: string): Up => ({ role: "network", region });
const cell = (region: string): Up => ({ role: "cell", region });

describe("the documented sequences under the real engine", function () {
  this.timeout(3_600_000);
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
    expect(journey.violations).to.deep.equal([]);
  });

  /** One commit of the fleet file, and the stacks that docs/changes.md lists for it. */
  async function commit(
    name: string,
    ups: readonly Up[],
    change: (file: FleetFile) => void,
  ): Promise<void> {
    const made = await journey.make(({ file }) => {
      const next = structuredClone(file);
      change(next);
      return { name, file: next, ups };
    });
    expect(made, `${name}: ${journey.refusal.join("\n")}`).to.equal(name);
    expect(journey.violations, name).to.deep.equal([]);
  }

  it("add a region: its network, a zone, a cell, its share in steps", async () => {
    await commit("network of us-east-1", [network("us-east-1")], (file) => {
      file.regions.push({ region: "us-east-1", residency: "us", ordinal: 3 });
    });
    await commit("zone america", [database], (file) => {
      file.zones.push({
        zone: "america",
        ordinal: 1,
        residency: "us",
        location: "US-VA",
        electable: ["us-east-1"],
        readOnly: {},
        shards: 1,
      });
    });
    const ups = [foundation, network("us-east-1"), cell("us-east-1"), global];
    await commit("cell of us-east-1", ups, (file) => {
      row(file, "us-east-1").cell = { zone: "america", state: "provisioned", share: 0 };
    });
    for (const share of [5, 255]) {
      await commit(`share ${String(share)}`, [global], (file) => {
        row(file, "us-east-1").cell = {
          zone: "america",
          state: "serving",
          share,
          evacuateTo: "eu-west-1",
          acrossResidency: "accepted",
        };
      });
    }
  });

  it("move a zone's home: more electables, then another order", async () => {
    // With a second region a zone names where its copies go, and that network gets the vault first.
    const widened = [network("eu-west-3"), database, cell("eu-west-1")];
    await commit("three electables", widened, (file) => {
      zone(file, "europe").electable = ["eu-west-1", "eu-central-1", "eu-west-3"];
      zone(file, "europe").recovery = "eu-west-3";
    });
    await commit("home in eu-central-1", [database, cell("eu-west-1")], (file) => {
      zone(file, "europe").electable = ["eu-central-1", "eu-west-1", "eu-west-3"];
    });
  });

  it("retire a cell with the two keys", async () => {
    const ups = [foundation, network("eu-central-1"), cell("eu-central-1"), global];
    await commit("cell of eu-central-1", ups, (file) => {
      row(file, "eu-central-1").cell = { zone: "europe", state: "provisioned", share: 0 };
    });
    await commit("serve from eu-central-1", [global], (file) => {
      row(file, "eu-central-1").cell = { zone: "europe", state: "serving", share: 255 };
    });
    await commit("drain eu-west-1", [global], (file) => {
      file.schemaCell = "eu-central-1";
      const heir = row(file, "us-east-1").cell;
      if (heir !== undefined) heir.evacuateTo = "eu-central-1";
      row(file, "eu-west-1").cell = { zone: "europe", state: "draining", share: 0 };
    });
    const confirm = { confirm: "eu-west-1", destroy: true } as const;
    await commit("retire", [global, { role: "cell", region: "eu-west-1", ...confirm }], (file) => {
      row(file, "eu-west-1").cell = { zone: "europe", state: "retired" };
    });
    await commit("forget the cell", [foundation, network("eu-west-1")], (file) => {
      Reflect.deleteProperty(row(file, "eu-west-1"), "cell");
    });
  });

  it("retire a region: out of the zones' lists, then its network with the two keys", async () => {
    await commit("network of eu-north-1", [network("eu-north-1")], (file) => {
      file.regions.push({ region: "eu-north-1", residency: "eu", ordinal: 4 });
    });
    await commit("out of europe", [{ ...database, confirm: "eu-west-1" }], (file) => {
      zone(file, "europe").electable = ["eu-central-1", "eu-north-1", "eu-west-3"];
    });
    const removal: Up = {
      role: "network",
      region: "eu-west-1",
      confirm: "eu-west-1",
      destroy: true,
    };
    await commit("retire the region", [removal, foundation], (file) => {
      file.regions = file.regions.filter(({ region }) => region !== "eu-west-1");
    });
    const { text } = await engine().run("stack", "ls");
    expect(text).not.to.contain("eu-west-1");
  });
});
