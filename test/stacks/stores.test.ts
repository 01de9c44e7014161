import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fleet } from "../../infra/fleet/fleet";
import { PHASES, type Phase } from "../../infra/fleet/schema";
import { searchIndexes } from "../../infra/model";
import { CELL_USERS } from "../../infra/model/derive/mongodb";
import { diffPlans } from "../../infra/planner/diff";
import { toExport } from "../../infra/planner/export/deployment";
import { liveOf } from "../../infra/planner/outputs/live";
import type { PlannedStack, PlanRequest } from "../../infra/planner/plan";
import type { PlannedResource, Properties } from "../../infra/planner/record/types";
import { ROOT } from "../support/files";
import { findingsOf, fleetOf, planAll, sampleFleet } from "../support/plans";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const DOMAIN = "aws:opensearch/domain:Domain";
const PIPELINE = "aws:opensearchingest/pipeline:Pipeline";
const USER = "mongodbatlas:index/databaseUser:DatabaseUser";
const SCHEMA_STEP = "worldcell:database:SchemaStep";
const REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
const text = (name: string) => readFileSync(join(ROOT, "test/fleets", name), "utf8");

const ofType = ({ recorded }: PlannedStack, type: string) =>
  recorded.resources.filter((resource) => resource.type === type);
const contractsOf = (stacks: readonly PlannedStack[]) =>
  new Map(
    stacks.flatMap(({ spec, contract }) =>
      contract === undefined ? [] : [[spec.stack, contract] as const],
    ),
  );

/** The fleet with every cell in a phase; what was accepted before stays. */
function inPhase(fleet: Fleet, phase: Phase): Fleet {
  return {
    ...fleet,
    phase,
    regions: fleet.regions.map((row) =>
      row.cell === undefined ? row : { ...row, cell: { ...row.cell, phase } },
    ),
  };
}

/** The fleet as one that was never accepted. */
function fresh({ accepted: _accepted, ...fleet }: Fleet): Fleet {
  return fleet;
}

async function planCell(
  fleet: Fleet,
  stack: string,
  options: Partial<PlanRequest>,
): Promise<PlannedStack> {
  const [planned] = await planAll(fleet, { only: new Set([stack]), ...options });
  if (planned === undefined) throw new Error(`${stack} was not planned`);
  return planned;
}

const resourcesOf = ({ recorded }: PlannedStack) => toExport(recorded).deployment.resources;

/** Inputs by URN, as text. */
const inputsOf = ({ recorded }: PlannedStack) =>
  Object.fromEntries(recorded.resources.map(({ urn, inputs }) => [urn, JSON.stringify(inputs)]));

function one(planned: PlannedStack, type: string): PlannedResource {
  const [found, ...others] = ofType(planned, type);
  if (found === undefined || others.length > 0) throw new Error(`not one ${type}`);
  return found;
}

describe("the smallest cell", function () {
  this.timeout(30_000);

  it("is what dev buys: one NAT gateway, two smallest caches without replicas, one search node", async () => {
    const stacks = await planAll(sampleFleet("dev"));
    const count = (type: string) => stacks.flatMap((stack) => ofType(stack, type)).length;
    expect(count("aws:ec2/natGateway:NatGateway")).to.equal(1);
    // The gateway endpoint of S3 is free; Atlas' endpoint is the one that is paid for.
    expect(count("aws:ec2/vpcEndpoint:VpcEndpoint")).to.equal(2);
    expect(count("aws:appautoscaling/target:Target")).to.equal(0);
    expect(count(REPLICATION)).to.equal(0);
    expect(count("aws:s3/bucket:Bucket")).to.equal(6);
    const groups = stacks.flatMap((stack) => ofType(stack, GROUP));
    expect(
      groups.map(({ inputs }) => [
        inputs.nodeType,
        inputs.numNodeGroups,
        inputs.replicasPerNodeGroup,
        inputs.multiAzEnabled,
      ]),
    ).to.deep.equal([
      ["cache.t4g.micro", 1, 0, false],
      ["cache.t4g.micro", 1, 0, false],
    ]);
    const domains = stacks.flatMap((stack) => ofType(stack, DOMAIN));
    expect(domains.map(({ inputs }) => inputs.clusterConfig)).to.deep.equal([
      {
        instanceType: "t3.small.search",
        instanceCount: 1,
        dedicatedMasterEnabled: false,
        zoneAwarenessEnabled: false,
        multiAzWithStandbyEnabled: false,
        warmEnabled: false,
      },
    ]);
    expect(domains.map(({ inputs }) => inputs.ebsOptions)).to.deep.equal([
      { ebsEnabled: true, volumeType: "gp3", volumeSize: 20 },
    ]);
  });
});

describe("the stores of a cell over its life", function () {
  this.timeout(60_000);
  const dev = fresh(sampleFleet("dev"));
  const stack = "dev.eu-west-1";
  let contracts: ReadonlyMap<string, Properties>;

  before(async () => {
    contracts = contractsOf(await planAll(inPhase(dev, "scale")));
  });

  const up = (phase: Phase, before: PlannedStack | undefined, fleet = dev) =>
    planCell(inPhase(fleet, phase), stack, {
      contracts,
      ...(before === undefined ? {} : { live: liveOf(resourcesOf(before)) }),
    });

  it("grow through all phases by repeated `up`s, in place, and then change nothing", async () => {
    let last: PlannedStack | undefined;
    const runs: Record<string, number> = {};
    for (const phase of PHASES) {
      for (let run = 1; run <= 4; run++) {
        const next = await up(phase, last);
        expect(findingsOf([next])).to.deep.equal([]);
        if (last !== undefined) {
          const { stacks, statefulLosses, refusals } = diffPlans(
            [{ stack, resources: resourcesOf(last) }],
            [{ stack, resources: resourcesOf(next) }],
          );
          expect([statefulLosses, refusals]).to.deep.equal([0, 0]);
          for (const change of stacks.flatMap(({ resources }) => resources))
            expect(["add", "change", "options"], change.urn).to.include(change.kind);
        }
        last = next;
        runs[phase] = run;
        if (next.contract?.complete === true) break;
      }
      const again = await up(phase, last);
      if (last === undefined) throw new Error("nothing was planned");
      expect(inputsOf(again), phase).to.deep.equal(inputsOf(last));
    }
    expect(runs).to.deep.equal({ seed: 1, launch: 1, growth: 2, scale: 1 });
  });

  it("switch standby on alone, after nodes and masters, and say that another run is due", async () => {
    const launch = await up("launch", undefined);
    const first = await up("growth", launch);
    const second = await up("growth", first);
    const standby = (planned: PlannedStack) => one(planned, DOMAIN).inputs.clusterConfig as object;
    expect(standby(first)).to.include({
      instanceType: "r7g.large.search",
      multiAzWithStandbyEnabled: false,
    });
    expect(first.contract?.complete).to.equal(false);
    expect(standby(second)).to.deep.equal({ ...standby(first), multiAzWithStandbyEnabled: true });
    expect(second.contract?.complete).to.equal(true);
    // What a cell's contract says is what its index templates are derived with.
    for (const { contract } of [first, second]) {
      const { replicas } = contract?.search as { replicas: number };
      for (const { template } of searchIndexes({ replicas }))
        expect(JSON.stringify(template)).to.match(/"number_of_replicas":"?2\b/);
    }
  });

  it("take the lock's word for the search where the lookup finds nothing", async () => {
    const { accepted } = sampleFleet("dev");
    if (accepted === undefined) throw new Error("dev was accepted");
    const known = {
      ...dev,
      accepted: { ...accepted, cellPhases: { "eu-west-1": "launch" } },
    } as const;
    const planned = await up("growth", undefined, known);
    expect(one(planned, DOMAIN).inputs.clusterConfig).to.include({
      multiAzWithStandbyEnabled: false,
    });
    expect(planned.contract?.complete).to.equal(false);
    const unknown = await up("growth", undefined);
    expect(one(unknown, DOMAIN).inputs.clusterConfig).to.include({
      multiAzWithStandbyEnabled: true,
    });
  });

  it("stop while the domain changes and another step is due, and go on when none is", async () => {
    const launch = await up("launch", undefined);
    const live = liveOf(resourcesOf(launch));
    const domains = new Map(
      [...(live.domains ?? [])].map(([name, answer]) => [name, { ...answer, processing: true }]),
    );
    const busy = { contracts, live: { ...live, domains } };
    const next = await planCell(inPhase(dev, "growth"), stack, busy);
    expect(next.findings.map(({ code }) => code)).to.deep.equal(["search-busy"]);
    expect(next.findings[0]?.fix).to.contain(`pulumi up -s ${stack}`);
    const same = await planCell(inPhase(dev, "launch"), stack, busy);
    expect(same.findings).to.deep.equal([]);
  });

  it("keep shards and replicas that auto-scaling added, in every later `up`", async () => {
    const first = await up("growth", undefined);
    const live = liveOf(resourcesOf(first));
    const caches = new Map(
      [...(live.caches ?? [])].map(([id, answer]) => [
        id,
        { ...answer, numNodeGroups: 5, replicasPerNodeGroup: 2 },
      ]),
    );
    for (const phase of ["growth", "scale"] as const) {
      const next = await planCell(inPhase(dev, phase), stack, {
        contracts,
        live: { ...live, caches },
      });
      for (const group of ofType(next, GROUP)) {
        expect(group.inputs, phase).to.include({ numNodeGroups: 5, replicasPerNodeGroup: 2 });
        expect(group.ignoreChanges).to.deep.equal(["numNodeGroups", "replicasPerNodeGroup"]);
      }
      for (const target of ofType(next, "aws:appautoscaling/target:Target")) {
        expect(target.inputs.maxCapacity, target.name).to.be.at.least(
          target.name.endsWith("-shards") ? 5 : 2,
        );
      }
    }
  });

  it("raise a count that lives below the phase's", async () => {
    const first = await up("launch", undefined);
    const next = await up("scale", first);
    for (const group of ofType(next, GROUP)) {
      expect(group.inputs).to.include({ numNodeGroups: 3, replicasPerNodeGroup: 2 });
      expect(group.ignoreChanges).to.deep.equal([]);
    }
  });
});

describe("a cell beside its neighbours", function () {
  this.timeout(60_000);
  const triple = fleetOf(text("triple.yaml"), text("triple.lock.yaml"));
  const env = triple.environment;

  it("copies its archive to its zone's vault, and nothing where the vault stands in its own region", async () => {
    const stacks = await planAll(triple);
    const vault = triple.zones[0]?.recovery ?? "";
    for (const planned of stacks.filter(({ spec }) => spec.role === "cell")) {
      const rules = JSON.stringify(ofType(planned, REPLICATION).map(({ inputs }) => inputs));
      expect(rules.includes(vault), planned.spec.stack).to.equal(planned.spec.region !== vault);
    }
    const home = triple.regions.find(({ cell }) => cell !== undefined)?.region ?? "";
    const local: Fleet = {
      ...triple,
      zones: triple.zones.map((zone) => ({ ...zone, recovery: home })),
    };
    const moved = await planAll(local);
    expect(findingsOf(moved)).to.deep.equal([]);
    const cell = moved.find(({ spec }) => spec.stack === `${env}.${home}`);
    expect(cell === undefined ? [] : ofType(cell, REPLICATION)).to.deep.equal([]);
    // What the move takes away holds no data, so nothing keeps it.
    const before = stacks.find(({ spec }) => spec.stack === `${env}.${home}`);
    if (before === undefined || cell === undefined) throw new Error("no home");
    const { stacks: diffs } = diffPlans(
      [{ stack: "s", resources: resourcesOf(before) }],
      [{ stack: "s", resources: resourcesOf(cell) }],
    );
    const gone = diffs
      .flatMap(({ resources }) => resources)
      .filter(({ kind }) => kind === "delete");
    expect(gone.map(({ protected: kept }) => kept)).to.deep.equal(gone.map(() => false));
    expect(gone).to.have.length(3);
  });

  it("waits for the vault of its zone, and names the stack that makes it", async () => {
    const contracts = new Map(contractsOf(await planAll(triple)));
    const vault = `${env}.${triple.zones[0]?.recovery ?? ""}.network`;
    const { recovery: _recovery, ...without } = contracts.get(vault) ?? {};
    contracts.set(vault, without);
    const stack = `${env}.${triple.zones[0]?.electable[0] ?? ""}`;
    const { findings } = await planCell(triple, stack, { contracts });
    expect(findings.map(({ code }) => code)).to.deep.equal(["recovery-vault"]);
    expect(findings[0]?.fix).to.contain(`pulumi up -s ${vault}`);
  });

  it("asks for its network first where that was deployed by an older program", async () => {
    const contracts = new Map(contractsOf(await planAll(triple)));
    const region = triple.zones[0]?.electable[0] ?? "";
    const network = `${env}.${region}.network`;
    const old = structuredClone(contracts.get(network)) as {
      subnets: { app: { availabilityZoneName?: string }[] };
    };
    for (const subnet of old.subnets.app) delete subnet.availabilityZoneName;
    contracts.set(network, old);
    const { findings } = await planCell(triple, `${env}.${region}`, { contracts });
    expect(findings.map(({ code }) => code)).to.deep.equal(["contract-field"]);
    expect(findings[0]?.fix).to.contain(`pulumi up -s ${network}`);
  });

  it("makes as many database users as the limit is held against", async () => {
    const stacks = await planAll(triple);
    const users = stacks.flatMap((stack) => ofType(stack, USER));
    const cells = triple.regions.filter(({ cell }) => cell !== undefined).length;
    expect(users).to.have.length(cells * CELL_USERS.each + CELL_USERS.schemaCell);
    expect(new Set(users.map(({ inputs }) => inputs.username)).size).to.equal(users.length);
  });

  it("applies the data model from the schema cell alone, and moves with it", async () => {
    const cells = triple.regions.flatMap(({ region, cell }) =>
      cell === undefined ? [] : [region],
    );
    expect(cells.length).to.be.greaterThan(1);
    for (const schemaCell of cells) {
      const stacks = await planAll({ ...triple, schemaCell });
      const own = stacks.filter((stack) => ofType(stack, SCHEMA_STEP).length > 0);
      expect(own.map(({ spec }) => spec.stack)).to.deep.equal([`${env}.${schemaCell}`]);
    }
  });

  it("fills search from a folder where its row names one, there alone and clean of findings", async () => {
    const [first = ""] = triple.regions.flatMap(({ region, cell }) =>
      cell === undefined ? [] : [region],
    );
    const stacks = await planAll({
      ...triple,
      regions: triple.regions.map((row) =>
        row.region !== first || row.cell === undefined
          ? row
          : { ...row, cell: { ...row.cell, searchBackfill: "backfill/players/" } },
      ),
    });
    expect(findingsOf(stacks)).to.deep.equal([]);
    const pipelines = stacks.flatMap((stack) =>
      ofType(stack, PIPELINE).map(({ inputs }) => [stack.spec.stack, inputs] as const),
    );
    expect(pipelines.map(([stack]) => stack)).to.deep.equal([`${env}.${first}`]);
    const { pipelineConfigurationBody: body } = pipelines[0]?.[1] ?? {};
    expect(body).to.contain("backfill/players/").and.contain("rejected/backfill/players/");
  });

  it("lets the global layer go on while a cell was deployed by an older program", async () => {
    const contracts = new Map(contractsOf(await planAll(triple)));
    for (const { region } of triple.regions.filter(({ cell }) => cell !== undefined)) {
      const { alarmTopicArn, cache, complete, lake, loader, search, ...old } =
        contracts.get(`${env}.${region}`) ?? {};
      const fresh = [alarmTopicArn, cache, complete, lake, loader, search];
      expect(fresh).not.to.include(undefined);
      contracts.set(`${env}.${region}`, old);
    }
    const { findings } = await planCell(triple, `${env}.global`, { contracts });
    expect(findings).to.deep.equal([]);
  });
});
