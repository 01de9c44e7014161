import { expect } from "chai";
import { sampleFleet } from "../support/plans";
import { parts } from "./provider/values";
import { succeeded, upToEnd } from "./support/deploy";
import { documentedCommand } from "./support/documented";
import { withEngine } from "./support/hooks";

const { environment } = sampleFleet("dev");
const NETWORK = `${environment}.eu-west-1.network`;
const DATABASE = `${environment}.database`;
const RUNBOOK = "docs/runbooks/failed-link.md";
/** Logical names of the three parts of a link, as docs/runbooks/failed-link.md lists them. */
const LINK = ["network-atlas-service", "network-atlas-endpoint", "network-atlas-connection"];

describe("a private link that fails, under the real engine", function () {
  this.timeout(600_000);
  const engine = withEngine();

  it("stops the database with a repair, and the documented repair mends it", async () => {
    const { atlas } = engine().provider("mongodbatlas");
    atlas.failLink("eu-west-1");
    succeeded(await engine().up(`${environment}.foundation`), "foundation");
    succeeded(await engine().up(NETWORK), "the provider calls a failed link created");
    const refused = await engine().up(DATABASE);
    expect(refused.code).not.to.equal(0);
    expect(refused.text).to.contain("atlas-link").and.to.contain("FAILED");
    expect(refused.text).to.contain("failed-link.md");

    atlas.healLink("eu-west-1");
    const { resources } = (await engine().export(NETWORK)).deployment;
    const urns = resources.map(({ urn }) => urn).filter((urn) => LINK.includes(parts(urn).name));
    expect(urns).to.have.length(LINK.length);
    const replace = urns.flatMap((urn) => ["--replace", urn]);
    const early = await engine().up(NETWORK, ...replace);
    expect(early.code, "the link is protected").not.to.equal(0);
    for (const urn of urns) {
      const unprotect = documentedCommand(RUNBOOK, "pulumi state unprotect", {
        S: NETWORK,
        URN: urn,
      });
      succeeded(await engine().shell(unprotect), unprotect);
    }
    const [URN1 = "", URN2 = "", URN3 = ""] = urns;
    const again = documentedCommand(RUNBOOK, "pulumi up -s S --replace", {
      S: NETWORK,
      URN1,
      URN2,
      URN3,
    });
    succeeded(await engine().shell(again), again);
    const after = (await engine().export(NETWORK)).deployment.resources;
    for (const urn of urns) {
      expect(after.find((found) => found.urn === urn)?.protect, urn).to.equal(true);
    }
    await upToEnd(engine(), { stack: DATABASE, role: "database" });
  });

  it("that is still pending stops it too, and says to wait", async () => {
    const state = structuredClone(await engine().export(NETWORK));
    const stack = state.deployment.resources.find(({ type }) => type === "pulumi:pulumi:Stack");
    const { contract } = stack?.outputs as { contract: { atlas: Record<string, unknown> } };
    contract.atlas.connectionStatus = "PENDING_ACCEPTANCE";
    succeeded(await engine().import(NETWORK, state), "import");
    const refused = await engine().up(DATABASE);
    expect(refused.code).not.to.equal(0);
    expect(refused.text).to.contain("PENDING_ACCEPTANCE").and.to.contain("--refresh");
  });
});
