import { expect } from "chai";
import type { Properties, Value } from "../../../../infra/planner/record/types";
import { SECRET, SIGNATURE, UNKNOWN } from "../../../../infra/planner/record/wire";
import { ARCHIVE, ASSET, RESOURCE } from "../wire";
import { filledIn, namedByProgram } from "./autonames";
import { check } from "./check";
import { configurationRefusals, refusals } from "./judge";

const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const KEY = "aws:kms/key:Key";
const reasons = (type: string, inputs: Properties) =>
  refusals(type, inputs).map(({ reason }) => reason);
const rules = (rule: Value): Properties => ({ bucket: "b", rules: [rule] });
const secret = (value: Value): Value => ({ [SIGNATURE]: SECRET, value });
const naming = (name: string, fill = 0xab) => ({ name, seed: new Uint8Array(32).fill(fill) });

describe("check of the simulated providers", () => {
  it("takes what the installed declarations have, tags with any key among it", () => {
    expect(reasons(KEY, { enableKeyRotation: true, tags: { any: "key" } })).to.deep.equal([]);
    const rule = { id: "r", status: "Enabled", expiration: { days: 1 } };
    expect(reasons(LIFECYCLE, rules(rule))).to.deep.equal([]);
  });

  it("refuses a misspelt property at any depth", () => {
    expect(reasons(KEY, { enableKeyRotations: true })).to.deep.equal([
      "the provider has no property enableKeyRotations",
    ]);
    const rule = { id: "r", status: "Enabled", expiration: { day: 1 } };
    expect(refusals(LIFECYCLE, rules(rule))[0]?.property).to.equal("rules[0].expiration.day");
  });

  it("refuses a missing required property at any depth, and null for one", () => {
    expect(reasons("aws:s3/bucketPolicy:BucketPolicy", { bucket: "b" })).to.deep.equal([
      "missing required property policy",
    ]);
    expect(
      reasons("aws:s3/bucketPolicy:BucketPolicy", { bucket: "b", policy: null }),
    ).to.have.length(1);
    expect(reasons(LIFECYCLE, rules({ id: "r" }))).to.deep.equal([
      "missing required property rules[0].status",
    ]);
  });

  it("refuses a type that does not exist", () => {
    expect(reasons("aws:kms/lock:Lock", {})).to.deep.equal([
      "the provider has no type aws:kms/lock:Lock",
    ]);
    expect(reasons("kubernetes:apps/v1:Deploymnt", {})).to.have.length(1);
    expect(reasons("random:index/id:Id", {})).to.have.length(1);
  });

  it("refuses values of the wrong kind", () => {
    expect(reasons(KEY, { deletionWindowInDays: "30" })).to.deep.equal([
      'deletionWindowInDays must be a number, not string "30"',
    ]);
    expect(reasons(KEY, { enableKeyRotation: "true" })).to.have.length(1);
    expect(reasons(KEY, { description: 3 })).to.have.length(1);
    expect(reasons(KEY, { tags: "none" })).to.have.length(1);
    expect(reasons(KEY, { tags: { key: 3 } })).to.deep.equal([
      "tags.key must be a string, not number 3",
    ]);
    expect(reasons(LIFECYCLE, { bucket: "b", rules: { id: "r" } })).to.deep.equal([
      "rules must be a list, not an object",
    ]);
    expect(reasons(LIFECYCLE, rules({ id: "r", status: "Enabled", expiration: [] }))).to.deep.equal(
      ["rules[0].expiration must be an object, not a list"],
    );
  });

  it("takes unknown values of every kind, and looks into secrets", () => {
    expect(reasons(KEY, { deletionWindowInDays: UNKNOWN, tags: UNKNOWN })).to.deep.equal([]);
    expect(reasons(KEY, { description: secret("d") })).to.deep.equal([]);
    expect(reasons(KEY, { description: secret(UNKNOWN) })).to.deep.equal([]);
    expect(reasons(KEY, { description: secret(3) })).to.have.length(1);
  });

  it("takes assets, archives and resources where they belong, and nowhere else", () => {
    const archive = { [SIGNATURE]: ARCHIVE, path: "." };
    const asset = { [SIGNATURE]: ASSET, text: "" };
    const lambda = (code: Value) => ({ role: "r", code });
    const FUNCTION = "aws:lambda/function:Function";
    expect(reasons(FUNCTION, lambda(archive))).to.deep.equal([]);
    expect(reasons(FUNCTION, lambda(asset))).to.deep.equal([
      "code must be an archive, not an asset",
    ]);
    expect(reasons(FUNCTION, lambda("file.zip"))).to.have.length(1);
    expect(
      reasons("aws:s3/bucketObject:BucketObject", { bucket: "b", source: asset }),
    ).to.deep.equal([]);
    const role = { [SIGNATURE]: RESOURCE, urn: "urn", id: "role" };
    const policy = { policy: "{}", role };
    expect(reasons("aws:iam/rolePolicy:RolePolicy", policy)).to.deep.equal([]);
    expect(reasons(KEY, { policy: role })).to.deep.equal([
      "policy must be a string, not a resource",
    ]);
  });

  it("refuses values that a closed list of the declarations does not have", () => {
    const notification = (event: string) => ({
      groupNames: ["g"],
      topicArn: "arn",
      notifications: [event],
    });
    const type = "aws:autoscaling/notification:Notification";
    expect(reasons(type, notification("autoscaling:EC2_INSTANCE_LAUNCH"))).to.deep.equal([]);
    expect(reasons(type, notification("launch"))[0]).to.contain("must be one of");
    expect(reasons("kubernetes:core/v1:Namespace", { kind: "Namespac" })).to.have.length(1);
  });

  it("closes open lists that are complete, and leaves those open that are not", () => {
    const parameter = (type: string) => ({ type, value: "v" });
    expect(reasons("aws:ssm/parameter:Parameter", parameter("SecureString"))).to.deep.equal([]);
    expect(reasons("aws:ssm/parameter:Parameter", parameter("secureString"))[0]).to.contain(
      "must be one of String, StringList, SecureString",
    );
    // The declarations list neither `host` nor `DS`, which the services take.
    expect(reasons("aws:ec2/instance:Instance", { tenancy: "host" })).to.deep.equal([]);
    const record = { zoneId: "z", name: "n", type: "DS", ttl: 1, records: ["r"] };
    expect(reasons("aws:route53/record:Record", record)).to.deep.equal([]);
  });

  it("refuses wrong configuration of a provider, and one of AWS without a region", () => {
    expect(
      configurationRefusals("aws", {
        region: "eu-west-1",
        allowedAccountIds: '["1"]',
        skipRegionValidation: "true",
        version: "7.48.0",
      }),
    ).to.deep.equal([]);
    expect(configurationRefusals("aws", {})[0]?.property).to.equal("region");
    expect(configurationRefusals("aws", { region: "r", regions: "r" })[0]?.property).to.equal(
      "regions",
    );
    expect(
      configurationRefusals("aws", { region: "r", allowedAccountIds: "[1]" })[0]?.property,
    ).to.equal("allowedAccountIds[0]");
    expect(configurationRefusals("mongodbatlas", { secretName: "s" })).to.deep.equal([]);
  });
});

describe("names that the simulated providers make up", () => {
  const filled = (type: string, inputs: Properties = {}, olds: Properties = {}) =>
    filledIn(type, olds, inputs, naming("Fleet-Thing")).values;

  it("fills the field of the type", () => {
    expect(filled("aws:iam/role:Role")).to.deep.equal({ name: "Fleet-Thing-abababa" });
    expect(filled("aws:s3/bucket:Bucket")).to.deep.equal({ bucket: "fleet-thing-abababa" });
    expect(filled("aws:kms/alias:Alias")).to.deep.equal({ name: "alias/Fleet-Thing-abababa" });
    expect(filled("aws:sqs/queue:Queue", { fifoQueue: true }).name).to.match(/\.fifo$/);
    expect(filled("aws:glue/catalogDatabase:CatalogDatabase").name).to.match(
      /^fleet-thing_[a-z]{8}$/,
    );
    expect(filled("mongodbatlas:index/project:Project")).to.have.property("name");
  });

  it("fills nothing where the program names it, or where the service has no such name", () => {
    expect(filled("aws:iam/role:Role", { name: "mine" })).to.deep.equal({});
    expect(filled("aws:iam/role:Role", { namePrefix: "mine-" })).to.deep.equal({});
    expect(filled("aws:ec2/vpc:Vpc")).to.deep.equal({});
    expect(filled("aws:route53/record:Record")).to.deep.equal({});
    expect(filled("mongodbatlas:index/maintenanceWindow:MaintenanceWindow")).to.deep.equal({});
  });

  it("keeps a name that it made up, and makes a new one when the program's own is taken out", () => {
    const old = { name: "Fleet-Thing-0123456", __defaults: ["name"] };
    expect(filled("aws:iam/role:Role", {}, old)).to.deep.equal({ name: "Fleet-Thing-0123456" });
    expect(filled("aws:iam/role:Role", {}, { name: "mine", __defaults: [] })).to.deep.equal({
      name: "Fleet-Thing-abababa",
    });
  });

  it("refuses a made-up name that is too long for the service", () => {
    const long = filledIn("aws:lb/loadBalancer:LoadBalancer", {}, {}, naming("x".repeat(30)));
    expect(long.refusal?.reason).to.contain("longer than maximum length 32");
  });

  it("takes the project's own pattern, and refuses where automatic names are off", () => {
    const proposed = { ...naming("n"), proposed: "Pattern-1" };
    expect(filledIn("aws:s3/bucket:Bucket", {}, {}, proposed).values.bucket).to.equal("pattern-1");
    const enforced = { ...proposed, enforced: true };
    expect(filledIn("aws:s3/bucket:Bucket", {}, {}, enforced).values.bucket).to.equal("Pattern-1");
    const off = filledIn("aws:s3/bucket:Bucket", {}, {}, { ...naming("n"), disabled: true });
    expect(off.refusal?.property).to.equal("bucket");
  });

  it("notes in __defaults what it filled in, in every block, but not in mappings", () => {
    const rule = { id: "r", status: "Enabled", expiration: { days: 1 } };
    const { inputs } = check(LIFECYCLE, {}, rules(rule), naming("n"));
    expect(inputs).to.deep.equal({
      bucket: "b",
      rules: [{ ...rule, expiration: { days: 1, __defaults: [] }, __defaults: [] }],
      __defaults: [],
    });
    const role = check(
      "aws:iam/role:Role",
      {},
      { assumeRolePolicy: "{}", tags: { a: "b" } },
      naming("n"),
    );
    expect(role.inputs.__defaults).to.deep.equal(["name"]);
    expect(role.inputs.tags).to.deep.equal({ a: "b" });
    expect(namedByProgram("aws:iam/role:Role", role.inputs)).to.equal(false);
    expect(namedByProgram("aws:iam/role:Role", { name: "mine", __defaults: [] })).to.equal(true);
  });

  it("fills in the texts that the provider has for descriptions", () => {
    expect(filled("aws:ec2/securityGroup:SecurityGroup").description).to.equal("Managed by Pulumi");
    expect(filled("aws:route53/zone:Zone", { name: "a.example" })).to.deep.equal({
      comment: "Managed by Pulumi",
    });
  });

  it("names Kubernetes objects and puts them into a namespace", () => {
    const object = check("kubernetes:core/v1:ConfigMap", {}, { data: { a: "b" } }, naming("map"));
    expect(object.refusals).to.deep.equal([]);
    expect(object.inputs.metadata).to.deep.equal({
      name: "map-abababab",
      namespace: "default",
      annotations: { "pulumi.com/autonamed": "true" },
    });
    const again = check("kubernetes:core/v1:ConfigMap", object.inputs, {}, naming("map", 1));
    expect(again.inputs.metadata).to.deep.equal(object.inputs.metadata);
    const own = { metadata: { name: "games" } };
    expect(check("kubernetes:core/v1:Namespace", {}, own, naming("n")).inputs).to.deep.equal(own);
  });

  it("judges Kubernetes objects by the declarations, and lets custom ones be", () => {
    const deployment = (spec: Value) =>
      reasons("kubernetes:apps/v1:Deployment", {
        apiVersion: "apps/v1",
        kind: "Deployment",
        spec: {
          selector: {},
          template: { spec: { containers: [{ name: "c" }] } },
          ...(spec as Properties),
        },
      });
    expect(deployment({ replicas: 3 })).to.deep.equal([]);
    expect(deployment({ replicas: "3" })).to.deep.equal([
      'spec.replicas must be a number, not string "3"',
    ]);
    expect(deployment({ replica: 3 })).to.have.length(1);
    expect(deployment({ template: { spec: { containers: [{ image: "i" }] } } })).to.deep.equal([
      "missing required property spec.template.spec.containers[0].name",
    ]);
    const service = (port: Value) =>
      reasons("kubernetes:core/v1:Service", {
        spec: { ports: [{ port: 1, targetPort: port }], type: "ClusterIP" },
      });
    expect([...service("http"), ...service(80)]).to.deep.equal([]);
    expect(service(true)).to.have.length(1);
    expect(reasons("kubernetes:core/v1:Service", { spec: { type: "clusterIP" } })).to.have.length(
      1,
    );
    const pool = { apiVersion: "karpenter.sh/v1", kind: "NodePool", spec: { any: 1 } };
    expect(reasons("kubernetes:karpenter.sh/v1:NodePool", pool)).to.deep.equal([]);
    expect(reasons("kubernetes:karpenter.sh/v1:NodePool", { spec: {} })).to.have.length(2);
    const role = { rules: [{ verbs: ["get"], apiGroups: [""], resources: ["pods"] }] };
    expect(reasons("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", role)).to.deep.equal([]);
  });
});
