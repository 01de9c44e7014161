import { expect } from "chai";
import { recordStack } from "../../../infra/planner/record/record";
import { readSettings, type StackSettings } from "../../../stacks/settings";

async function settings(stack: string, config: Record<string, string>) {
  const box: { value?: StackSettings } = {};
  const { findings } = await recordStack(
    () => {
      box.value = readSettings();
      return Promise.resolve({});
    },
    {
      project: "worldcell",
      stack,
      config: Object.fromEntries(
        Object.entries(config).map(([key, value]) => [`worldcell:${key}`, value]),
      ),
      references: new Map(),
      synthesise: () => ({ id: "id", outputs: {} }),
      invoke: () => ({}),
    },
  );
  return { value: box.value, findings };
}

describe("a stack's configuration", () => {
  it("is read whole when it agrees with the stack's name", async () => {
    const { value } = await settings("prod.eu-west-1", {
      environment: "prod",
      role: "cell",
      region: "eu-west-1",
      confirmRemoval: "eu-west-1",
    });
    expect(value).to.deep.equal({
      stack: "prod.eu-west-1",
      environment: "prod",
      role: "cell",
      region: "eu-west-1",
      confirmRemoval: "eu-west-1",
    });
  });

  it("takes empty values, the defaults of Pulumi.yaml, for absent ones", async () => {
    const { value } = await settings("prod.global", {
      environment: "prod",
      role: "global",
      region: "",
      confirmRemoval: "",
    });
    expect(value).to.deep.equal({ stack: "prod.global", environment: "prod", role: "global" });
  });

  const WRONG: readonly (readonly [string, string, Record<string, string>, RegExp])[] = [
    ["no environment", "prod.global", { role: "global" }, /not set/],
    ["no role", "prod.global", { environment: "prod" }, /not set/],
    ["an unknown role", "prod.x", { environment: "prod", role: "core" }, /foundation, network/],
    [
      "no region in a cell",
      "prod.eu-west-1",
      { environment: "prod", role: "cell" },
      /needs its region/,
    ],
    [
      "another stack's name",
      "prod.eu-west-1",
      { environment: "prod", role: "cell", region: "us-east-1" },
      /prod\.us-east-1.*prod\.eu-west-1/,
    ],
  ];
  for (const [what, stack, config, message] of WRONG) {
    it(`is refused with ${what}, naming the stack and the next step`, async () => {
      const { findings } = await settings(stack, config);
      expect(findings).to.have.length(1);
      expect(findings[0]).to.include({ code: "stack-config", where: stack });
      expect(findings[0]?.message).to.match(message);
      expect(findings[0]?.fix).to.contain("npm run fleet -- sync");
    });
  }
});
