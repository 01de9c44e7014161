import * as kms from "@pulumi/aws/kms";
import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { all, one, record } from "../../../../support/record";

class Inner extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("worldcell:test:Inner", name, {}, opts);
    const key = new kms.Key(`${name}-key`, {}, { parent: this });
    this.arn = key.arn;
    this.registerOutputs({ arn: key.arn });
  }
}

class Outer extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("worldcell:test:Outer", name, {}, opts);
    const inner = new Inner(`${name}-inner`, { parent: this });
    new s3.Bucket(
      `${name}-bucket`,
      { bucketPrefix: "x", tags: { key: inner.arn } },
      { parent: this },
    );
    this.registerOutputs({});
  }
}

const codes = (recorded: { findings: readonly { code: string }[] }) =>
  recorded.findings.map(({ code }) => code);

describe("recording a stack", () => {
  it("computes URNs with the whole chain of parents, as the engine does", async () => {
    const recorded = await record((opts) => new Outer("outer", { ...opts, protect: true }));
    expect(one(recorded, "aws:kms/key:Key").urn).to.equal(
      "urn:pulumi:test.stack::worldcell::worldcell:test:Outer$worldcell:test:Inner$aws:kms/key:Key::outer-inner-key",
    );
  });

  it("keeps dependencies by property, inherited protection and the explicit provider", async () => {
    const recorded = await record((opts) => new Outer("outer", { ...opts, protect: true }));
    const key = one(recorded, "aws:kms/key:Key");
    const bucket = one(recorded, "aws:s3/bucket:Bucket");
    expect(bucket.dependencies).to.deep.equal([key.urn]);
    expect(bucket.propertyDependencies).to.deep.equal({ tags: [key.urn] });
    expect(bucket.protect).to.equal(true);
    expect(bucket.provider).to.match(
      /^urn:pulumi:test\.stack::worldcell::pulumi:providers:aws::aws::./,
    );
    expect(bucket.inputs.tags).to.deep.equal({ key: key.outputs.arn });
    expect(key.outputs.arn).to.match(/^arn:aws:kms:eu-west-1:111122223333:key\/[0-9a-f-]{36}$/);
  });

  it("takes a resource that is passed whole for its id", async () => {
    const recorded = await record((opts) => {
      const parent = new Inner("inner", opts);
      const key = new kms.Key("key", {}, { parent });
      new s3.Bucket("bucket", { tags: { key: key as unknown as string } }, { parent });
    });
    const { id } = one(recorded, "aws:kms/key:Key", "key");
    const bucket = one(recorded, "aws:s3/bucket:Bucket");
    expect(bucket.inputs.tags).to.deep.equal({ key: id });
    expect(bucket.outputs.tags).to.deep.equal({ key: id });
  });

  it("lists dependencies before dependents whatever the order of registration", async () => {
    const recorded = await record((opts) => new Outer("outer", opts));
    const seen = new Set<string>();
    for (const resource of recorded.resources) {
      for (const urn of resource.dependencies) expect(seen.has(urn), urn).to.equal(true);
      seen.add(resource.urn);
    }
  });

  it("leaves computed values unknown in a pass with unknowns", async () => {
    const recorded = await record((opts) => new Outer("outer", opts), { preview: true });
    expect(JSON.stringify(one(recorded, "aws:s3/bucket:Bucket").inputs)).to.contain("04da6b54");
    expect(one(recorded, "aws:kms/key:Key").id).to.equal(undefined);
  });

  it("finds two resources with one URN", async () => {
    const recorded = await record(
      (opts) => {
        new Inner("a", opts);
        new Inner("a", opts);
      },
      { allowFindings: true },
    );
    expect(codes(recorded)).to.include("duplicate-urn");
  });

  it("names the place of a missing required input", async () => {
    const recorded = await record(
      (_, { aws }) => {
        new s3.BucketPolicy("policy", {} as s3.BucketPolicyArgs, { provider: aws });
      },
      { allowFindings: true },
    );
    const [finding] = recorded.findings;
    expect(finding?.code).to.equal("program-failed");
    expect(finding?.message).to.contain("Missing required property 'bucket'");
    expect(finding?.path).to.match(/record\.test\.ts:\d+$/);
  });

  it("names the stack and the place of a rejection that nobody handles", async () => {
    const recorded = await record(
      (_, { aws }) => {
        const lost = Promise.reject<string>(new Error("lost key"));
        new kms.Alias("alias", { targetKeyId: lost }, { provider: aws });
      },
      { allowFindings: true },
    );
    const finding = recorded.findings.find(({ code }) => code === "unhandled-rejection");
    expect(finding?.where).to.equal("test.stack");
    expect(finding?.message).to.contain("lost key");
    expect(finding?.path).to.match(/record\.test\.ts:\d+$/);
  });

  it("reports a dependency cycle with the resources in it instead of hanging", async () => {
    const recorded = await record(
      (_, { aws }) => {
        const opts = { provider: aws };
        let release: (arn: string) => void = () => undefined;
        const later = pulumi.output(new Promise<string>((resolve) => (release = resolve)));
        const first = new kms.Alias("first", { targetKeyId: later }, opts);
        const second = new kms.Alias("second", { targetKeyId: first.targetKeyArn }, opts);
        second.arn.apply((arn) => release(arn));
      },
      { allowFindings: true, stallMs: 150 },
    );
    const finding = recorded.findings.find(({ code }) => code === "stalled");
    expect(finding?.message).to.contain("aws:kms/alias:Alias first");
    expect(finding?.message).to.contain("aws:kms/alias:Alias second");
  });

  it("finds a resource that an asynchronous apply makes after the program's end", async () => {
    const recorded = await record(
      (_, { aws }) => {
        const opts = { provider: aws };
        const key = new kms.Key("key", {}, opts);
        key.arn.apply(async (arn) => {
          await new Promise((resolve) => setTimeout(resolve, 30));
          new kms.Alias("late", { targetKeyId: arn }, opts);
        });
      },
      { allowFindings: true },
    );
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(codes(recorded)).to.include("late-registration");
  });

  it("gives the same list for the same program", async () => {
    const twice = await Promise.all(
      [0, 1].map(async () => record((opts) => new Outer("outer", opts))),
    );
    expect(twice[0]?.resources).to.deep.equal(twice[1]?.resources);
    expect(all(twice[0] ?? { resources: [] }, "aws:kms/key:Key")).to.have.length(1);
  });
});
