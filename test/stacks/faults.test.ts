import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { Finding } from "../../infra/errors";
import type { Fleet } from "../../infra/fleet/fleet";
import type { PlannedStack, PlanRequest } from "../../infra/planner/plan";
import { planStacks } from "../../infra/planner/plan";
import type { Properties } from "../../infra/planner/record/types";
import { runProgram } from "../../stacks/program";
import { ROOT } from "../support/files";
import { fleetOf, planAll } from "../support/plans";

const text = (name: string) => readFileSync(join(ROOT, "test/fleets", name), "utf8");
const PAIR = fleetOf(text("pair.yaml"), text("pair.lock.yaml"));
const ENV = PAIR.environment;

type Contract = Record<string, unknown>;

/** Plans the small fleet while one stack's contract is tampered with. */
async function tampered(
  stack: string,
  tamper: (contract: Contract) => void,
  fleet: Fleet = PAIR,
): Promise<Map<string, readonly Finding[]>> {
  const found = new Map<string, readonly Finding[]>();
  for await (const planned of planStacks({
    fleet,
    program: async () => {
      const outputs = await runProgram(() => fleet);
      if (pulumi.getStack() === stack) tamper(outputs.contract as Contract);
      return outputs;
    },
  })) {
    found.set(planned.spec.stack, planned.findings);
  }
  return found;
}

/** Contracts of a sound plan, to be tampered with by hand. */
async function contracts(): Promise<Map<string, Properties>> {
  const stacks = await planAll(PAIR);
  return new Map(
    stacks.flatMap(({ spec, contract }) =>
      contract === undefined ? [] : [[spec.stack, contract] as const],
    ),
  );
}

async function planOne(stack: string, options: Partial<PlanRequest>): Promise<PlannedStack> {
  const [planned] = await planAll(PAIR, { only: new Set([stack]), ...options });
  if (planned === undefined) throw new Error(`${stack} was not planned`);
  return planned;
}

const codes = (findings: readonly Finding[] | undefined) => findings?.map(({ code }) => code);

describe("a fault in a stack's contract", function () {
  this.timeout(30_000);

  it("is found where it is written, and by each reader with stack and field", async () => {
    const found = await tampered(`${ENV}.foundation`, (contract) => {
      Reflect.deleteProperty(contract, "atlasProjectId");
    });
    expect(codes(found.get(`${ENV}.foundation`))).to.deep.equal(["contract-field"]);
    const reader = found.get(`${ENV}.${PAIR.regions[0]?.region ?? ""}.network`);
    expect(reader?.[0]).to.include({
      code: "contract-field",
      where: `${ENV}.foundation`,
      path: "contract.atlasProjectId",
    });
  });

  it("of another type is found the same way", async () => {
    const found = await tampered(`${ENV}.foundation`, (contract) => {
      contract.nameServers = "ns-1.example";
    });
    expect(found.get(`${ENV}.database`)?.[0]?.code).to.equal("skipped");
    const reader = found.get(`${ENV}.${PAIR.regions[0]?.region ?? ""}.network`);
    expect(reader?.[0]?.path).to.equal("contract.nameServers");
  });

  it("of another version is found the same way", async () => {
    const found = await tampered(`${ENV}.foundation`, (contract) => {
      contract.contractVersion = 99;
    });
    const reader = found.get(`${ENV}.${PAIR.regions[0]?.region ?? ""}.network`);
    expect(reader?.[0]?.code).to.equal("contract-version");
  });

  it("that is a secret is found where it is written, and refused by readers", async () => {
    const found = await tampered(`${ENV}.foundation`, (contract) => {
      contract.atlasProjectId = pulumi.secret("5f0123456789abcdef012345");
    });
    expect(codes(found.get(`${ENV}.foundation`))).to.include("plain-secret");
  });
});

describe("the live state of Atlas", function () {
  this.timeout(30_000);
  const network = `${ENV}.${PAIR.regions[0]?.region ?? ""}.network`;

  for (const status of ["PENDING", "REJECTED", "FAILED"]) {
    it(`stops the database while a link is ${status}, and names the repair`, async () => {
      const known = await contracts();
      const contract = structuredClone(known.get(network)) as {
        atlas: { connectionStatus: string };
      };
      contract.atlas.connectionStatus = status;
      known.set(network, contract);
      const { findings } = await planOne(`${ENV}.database`, { contracts: known });
      expect(codes(findings)).to.deep.equal(["atlas-link"]);
      expect(findings[0]?.message).to.contain(status);
      expect(findings[0]?.fix).to.contain(network);
      // Waiting mends what is pending; the rest has a runbook.
      const repair = status.startsWith("PENDING") ? `pulumi up -s ${network}` : "failed-link.md";
      expect(findings[0]?.fix).to.contain(repair);
    });
  }

  it("stops a cell until its private connection string is there, and says to run again", async () => {
    const known = await contracts();
    const region = PAIR.regions.find(({ cell }) => cell !== undefined)?.region ?? "";
    const stack = `${ENV}.${region}.network`;
    const contract = structuredClone(known.get(stack)) as { atlas: { vpcEndpointId: string } };
    const foreign = new Map(known);
    contract.atlas.vpcEndpointId = "vpce-0ffffffffffffffff";
    known.set(stack, contract);
    // Atlas answers from the links it knows; this cell's endpoint is not among them.
    const { findings } = await planOne(`${ENV}.${region}`, {
      contracts: known,
      answers: foreign,
    });
    expect(codes(findings)).to.deep.equal(["atlas-connection"]);
    expect(findings[0]?.fix).to.contain("again");
  });

  for (const [what, cluster, code] of [
    ["paused", { paused: true, stateName: "IDLE" }, "atlas-paused"],
    ["busy", { paused: false, stateName: "UPDATING" }, "atlas-busy"],
  ] as const) {
    it(`stops the database while the cluster is ${what}`, async () => {
      const known = await contracts();
      const sound = await planOne(`${ENV}.database`, { contracts: known });
      const inputs = sound.recorded.resources.find(({ type }) =>
        type.includes("advancedCluster"),
      )?.inputs;
      const { findings } = await planOne(`${ENV}.database`, {
        contracts: known,
        live: { cluster: { ...inputs, ...cluster } },
      });
      expect(codes(findings)).to.deep.equal([code]);
    });
  }

  it("changes nothing in a second up of the same fleet", async () => {
    const known = await contracts();
    const first = await planOne(`${ENV}.database`, { contracts: known });
    const inputs = first.recorded.resources.find(({ type }) =>
      type.includes("advancedCluster"),
    )?.inputs;
    const second = await planOne(`${ENV}.database`, {
      contracts: known,
      live: { cluster: { ...inputs, stateName: "IDLE", paused: false } },
    });
    expect(second.recorded.resources).to.deep.equal(first.recorded.resources);
  });

  it("keeps a size that auto-scaling chose inside the bounds", async () => {
    const known = await contracts();
    const first = await planOne(`${ENV}.database`, { contracts: known });
    const inputs = first.recorded.resources.find(({ type }) =>
      type.includes("advancedCluster"),
    )?.inputs;
    const max = /"computeMaxInstanceSize":"(M\d+)"/.exec(JSON.stringify(inputs))?.[1] ?? "";
    const grown = JSON.parse(
      JSON.stringify(inputs).replace(/"instanceSize":"M\d+"/g, `"instanceSize":"${max}"`),
    ) as Properties;
    const second = await planOne(`${ENV}.database`, {
      contracts: known,
      live: { cluster: { ...grown, stateName: "IDLE", paused: false } },
    });
    const after = second.recorded.resources.find(({ type }) =>
      type.includes("advancedCluster"),
    )?.inputs;
    expect(JSON.stringify(after)).to.contain(`"instanceSize":"${max}"`);
    expect(second.findings).to.deep.equal([]);
  });
});

describe("removal", function () {
  this.timeout(30_000);
  const leaving = PAIR.regions.find(({ cell }) => cell !== undefined)?.region ?? "";
  const stack = `${ENV}.${leaving}`;

  const protectedOf = ({ recorded }: PlannedStack) =>
    recorded.resources.filter(({ protect }) => protect).length;

  it("needs both keys: a serving cell stays protected whatever its stack confirms", async () => {
    const known = await contracts();
    const confirmed = await planOne(stack, {
      contracts: known,
      confirmRemoval: new Map([[stack, leaving]]),
    });
    expect(protectedOf(confirmed)).to.be.greaterThan(0);
  });

  it("with both keys leaves nothing of a retired cell protected, and only then", async () => {
    const retired: Fleet = {
      ...PAIR,
      regions: PAIR.regions.map((row) =>
        row.region === leaving && row.cell !== undefined
          ? { ...row, cell: { zone: row.cell.zone, phase: row.cell.phase, state: "retired" } }
          : row,
      ),
    };
    const known = await contracts();
    const plan = async (confirm: string | undefined) => {
      const [planned] = await planAll(retired, {
        only: new Set([stack]),
        contracts: known,
        ...(confirm === undefined ? {} : { confirmRemoval: new Map([[stack, confirm]]) }),
      });
      return planned === undefined ? -1 : protectedOf(planned);
    };
    expect(await plan(undefined)).to.be.greaterThan(0);
    expect(await plan("eu-north-1")).to.be.greaterThan(0);
    expect(await plan(leaving)).to.equal(0);
  });
});
