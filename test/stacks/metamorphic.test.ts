import { expect } from "chai";
import { parse, stringify } from "yaml";
import type { Fleet } from "../../infra/fleet/fleet";
import { fleetFileSchema, PHASES, type FleetFile } from "../../infra/fleet/schema";
import { acceptedLock, appendedLock } from "../../infra/fleet/derive";
import { formatLock } from "../../infra/fleet/lock-file";
import { managedNamespaces } from "../../infra/model";
import { diffPlans } from "../../infra/planner/diff";
import { isLoss } from "../../infra/planner/diff";
import { toExport } from "../../infra/planner/export/deployment";
import type { PlannedStack } from "../../infra/planner/plan";
import { isRecord } from "../../infra/planner/record/wire";
import { exportsOf, findingsOf, fleetOf, planAll, sampleFleet, sampleText } from "../support/plans";

const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";

/** Resources outside a change's own stacks that may change in place, and why. */
const MAY_CHANGE: Readonly<Record<string, string>> = {
  "mongodbatlas:index/resourcePolicy:ResourcePolicy":
    "the organisation's policy lists the fleet's regions",
  "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule": "backup copies are listed by zone",
  "mongodbatlas:index/globalClusterConfig:GlobalClusterConfig": "locations are mapped to zones",
  "mongodbatlas:index/advancedCluster:AdvancedCluster": "the cluster holds every zone",
  "aws:ecr/replicationConfiguration:ReplicationConfiguration":
    "the registry lists the cells' regions",
  "aws:glue/catalogTable:CatalogTable": "tables show the partitions of every zone of the residency",
};

function fileOf(name: string): FleetFile {
  return fleetFileSchema.parse(parse(sampleText(name)));
}

/** A changed file as it is planned after `lock`, with everything before the change accepted. */
function changedFleet(before: FleetFile, after: FleetFile): Fleet {
  const namespaces = managedNamespaces();
  const lock = acceptedLock(before, appendedLock(before, undefined, namespaces));
  return fleetOf(stringify(after), formatLock(appendedLock(after, lock, namespaces)));
}

const recordsOf = (stacks: readonly PlannedStack[]) =>
  stacks.map(({ spec, recorded }) => ({
    stack: spec.stack,
    resources: toExport(recorded).deployment.resources,
  }));

function specsOf(stacks: readonly PlannedStack[]): readonly unknown[] {
  const cluster = stacks
    .flatMap(({ recorded }) => recorded.resources)
    .find(({ type }) => type === CLUSTER);
  const specs = cluster?.inputs.replicationSpecs;
  expect(Array.isArray(specs)).to.equal(true);
  return specs as readonly unknown[];
}

function zoneNameOf(spec: unknown): string {
  return isRecord(spec) && typeof spec.zoneName === "string" ? spec.zoneName : "";
}

async function both(before: FleetFile, after: FleetFile) {
  const old = await planAll(changedFleet(before, before));
  const now = await planAll(changedFleet(before, after));
  expect(findingsOf(old)).to.deep.equal([]);
  expect(findingsOf(now)).to.deep.equal([]);
  return { old, now, diff: diffPlans(recordsOf(old), recordsOf(now)) };
}

/** Rows with their keys in another order, and the rows too; lists whose order means something stay. */
function shuffled(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => shuffled(item));
    return ["electable", "witness", "availabilityZones"].includes(key) ? items : items.reverse();
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, item]) => [name, shuffled(item, name)]),
  );
}

describe("changing a fleet", function () {
  this.timeout(60_000);

  for (const name of ["dev", "prod", "world"]) {
    it(`shuffling rows and keys of ${name} changes no byte`, async () => {
      const text = stringify(shuffled(parse(sampleText(name))));
      const lock = sampleText(`${name}.lock`);
      const before = exportsOf(await planAll(sampleFleet(name)));
      const after = exportsOf(await planAll(fleetOf(text, lock)));
      expect([...after.keys()]).to.deep.equal([...before.keys()]);
      for (const [stack, bytes] of before) expect(after.get(stack), stack).to.equal(bytes);
    });
  }

  it("adding a zone appends to replicationSpecs and leaves other networks and cells to the byte", async () => {
    const before = fileOf("prod");
    before.regions.push(
      { region: "sa-east-1", ordinal: 20, residency: "br" },
      { region: "us-west-1", ordinal: 21, residency: "br" },
      { region: "ca-central-1", ordinal: 22, residency: "br" },
    );
    const after = structuredClone(before);
    after.zones.push({
      zone: "brazil",
      ordinal: 9,
      residency: "br",
      location: "BR",
      electable: ["sa-east-1", "us-west-1", "ca-central-1"],
      readOnly: {},
      shards: 1,
      recovery: "us-west-1",
    });
    const { old, now, diff } = await both(before, after);
    const [oldSpecs, newSpecs] = [specsOf(old), specsOf(now)];
    expect(newSpecs.length).to.equal(oldSpecs.length + 1);
    expect(newSpecs.slice(0, oldSpecs.length)).to.deep.equal(oldSpecs);
    const [oldBytes, newBytes] = [exportsOf(old), exportsOf(now)];
    for (const [stack, bytes] of oldBytes) {
      const own = ["prod.database", "prod.us-west-1.network"];
      if (!own.includes(stack)) expect(newBytes.get(stack), stack).to.equal(bytes);
    }
    for (const change of diff.stacks.flatMap(({ resources }) => resources)) {
      expect(isLoss(change), change.urn).to.equal(false);
      expect(["add", "change"]).to.include(change.kind);
      if (change.kind === "change")
        expect(Object.keys(MAY_CHANGE), change.urn).to.include(change.type);
    }
  });

  it("adding a zone to a residency changes only tables in that residency's cells, and nothing in other cells", async () => {
    const before = { ...fileOf("world"), objectives: {} };
    const after = structuredClone(before);
    after.zones.push({
      zone: "alps",
      ordinal: 8,
      residency: "eu",
      location: "DE",
      electable: ["eu-central-1"],
      readOnly: {},
      shards: 1,
    });
    const { diff } = await both(before, after);
    const touched = diff.stacks.filter(({ stack }) => stack !== "world.database");
    expect(touched.map(({ stack }) => stack).sort()).to.deep.equal([
      "world.eu-central-1",
      "world.eu-west-1",
    ]);
    for (const change of touched.flatMap(({ resources }) => resources)) {
      expect(change.kind, change.urn).to.equal("change");
      expect(change.type).to.equal("aws:glue/catalogTable:CatalogTable");
      expect(change.properties.join(" "), change.urn).to.match(/^parameters\S*zone\S*$/);
    }
  });

  it("adding regions to a zone changes only that zone's entries", async () => {
    const before = fileOf("prod");
    before.regions.push(
      { region: "eu-north-1", ordinal: 20, residency: "eu" },
      { region: "eu-south-1", ordinal: 21, residency: "eu" },
    );
    const after = structuredClone(before);
    const zone = after.zones.find((row) => row.zone === "europe");
    zone?.electable.push("eu-north-1", "eu-south-1");
    // One cell's region needs two nodes.
    if (zone !== undefined) zone.readOnly["eu-west-1"] = 1;
    const { old, now, diff } = await both(before, after);
    const [oldSpecs, newSpecs] = [specsOf(old), specsOf(now)];
    expect(newSpecs.map(zoneNameOf)).to.deep.equal(oldSpecs.map(zoneNameOf));
    newSpecs.forEach((spec, index) => {
      if (zoneNameOf(spec) === "europe") expect(spec).not.to.deep.equal(oldSpecs[index]);
      else expect(spec).to.deep.equal(oldSpecs[index]);
    });
    expect(diff.stacks.map(({ stack }) => stack)).to.deep.equal(["prod.database"]);
    expect(diff.statefulLosses).to.equal(0);
  });

  it("adding a cell leaves every other region's stacks to the byte and only adds to the global layer", async () => {
    const before = fileOf("prod");
    const after = structuredClone(before);
    const row = after.regions.find(({ region }) => region === "us-east-2");
    if (row !== undefined) row.cell = { zone: "america", state: "provisioned", share: 0 };
    const { old, now, diff } = await both(before, after);
    const newBytes = exportsOf(now);
    for (const [stack, bytes] of exportsOf(old)) {
      if (!/foundation|us-east-2|global/.test(stack))
        expect(newBytes.get(stack), stack).to.equal(bytes);
    }
    for (const change of diff.stacks.flatMap(({ resources }) => resources)) {
      if (change.kind === "add") continue;
      expect(change.kind, change.urn).to.equal("change");
      expect(
        [...Object.keys(MAY_CHANGE), "aws:ec2/vpcEndpoint:VpcEndpoint"],
        change.urn,
      ).to.include(change.type);
    }
  });

  it("raising a share changes only weights", async () => {
    const before = fileOf("prod");
    const after = structuredClone(before);
    for (const { cell } of after.regions) if (cell?.share !== undefined) cell.share = 128;
    const { diff } = await both(before, after);
    expect(diff.stacks.map(({ stack }) => stack)).to.deep.equal(["prod.global"]);
    for (const change of diff.stacks.flatMap(({ resources }) => resources)) {
      expect(change.kind).to.equal("change");
      expect(change.properties, change.urn).to.deep.equal(["weightedRoutingPolicies[0].weight"]);
    }
  });

  for (const name of ["dev", "prod", "world"]) {
    for (const [index, phase] of PHASES.entries()) {
      const nextPhase = PHASES[index + 1];
      if (nextPhase === undefined) continue;
      it(`${name} grows from ${phase} to ${nextPhase} without replacing or deleting anything stateful`, async () => {
        const before = { ...fileOf(name), phase };
        for (const { cell } of before.regions)
          if (cell !== undefined) Reflect.deleteProperty(cell, "phase");
        const { diff } = await both(before, { ...structuredClone(before), phase: nextPhase });
        const losses = diff.stacks
          .flatMap(({ resources }) => resources)
          .filter(
            (change) => isLoss(change) || change.kind === "replace" || change.kind === "delete",
          );
        expect(losses.map(({ urn, kind }) => `${kind} ${urn}`)).to.deep.equal([]);
        expect(diff.refusals).to.equal(0);
      });
    }
  }
});
