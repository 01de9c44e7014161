import { expect } from "chai";
import { samplePlans, subjectsOf } from "../support/subjects";
import { withAwsSchema } from "./hook";

/** Names that only one side has, reviewed. */
const ONE_SIDED: readonly string[] = [
  // Gone from the provider; Pulumi keeps it as deprecated.
  "aws:eks/cluster:Cluster input defaultAddonsToRemoves",
  // Pulumi leaves these out: their tree is too deep for its declarations.
  "aws:quicksight/analysis:Analysis argument definition",
  "aws:quicksight/dashboard:Dashboard argument definition",
  "aws:quicksight/template:Template argument definition",
];

/** Text in the provider for numbers and truth values, corrected by Pulumi. */
const OTHER_KIND: readonly string[] = [
  "aws:alb/targetGroup:TargetGroup deregistrationDelay: number, string",
  "aws:elasticache/replicationGroup:ReplicationGroup atRestEncryptionEnabled: boolean, string",
  "aws:elasticache/replicationGroup:ReplicationGroup autoMinorVersionUpgrade: boolean, string",
  "aws:lb/targetGroup:TargetGroup deregistrationDelay: number, string",
];

describe("Pulumi's AWS types in the provider's published schema", function () {
  this.timeout(120_000);
  const schema = withAwsSchema();

  it("has every AWS type of the sample fleets", async () => {
    const types = new Set(
      (await samplePlans())
        .flatMap(({ stacks }) => subjectsOf(stacks))
        .map(({ type }) => type)
        .filter((type) => type.startsWith("aws:")),
    );
    expect(types).to.have.length.above(40);
    const unmapped = [...types].filter((type) => schema().shapeOf(type) === undefined);
    expect(unmapped).to.deep.equal([]);
  });

  it("has every type of the installed package", () => {
    const types = schema().typings.types();
    expect(types).to.have.length.above(1_700);
    const mapped = types.filter((type) => schema().shapeOf(type) !== undefined);
    process.stdout.write(
      `    ${String(mapped.length)} of ${String(types.length)} types of @pulumi/aws ${schema().typings.version()} map to the provider's schema\n`,
    );
    expect(types.filter((type) => !mapped.includes(type))).to.deep.equal([]);
  });

  it("agrees with the installed package on the names and kinds of every type's inputs", () => {
    const types = schema().typings.types();
    const unpaired = types.map((type) => ({ type, ...schema().unpaired(type) }));
    const names = unpaired.flatMap(({ type, inputs, published }) => [
      ...inputs.map((name) => `${type} input ${name}`),
      ...published.map((name) => `${type} argument ${name}`),
    ]);
    expect(names).to.deep.equal(ONE_SIDED);
    const kinds = unpaired.flatMap(({ type, kinds: differ }) =>
      differ.map((line) => `${type} ${line}`),
    );
    expect(kinds).to.deep.equal(OTHER_KIND);
  });

  it("has no twin for what the provider does not have", () => {
    for (const type of ["aws:s3/bucket:Buckets", "aws:nothing/at:All", "mongodbatlas:index/x:X"]) {
      expect(schema().shapeOf(type), type).to.equal(undefined);
    }
  });

  it("gives kinds, nesting, required inputs and the number of blocks", () => {
    const record = schema().shapeOf("aws:route53/record:Record");
    const children = new Map((record?.children ?? []).map((child) => [child.name, child]));
    expect(record).to.include({ published: "aws_route53_record", kind: "object" });
    expect(children.get("zoneId")).to.include({ kind: "string", required: true });
    expect(children.get("ttl")).to.include({ kind: "number", required: false });
    expect(children.get("records")).to.include({ kind: "list", items: "string" });
    const alias = children.get("aliases");
    expect(alias).to.include({ published: "alias", kind: "list", items: "object" });
    expect(children.get("weightedRoutingPolicies")).to.include({ max: 1 });
    expect(
      (alias?.children ?? []).map(({ name, required }) => [name, required]),
    ).to.have.deep.members([
      ["evaluateTargetHealth", true],
      ["name", true],
      ["zoneId", true],
    ]);
    const alarm = schema().shapeOf("aws:cloudwatch/metricAlarm:MetricAlarm")?.children ?? [];
    expect(alarm.find(({ name }) => name === "name")).to.include({
      published: "alarm_name",
      autonamed: true,
      required: false,
    });
  });
});
