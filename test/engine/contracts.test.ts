import { expect } from "chai";
import { CONTRACT_VERSION } from "../../infra/contracts/contract";
import type { Export } from "../../infra/planner/export/deployment";
import type { Properties } from "../../infra/planner/record/types";
import { sampleFleet } from "../support/plans";
import { succeeded } from "./support/deploy";
import { withEngine } from "./support/hooks";

const { environment } = sampleFleet("dev");
const WRITER = `${environment}.foundation`;
const READER = `${environment}.eu-west-1.network`;

describe("contracts under the real engine", function () {
  this.timeout(300_000);
  const engine = withEngine();
  let state: Export;

  before(async () => {
    succeeded(await engine().up(WRITER), `up ${WRITER}`);
    state = await engine().export(WRITER);
  });

  /** What the reader says when the writer's contract is this. */
  async function read(change: (contract: Record<string, unknown>) => void): Promise<string> {
    const changed = structuredClone(state);
    const stack = changed.deployment.resources.find(({ type }) => type === "pulumi:pulumi:Stack");
    change((stack?.outputs as { contract: Record<string, unknown> }).contract);
    succeeded(await engine().import(WRITER, changed), `import ${WRITER}`);
    await engine().init(READER);
    const { code, text } = await engine().run("preview", "-s", READER, "--suppress-progress");
    return code === 0 ? "" : text;
  }

  it("are read as they were written", async () => {
    expect(await read(() => undefined)).to.equal("");
  });

  it("that miss a field stop the reader, with the stack and the field", async () => {
    const text = await read((contract) => Reflect.deleteProperty(contract, "atlasProjectId"));
    expect(text).to.contain(WRITER).and.to.contain("atlasProjectId");
    expect(text).not.to.contain("    at ");
  });

  it("of a version that is too old or too new stop the reader, with both versions", async () => {
    for (const version of [CONTRACT_VERSION - 2, CONTRACT_VERSION + 1]) {
      const text = await read((contract) => (contract.contractVersion = version));
      expect(text).to.contain(WRITER).and.to.contain(String(version));
    }
  });

  it("of the version before are read", async () => {
    const before = CONTRACT_VERSION - 1;
    expect(
      await read((contract) => (contract.contractVersion = before) as Properties | number),
    ).to.equal("");
  });
});
