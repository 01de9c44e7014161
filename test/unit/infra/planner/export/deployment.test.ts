import * as kms from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { exportText, toExport } from "../../../../../infra/planner/export/deployment";
import { record } from "../../../../support/record";

async function keyExport(opts: pulumi.CustomResourceOptions) {
  const recorded = await record((_, { aws }) => {
    new kms.Key(
      "key",
      { description: pulumi.secret("for nobody's eyes") },
      { provider: aws, ...opts },
    );
  });
  const deployment = toExport(recorded);
  const key = deployment.deployment.resources.find(({ type }) => type === "aws:kms/key:Key");
  if (key === undefined) throw new Error("no key in the export");
  return { text: exportText(deployment), key };
}

describe("an export", () => {
  it("is a deployment of version 3 with the stack first", async () => {
    const { text } = await keyExport({});
    const parsed = JSON.parse(text) as {
      version: number;
      deployment: { resources: { type: string }[] };
    };
    expect(parsed.version).to.equal(3);
    expect(parsed.deployment.resources[0]?.type).to.equal("pulumi:pulumi:Stack");
  });

  it("keeps a secret's wrapper and never its value", async () => {
    const { text, key } = await keyExport({});
    expect(text).not.to.contain("nobody");
    expect(JSON.stringify(key.inputs?.description)).to.contain("1b47061264138c4ac30d75fd1eb44270");
  });

  it("carries the options that the engine would store, and no empty ones", async () => {
    const { key } = await keyExport({
      protect: true,
      ignoreChanges: ["tags"],
      customTimeouts: { create: "1h30m", delete: "90s" },
    });
    expect(key.protect).to.equal(true);
    expect(key.ignoreChanges).to.deep.equal(["tags"]);
    expect(key.customTimeouts).to.deep.equal({ create: 5400, delete: 90 });
    expect(key).not.to.have.any.keys("aliases", "dependencies", "deletedWith", "retainOnDelete");
  });

  it("carries retention that a parent hands down, as the engine does", async () => {
    class Kept extends pulumi.ComponentResource {
      constructor(opts: pulumi.ComponentResourceOptions) {
        super("worldcell:test:Kept", "kept", {}, opts);
        new kms.Key("kept-key", {}, { parent: this });
        this.registerOutputs({});
      }
    }
    const recorded = await record((opts) => new Kept({ ...opts, retainOnDelete: true }));
    const key = toExport(recorded).deployment.resources.find(
      ({ type }) => type === "aws:kms/key:Key",
    );
    expect(key?.retainOnDelete).to.equal(true);
  });
});
