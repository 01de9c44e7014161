import { expect } from "chai";
import type { Properties } from "../../../infra/planner/record/types";
import { UNKNOWN } from "../../../infra/planner/record/wire";
import { distinct, samplePlans, subjectsOf } from "../support/subjects";
import type { Subject, Verdict } from "../support/validator";
import { withAwsSchema } from "./hook";
import { awsSchemaValidator } from "./validator";

/** A fault, and the findings expected of it: path and rule. */
type Fault = readonly [
  title: string,
  type: string,
  inputs: (planned: Properties) => Properties,
  expected: readonly (readonly [path: string, rule: string])[],
];

const without = (inputs: Properties, name: string): Properties =>
  Object.fromEntries(Object.entries(inputs).filter(([key]) => key !== name));

const FAULTS: readonly Fault[] = [
  [
    "a misspelt argument",
    "aws:ec2/subnet:Subnet",
    (inputs) => ({ ...inputs, availabilityZoneID: "euw1-az1" }),
    [["availabilityZoneID", "unknown-argument"]],
  ],
  [
    "the provider's spelling in place of Pulumi's",
    "aws:kms/key:Key",
    (inputs) => ({ ...without(inputs, "enableKeyRotation"), enable_key_rotation: true }),
    [["enable_key_rotation", "unknown-argument"]],
  ],
  [
    "an output as an argument",
    "aws:ec2/vpc:Vpc",
    (inputs) => ({ ...inputs, arn: "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1" }),
    [["arn", "unknown-argument"]],
  ],
  [
    "a misspelt argument two levels down",
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    (inputs) => ({ ...inputs, rules: [{ id: "a", status: "Enabled", expiration: { day: 7 } }] }),
    [["rules[0].expiration.day", "unknown-argument"]],
  ],
  [
    "a required argument left out",
    "aws:s3/bucketVersioning:BucketVersioning",
    (inputs) => without(inputs, "bucket"),
    [["bucket", "missing-argument"]],
  ],
  [
    "a required argument left out below a list",
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    (inputs) => ({ ...inputs, rules: [{ id: "a" }] }),
    [["rules[0].status", "missing-argument"]],
  ],
  [
    "a required argument that is null",
    "aws:iam/rolePolicy:RolePolicy",
    (inputs) => ({ ...inputs, policy: null }),
    [["policy", "missing-argument"]],
  ],
  [
    "an empty list of required blocks",
    "aws:lb/listener:Listener",
    (inputs) => ({ ...inputs, defaultActions: [] }),
    [["defaultActions", "missing-argument"]],
  ],
  [
    "text for a number",
    "aws:lb/listener:Listener",
    (inputs) => ({ ...inputs, port: "443" }),
    [["port", "wrong-kind"]],
  ],
  [
    "text for a truth value",
    "aws:ec2/vpc:Vpc",
    (inputs) => ({ ...inputs, enableDnsSupport: "true" }),
    [["enableDnsSupport", "wrong-kind"]],
  ],
  [
    "a number for text",
    "aws:route53/record:Record",
    (inputs) => ({ ...inputs, name: 7 }),
    [["name", "wrong-kind"]],
  ],
  [
    "a number among tags",
    "aws:ec2/vpc:Vpc",
    (inputs) => ({ ...inputs, tags: { ordinal: 3 } }),
    [["tags.ordinal", "wrong-kind"]],
  ],
  [
    "a number among a list of texts",
    "aws:lb/loadBalancer:LoadBalancer",
    (inputs) => ({ ...inputs, subnets: ["subnet-0123456789abcdef0", 2] }),
    [["subnets[1]", "wrong-kind"]],
  ],
  [
    "one text for a list",
    "aws:lb/loadBalancer:LoadBalancer",
    (inputs) => ({ ...inputs, securityGroups: "sg-0123456789abcdef0" }),
    [["securityGroups", "wrong-kind"]],
  ],
  [
    "a list of blocks where there is one",
    "aws:s3/bucketVersioning:BucketVersioning",
    (inputs) => ({ ...inputs, versioningConfiguration: [{ status: "Enabled" }] }),
    [["versioningConfiguration", "wrong-kind"]],
  ],
  [
    "one block for a list",
    "aws:lb/listener:Listener",
    (inputs) => ({ ...inputs, defaultActions: { type: "forward" } }),
    [["defaultActions", "wrong-kind"]],
  ],
  [
    "two blocks where the provider takes one",
    "aws:route53/record:Record",
    (inputs) => ({ ...inputs, weightedRoutingPolicies: [{ weight: 1 }, { weight: 2 }] }),
    [["weightedRoutingPolicies", "too-many-blocks"]],
  ],
  [
    "several faults in one resource",
    "aws:wafv2/webAcl:WebAcl",
    (inputs) => ({ ...without(inputs, "scope"), rules: [{ priority: "1", nam: "a" }] }),
    [
      ["rules[0].priority", "wrong-kind"],
      ["rules[0].nam", "unknown-argument"],
      ["rules[0].name", "missing-argument"],
      ["rules[0].statement", "missing-argument"],
      ["rules[0].visibilityConfig", "missing-argument"],
      ["scope", "missing-argument"],
    ],
  ],
];

describe("the AWS provider's published schema", function () {
  this.timeout(60_000);
  withAwsSchema();

  async function planned(): Promise<readonly Subject[]> {
    const plans = await samplePlans();
    return plans
      .flatMap(({ stacks }) => subjectsOf(stacks))
      .filter(({ type }) => type.startsWith("aws:"));
  }

  async function example(type: string): Promise<Subject> {
    const found = distinct(await planned()).find((subject) => subject.type === type);
    if (found === undefined) throw new Error(`no sample fleet has a ${type}`);
    return found;
  }

  const judge = (...subjects: Subject[]): Promise<readonly Verdict[]> =>
    awsSchemaValidator().judge(subjects);

  it("has nothing against any AWS resource of the sample fleets", async () => {
    const subjects = await planned();
    const validator = awsSchemaValidator();
    expect(subjects.filter(({ type }) => !validator.covers(type))).to.deep.equal([]);
    const verdicts = await validator.judge(subjects);
    expect(verdicts.map(({ key, path, message }) => `${key} ${path}: ${message}`)).to.deep.equal(
      [],
    );
  });

  for (const [title, type, mutate, expected] of FAULTS) {
    it(`finds ${title}`, async () => {
      const subject = await example(type);
      expect(await judge(subject)).to.deep.equal([]);
      const verdicts = await judge({ ...subject, inputs: mutate(subject.inputs) });
      expect(verdicts.map(({ path, rule }) => [path, rule])).to.deep.equal(expected);
      expect(new Set(verdicts.map(({ key }) => key))).to.deep.equal(new Set([subject.key]));
    });
  }

  it("finds a type that the provider does not have", async () => {
    const subject = await example("aws:ec2/vpc:Vpc");
    const verdicts = await judge({ ...subject, type: "aws:ec2/vpcs:Vpcs" });
    expect(verdicts.map(({ path, rule }) => [path, rule])).to.deep.equal([["", "unknown-type"]]);
  });

  it("names the nearest argument", async () => {
    const subject = await example("aws:ec2/vpc:Vpc");
    const [verdict] = await judge({ ...subject, inputs: { ...subject.inputs, cidrBlok: "x" } });
    expect(verdict?.message).to.contain("cidrBlock");
  });

  it("says nothing of other providers", async () => {
    const subject = await example("aws:ec2/vpc:Vpc");
    expect(await judge({ ...subject, type: "mongodbatlas:index/project:Project" })).to.deep.equal(
      [],
    );
  });

  it("takes a value that is not known yet for any kind", async () => {
    const subject = await example("aws:lb/listener:Listener");
    const inputs = { ...subject.inputs, port: UNKNOWN, loadBalancerArn: UNKNOWN };
    expect(await judge({ ...subject, inputs })).to.deep.equal([]);
  });

  it("takes a document as text and as an object, and nothing else", async () => {
    const subject = await example("aws:cloudwatch/logResourcePolicy:LogResourcePolicy");
    const of = (policyDocument: Properties[string]) =>
      judge({ ...subject, inputs: { ...subject.inputs, policyDocument } });
    expect(await of("{}")).to.deep.equal([]);
    expect(await of({ Version: "2012-10-17" })).to.deep.equal([]);
    expect((await of(3)).map(({ rule }) => rule)).to.deep.equal(["wrong-kind"]);
  });
});
