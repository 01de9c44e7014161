import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ExportedResource } from "../../infra/planner/export/deployment";
import { sampleFleet } from "../support/plans";
import type { Made } from "./provider/live";
import { parts } from "./provider/values";
import { succeeded, upToEnd } from "./support/deploy";
import { documentedCommand } from "./support/documented";
import { withEngine } from "./support/hooks";

const { environment } = sampleFleet("dev");
const FOUNDATION = `${environment}.foundation`;
const NETWORK = `${environment}.eu-west-1.network`;
const DATABASE = `${environment}.database`;
const FLEET_FILE = `stacks/fleets/${environment}.yaml`;
const RUNBOOK = "docs/runbooks/interrupted-update.md";
const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";

interface ImportFile {
  readonly resources: readonly { readonly type: string; readonly name: string }[];
}

interface Pending {
  readonly pending_operations?: readonly { readonly resource: ExportedResource }[];
}

describe("an up that ends in the middle, under the real engine", function () {
  this.timeout(900_000);
  const engine = withEngine();

  /** Number of resources of a type that stand in the simulated services. */
  const standing = (type: string): number =>
    (["aws", "mongodbatlas"] as const)
      .flatMap((name) => [...engine().provider(name).made.values()])
      .filter(({ urn }) => parts(urn).type === type).length;

  const pending = async (stack: string) => {
    const { deployment } = await engine().export(stack);
    return (deployment as Pending).pending_operations ?? [];
  };

  /** Runs one command of the runbook in a shell. */
  async function followed(stack: string, start: string): Promise<void> {
    const command = documentedCommand(RUNBOOK, start, { S: stack });
    // A preview asks nothing.
    const run = start.startsWith("pulumi preview")
      ? engine().command("bash", ["-c", command])
      : engine().shell(command);
    succeeded(await run, command);
  }

  /** What the runbook says of something that exists and that its stack does not know. */
  async function takeOver(stack: string, unknown: (made: Made) => boolean): Promise<void> {
    const made = (["aws", "mongodbatlas"] as const)
      .flatMap((name) => [...engine().provider(name).made.values()])
      .filter(({ urn }) => urn.includes(`:${stack}::`))
      .filter(unknown);
    expect(made, "something is unknown").not.to.have.length(0);
    const file = join(engine().project, "import.json");
    await followed(stack, "pulumi preview");
    const wanted = JSON.parse(engine().textIn(engine().project, "import.json")) as ImportFile;
    const kept = made.map(({ type, urn, id }) => {
      const name = parts(urn).name;
      const entry = wanted.resources.find((found) => found.type === type && found.name === name);
      if (entry === undefined) throw new Error(`the import file has no ${type} ${name}`);
      return { ...entry, id };
    });
    writeFileSync(file, JSON.stringify({ ...wanted, resources: kept }));
    await followed(stack, "pulumi import");
  }

  it("completes in the next up after a create that failed, and makes nothing twice", async () => {
    const type = "aws:ecr/repository:Repository";
    const { faults } = engine().provider("aws");
    faults.add({ operation: "create", type, kind: "fail", message: "quota exceeded" });
    const ran = await engine().up(FOUNDATION);
    expect(ran.code).not.to.equal(0);
    expect(ran.text).to.contain("quota exceeded");
    const before = (await engine().export(FOUNDATION)).deployment.resources;
    const keys = standing("aws:kms/key:Key");
    expect(keys, "what was made before the error stands").to.be.greaterThan(0);

    succeeded(await engine().up(FOUNDATION), "up again");
    const after = new Map(
      (await engine().export(FOUNDATION)).deployment.resources.map((found) => [found.urn, found]),
    );
    for (const { urn, id } of before) expect(after.get(urn)?.id, urn).to.equal(id);
    succeeded(await engine().up(FOUNDATION, "--expect-no-changes"), "a third up");
  });

  it("completes after the documented recovery when the process died", async () => {
    const type = "aws:ec2/subnet:Subnet";
    const aws = engine().provider("aws");
    await engine().init(NETWORK);
    aws.faults.add({ operation: "create", type, kind: "slow", ms: 6000 });
    const child = engine().spawn("up", "-s", NETWORK, "--yes", "--skip-preview");
    const ended = new Promise((resolve) => child.on("exit", resolve));
    while (
      !aws.calls.some(({ operation, urn }) => operation === "create" && parts(urn).type === type)
    )
      await new Promise((resolve) => setTimeout(resolve, 100));
    // Time for what was answered to reach the state.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    child.kill("SIGKILL");
    await ended;
    // The service ends what it was asked for, though nobody waits for the answer any more.
    while (
      aws.calls.some(({ operation, ended: end }) => operation === "create" && end === undefined)
    )
      await new Promise((resolve) => setTimeout(resolve, 100));

    const locked = await engine().run("up", "-s", NETWORK, "--yes", "--skip-preview");
    expect(locked.code, "the stack is locked").not.to.equal(0);
    await followed(NETWORK, "pulumi cancel");
    const left = await pending(NETWORK);
    expect(left.map(({ resource }) => resource.type)).to.include(type);
    await followed(NETWORK, "pulumi refresh -s S --clear");
    const known = (await engine().export(NETWORK)).deployment.resources;
    await takeOver(NETWORK, (made) => !known.some(({ urn }) => urn === made.urn));
    expect(await pending(NETWORK)).to.deep.equal([]);
    succeeded(await engine().up(NETWORK), "up after the recovery");
    succeeded(await engine().up(NETWORK, "--expect-no-changes"), "a further up");
    const subnets = (await engine().export(NETWORK)).deployment.resources.filter(
      (found) => found.type === type,
    );
    expect(standing(type), "no subnet is there twice").to.equal(subnets.length);
  });

  it("takes over a cluster whose answer was lost by the documented import", async () => {
    const { faults } = engine().provider("mongodbatlas");
    faults.add({ operation: "create", type: CLUSTER, kind: "lose" });
    expect((await engine().up(DATABASE)).code).not.to.equal(0);
    expect(standing(CLUSTER), "Atlas made it").to.equal(1);
    const { resources } = (await engine().export(DATABASE)).deployment;
    expect(resources.some(({ type }) => type === CLUSTER)).to.equal(false);

    await takeOver(DATABASE, ({ type }) => type === CLUSTER);

    await upToEnd(engine(), { stack: DATABASE, role: "database" });
    expect(standing(CLUSTER), "there is still one cluster").to.equal(1);
    succeeded(await engine().up(DATABASE, "--expect-no-changes"), "a further up");
  });

  it("completes in the next up after a create that failed in a stack that stands", async () => {
    const before = (await engine().export(NETWORK)).deployment.resources;
    const grown = engine()
      .textIn(engine().project, FLEET_FILE)
      .replace(/^phase: .*$/m, "phase: launch");
    engine().writeFleet(environment, grown);
    const type = "aws:ec2/vpcEndpoint:VpcEndpoint";
    const { faults } = engine().provider("aws");
    const fault = faults.add({ operation: "create", type, kind: "throttle" });
    const ran = await engine().up(NETWORK);
    expect(ran.code, "the update stops").not.to.equal(0);
    expect(fault.met).to.equal(1);
    succeeded(await engine().up(NETWORK), "up again");
    succeeded(await engine().up(NETWORK, "--expect-no-changes"), "a third up");
    const after = (await engine().export(NETWORK)).deployment.resources;
    expect(after.length).to.be.greaterThan(before.length);
    expect(standing(type)).to.equal(after.filter((found) => found.type === type).length);
  });
});
