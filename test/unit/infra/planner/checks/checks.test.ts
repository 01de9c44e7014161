import * as awsProvider from "@pulumi/aws/provider";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as kinesis from "@pulumi/aws/kinesis";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { StackSpec } from "../../../../../infra/contracts/stacks";
import { checkStack } from "../../../../../infra/planner/checks/check";
import { appliedFindings } from "../../../../../infra/planner/checks/unknowns";
import type { RecordedStack } from "../../../../../infra/planner/record/types";
import { record } from "../../../../support/record";

/** A component that runs what a test plants in it. */
class Planted extends pulumi.ComponentResource {
  constructor(plant: (parent: Planted) => void, opts: pulumi.ComponentResourceOptions) {
    super("worldcell:test:Planted", "planted", {}, opts);
    plant(this);
    this.registerOutputs({});
  }
}

const SPEC: StackSpec = {
  stack: "test.stack",
  role: "cell",
  region: "eu-west-1",
  fleetRegion: "eu-west-1",
  reads: [],
  foreignRegions: [],
};

function check(recorded: RecordedStack, spec: StackSpec = SPEC) {
  return checkStack(recorded, {
    spec,
    nameableRegions: new Set([spec.region, "eu-central-1"]),
  });
}

const planted = (plant: (parent: Planted) => void) =>
  record((opts) => new Planted(plant, opts), { allowFindings: true });

const codesOf = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);

const POLICY = (resource: pulumi.Input<string>) =>
  pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "kms:Decrypt", Resource: resource }],
  });

describe("checks of a recorded stack", () => {
  it("find nothing in a sound stack", async () => {
    const recorded = await planted((parent) => {
      const key = new kms.Key("key", { region: "eu-west-1" }, { parent });
      new iam.Policy("policy", { policy: POLICY(key.arn) }, { parent });
    });
    expect(check(recorded)).to.deep.equal([]);
  });

  it("find a resource on the default provider", async () => {
    const recorded = await record(
      () => new Planted((parent) => new kms.Key("key", {}, { parent }), {}),
      { allowFindings: true },
    );
    const [finding] = check(recorded);
    expect(finding?.code).to.equal("default-provider");
    expect(finding?.path).to.contain("kms/key:Key::key");
  });

  it("find a resource without a component", async () => {
    const recorded = await record((_, { aws }) => new kms.Key("key", {}, { provider: aws }));
    expect(codesOf(check(recorded))).to.deep.equal(["no-component"]);
  });

  it("find a resource in a region that its role does not declare", async () => {
    const recorded = await planted(
      (parent) => new kms.Key("key", { region: "us-east-2" }, { parent }),
    );
    const [finding] = check(recorded);
    expect(finding?.code).to.equal("wrong-region");
    expect(finding?.message).to.contain("us-east-2").and.to.contain("eu-west-1");
  });

  it("accept a region that the role declares", async () => {
    const recorded = await planted(
      (parent) => new kms.Key("key", { region: "us-east-2" }, { parent }),
    );
    expect(
      check(recorded, { ...SPEC, role: "global", foreignRegions: ["us-east-2"] }),
    ).to.deep.equal([]);
  });

  it("find a provider of another region than the stack's", async () => {
    const recorded = await record(
      () => {
        const other = new awsProvider.Provider("other", { region: "us-east-1" });
        new Planted((parent) => new kms.Key("key", {}, { parent }), { providers: { aws: other } });
      },
      { allowFindings: true },
    );
    expect(codesOf(check(recorded))).to.include("provider-region");
  });

  it("find an input of a cell that names another region, and not its recovery region", async () => {
    const recorded = await planted((parent) => {
      new kms.Key("there", { description: "arn:aws:s3:us-east-1:x" }, { parent });
      new kms.Key("vault", { description: "arn:aws:s3:eu-central-1:x" }, { parent });
    });
    const found = check(recorded);
    expect(codesOf(found)).to.deep.equal(["foreign-region-named"]);
    expect(found[0]?.path).to.contain("::there description");
  });

  it("find the text of a missing value inside an ARN", async () => {
    const recorded = await planted((parent) => {
      const key = new kms.Key("key", {}, { parent });
      const missing = (key as unknown as { nothing: pulumi.Output<string> }).nothing;
      new kms.Key(
        "other",
        { description: pulumi.interpolate`arn:aws:s3:::${missing}/x` },
        { parent },
      );
    });
    expect(codesOf(check(recorded))).to.deep.equal(["missing-value"]);
  });

  it("find a policy whose statement lost its resource", async () => {
    const recorded = await planted((parent) => {
      const key = new kms.Key("key", {}, { parent });
      const missing = (key as unknown as { nothing: pulumi.Output<string> }).nothing;
      new iam.Policy("policy", { policy: POLICY(missing) }, { parent });
    });
    const [finding] = check(recorded);
    expect(finding?.code).to.equal("empty-policy");
    expect(finding?.message).to.equal("Statement[0] has no Resource");
  });

  it("find an empty policy and a trust policy without a principal", async () => {
    const recorded = await planted((parent) => {
      new iam.Policy("policy", { policy: "{}" }, { parent });
      const trust = {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole" }],
      };
      new iam.Role("role", { assumeRolePolicy: JSON.stringify(trust) }, { parent });
    });
    expect(check(recorded).map(({ message }) => message)).to.have.members([
      "the document is empty",
      "Statement[0] has no Principal",
    ]);
  });

  it("find a secret's value in plain text elsewhere, without printing it", async () => {
    const recorded = await planted((parent) => {
      const value = "k2J9x-not-for-eyes";
      new kms.Key("kept", { description: pulumi.secret(value) }, { parent });
      new kms.Key("leaked", { description: `token=${value}` }, { parent });
    });
    const found = check(recorded);
    expect(codesOf(found)).to.deep.equal(["plain-secret"]);
    expect(found[0]?.path).to.contain("::leaked description");
    expect(JSON.stringify(found)).not.to.contain("not-for-eyes");
  });

  it("find texts that look like secrets", async () => {
    const recorded = await planted((parent) => {
      const texts = ["mongodb+srv://app:hunter2@x.mongodb.net", "AKIA" + "A".repeat(16)];
      texts.forEach((value, index) => {
        new kms.Key(`key${String(index)}`, { description: value }, { parent });
      });
    });
    expect(codesOf(check(recorded))).to.deep.equal(["plain-secret", "plain-secret"]);
  });

  it("find a required input that an output left without a value", async () => {
    const recorded = await planted((parent) => {
      const key = new kms.Key("key", {}, { parent });
      const missing = (key as unknown as { nothing: pulumi.Output<string> }).nothing;
      new kms.Alias("alias", { targetKeyId: pulumi.output(missing) }, { parent });
    });
    const [finding] = check(recorded);
    expect(finding?.code).to.equal("missing-input");
    expect(finding?.path).to.contain("::alias targetKeyId");
  });

  it("find a type whose outputs nobody synthesises, as a warning", async () => {
    const recorded = await planted((parent) => new kinesis.Stream("stream", {}, { parent }));
    expect(check(recorded)).to.have.length(1);
    expect(check(recorded)[0]).to.include({
      code: "outputs-unknown",
      severity: "warning",
      path: "aws:kinesis/stream:Stream",
    });
  });

  it("find a resource that exists only once values are known", async () => {
    const build = (opts: pulumi.ComponentResourceOptions) =>
      new Planted((parent) => {
        const key = new kms.Key("key", {}, { parent });
        key.arn.apply(() => new kms.Alias("hidden", { targetKeyId: "k" }, { parent }));
      }, opts);
    const known = await record(build);
    const unknown = await record(build, { preview: true });
    const [finding] = appliedFindings(known, unknown);
    expect(finding?.code).to.equal("created-in-apply");
    expect(finding?.path).to.contain("::hidden");
  });
});
