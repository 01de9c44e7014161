import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ExportedResource } from "../../infra/planner/export/deployment";
import { sampleFleet } from "../support/plans";
import { parts } from "./provider/values";
import { succeeded, upToEnd } from "./support/deploy";
import { withEngine } from "./support/hooks";

const { environment } = sampleFleet("dev");
const FOUNDATION = `${environment}.foundation`;
const NETWORK = `${environment}.eu-west-1.network`;
const DATABASE = `${environment}.database`;
const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";

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
    aws.faults.add({ operation: "create", type, kind: "slow", ms: 20_000, times: 1 });
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
    aws.faults.clear();

    const locked = await engine().run("up", "-s", NETWORK, "--yes", "--skip-preview");
    expect(locked.code, "the stack is locked").not.to.equal(0);
    succeeded(await engine().run("cancel", NETWORK, "--yes"), "cancel");
    const left = await pending(NETWORK);
    expect(left.map(({ resource }) => resource.type)).to.include(type);
    // The documented look at the service: what exists is imported, the rest is cleared.
    for (const { resource } of left) {
      const made = [...aws.made.values()].find(({ urn }) => urn === resource.urn);
      if (made === undefined) continue;
      const entry = `${resource.urn} ${made.id}`;
      succeeded(
        await engine().run("refresh", "-s", NETWORK, "--yes", "--import-pending-creates", entry),
        "refresh --import-pending-creates",
      );
    }
    succeeded(
      await engine().run("refresh", "-s", NETWORK, "--yes", "--clear-pending-creates"),
      "refresh --clear-pending-creates",
    );
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

    const file = join(engine().project, "import.json");
    succeeded(await engine().run("preview", "-s", DATABASE, "--import-file", file), "preview");
    const wanted = JSON.parse(engine().textIn(engine().project, "import.json")) as {
      resources: { type: string; id?: string; component?: boolean }[];
    };
    const [cluster] = [...engine().provider("mongodbatlas").made.values()].filter(
      ({ urn }) => parts(urn).type === CLUSTER,
    );
    const kept = wanted.resources.filter(({ type }) => type === CLUSTER);
    for (const entry of kept) entry.id = cluster?.id ?? "";
    writeFileSync(file, JSON.stringify({ ...wanted, resources: kept }));
    const flags = ["--yes", "--skip-preview", "--generate-code=false", "--protect=true"];
    succeeded(await engine().run("import", "-s", DATABASE, "--file", file, ...flags), "import");

    await upToEnd(engine(), { stack: DATABASE, role: "database" });
    expect(standing(CLUSTER), "there is still one cluster").to.equal(1);
    succeeded(await engine().up(DATABASE, "--expect-no-changes"), "a further up");
  });
});
