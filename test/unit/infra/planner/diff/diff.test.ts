import { expect } from "chai";
import * as fc from "fast-check";
import { diffPlans } from "../../../../../infra/planner/diff";
import { renderDiff } from "../../../../../infra/planner/diff/render";
import type {
  ResourceDiff,
  ResourceRecord,
  StackRecords,
} from "../../../../../infra/planner/diff/types";
import type { Properties, Value } from "../../../../../infra/planner/record/types";
import { engineUrn } from "../../../../../infra/planner/record/urn";
import { SECRET, SIGNATURE } from "../../../../../infra/planner/record/wire";
import { allReplacementRows } from "../../../../../infra/planner/replacement";
import { isStateful } from "../../../../../infra/planner/replacement/stateful";

const STACK = "prod.cell.eu";
const urn = (type: string, name: string, parent?: string) =>
  engineUrn("worldcell", STACK, parent, type, name);

function resource(
  type: string,
  name: string,
  inputs: Properties = {},
  more: Partial<ResourceRecord> = {},
): ResourceRecord {
  return { urn: urn(type, name, more.parent), type, custom: true, inputs, ...more };
}

const component = (name: string, more: Partial<ResourceRecord> = {}) =>
  resource("worldcell:network:Network", name, {}, { custom: false, ...more });
const plan = (...resources: ResourceRecord[]): StackRecords[] => [{ stack: STACK, resources }];
const diffs = (
  old: readonly ResourceRecord[],
  next: readonly ResourceRecord[],
): readonly ResourceDiff[] =>
  diffPlans(plan(...old), plan(...next)).stacks.flatMap((stack) => stack.resources);

function only(old: readonly ResourceRecord[], next: readonly ResourceRecord[]): ResourceDiff {
  const [diff, ...more] = diffs(old, next);
  if (diff === undefined || more.length > 0) throw new Error(`${String(more.length)} more`);
  return diff;
}

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const ROLE = "aws:iam/role:Role";
const PROVIDER = "pulumi:providers:aws";
const secret = (ciphertext: string): Value => ({ [SIGNATURE]: SECRET, ciphertext });

const inputs = fc.dictionary(
  fc.constantFrom("cidrBlock", "tags", "name", "region", "description", "other"),
  fc.oneof(
    fc.string(),
    fc.boolean(),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }),
    fc.string().map(secret),
  ),
);
const resources: fc.Arbitrary<ResourceRecord[]> = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom(...allReplacementRows().keys()), fc.nat(20), inputs, fc.boolean())
    .map(([type, index, given, protect]) =>
      resource(type, `r${String(index)}`, given as Properties, { protect }),
    ),
  { selector: (record) => record.urn, maxLength: 12 },
);

describe("the plan diff", () => {
  it("of a plan with itself is empty, in any order and after a round trip", () => {
    fc.assert(
      fc.property(resources, (list) => {
        const again = JSON.parse(JSON.stringify([...list].reverse())) as ResourceRecord[];
        const diff = diffPlans(plan(...list), plan(...again));
        expect(diff.stacks).to.deep.equal([]);
        expect(renderDiff(diff)).to.deep.equal(["No differences."]);
      }),
    );
  });

  it("of one more resource is one addition, and backwards one deletion", () => {
    fc.assert(
      fc.property(resources, (list) => {
        const extra = resource(VPC, "extra");
        expect(only(list, [...list, extra])).to.include({ kind: "add", urn: extra.urn });
        expect(only([...list, extra], list)).to.include({ kind: "delete", urn: extra.urn });
      }),
    );
  });

  it("replaces for the create-only inputs of every row", () => {
    for (const row of allReplacementRows().values()) {
      for (const path of row.replaces.filter((item) => !item.includes("."))) {
        const [old, next] = ["one", "two"].map((value) =>
          resource(row.type, "it", { [path]: value }),
        );
        if (old === undefined || next === undefined) throw new Error("two resources");
        const diff = only([old], [next]);
        // A rule may say that this one change is no replacement.
        if (diff.kind === "change") continue;
        expect(diff.kind, `${row.type} ${path}`).to.equal("replace");
        expect(diff.forcedBy.some((forced) => forced.startsWith(path))).to.equal(true);
        expect(diff.stateful !== undefined).to.equal(isStateful(row.type));
      }
    }
  });

  it("names changed paths, sorted and without values", () => {
    const old = resource(ROLE, "role", {
      tags: { a: "1", "b/c": "1" },
      list: [{ x: 1 }, { x: 2 }],
      short: ["a"],
    });
    const next = resource(ROLE, "role", {
      tags: { a: "2", "b/c": "2" },
      list: [{ x: 1 }, { x: 3 }],
      short: ["a", "b"],
    });
    const diff = only([old], [next]);
    expect(diff.kind).to.equal("change");
    expect(diff.properties).to.deep.equal(["list[1].x", "short", "tags.a", 'tags["b/c"]']);
  });

  it("leaves out outputs, ids, dependencies, and what a component was given", () => {
    const noise = (text: string): Partial<ResourceRecord> => ({
      id: text,
      propertyDependencies: { tags: [text] },
      ...({ outputs: { arn: text }, created: text, dependencies: [text] } as object),
    });
    const old = [resource(VPC, "vpc", {}, noise("a")), component("net", { inputs: { a: 1 } })];
    const next = [resource(VPC, "vpc", {}, noise("b")), component("net", { inputs: { a: 2 } })];
    expect(diffs(old, next)).to.deep.equal([]);
  });

  it("leaves out root stacks and resources that are read, not owned", () => {
    const root = resource("pulumi:pulumi:Stack", "worldcell-x", {}, { custom: false });
    const read = resource(VPC, "read", { cidrBlock: "a" }, { external: true });
    expect(diffs([], [root, read])).to.deep.equal([]);
  });

  it("leaves out what a provider's bridge noted in a real state", () => {
    const old = resource(VPC, "vpc", {
      __defaults: ["enableDnsSupport", "instanceTenancy"],
      enableDnsSupport: true,
      instanceTenancy: "default",
      nested: { __defaults: [], a: "1" },
    });
    const next = resource(VPC, "vpc", { instanceTenancy: "default", nested: { a: "1" } });
    expect(diffs([old], [next])).to.deep.equal([]);
    const other = resource(VPC, "vpc", { enableDnsSupport: false, nested: { a: "1" } });
    expect(only([old], [other]).properties).to.deep.equal(["enableDnsSupport"]);
  });

  it("respects ignoreChanges, also inside lists and for replacements", () => {
    const ignoring = (patterns: string[], given: Properties) =>
      resource(VPC, "vpc", given, { ignoreChanges: patterns });
    const quiet = (pattern: string, old: Properties, next: Properties) =>
      diffs([ignoring([pattern], old)], [ignoring([pattern], next)]);
    expect(quiet("cidrBlock", { cidrBlock: "a" }, { cidrBlock: "b" })).to.deep.equal([]);
    expect(quiet("tags.a", { tags: { a: "1" } }, { tags: { a: "2" } })).to.deep.equal([]);
    expect(quiet("tags.a", { tags: { a: "1" } }, { tags: { b: "2" } })).to.have.length(1);
    expect(quiet("l[*].a", { l: [{ a: 1 }] }, { l: [{ a: 2 }] })).to.deep.equal([]);
    expect(quiet("*", { l: 1 }, { m: 2 })).to.deep.equal([]);
    expect(quiet('tags["x/y"]', { tags: { "x/y": "1" } }, { tags: { "x/y": "2" } })).to.deep.equal(
      [],
    );
  });

  it("respects replaceOnChanges", () => {
    const role = (tag: string) =>
      resource(ROLE, "role", { tags: { a: tag } }, { replaceOnChanges: ["tags"] });
    expect(only([role("1")], [role("2")])).to.deep.include({
      kind: "replace",
      forcedBy: ["tags.a"],
    });
  });

  it("reports options by themselves", () => {
    const old = resource(ROLE, "role");
    const next = resource(
      ROLE,
      "role",
      {},
      {
        protect: true,
        retainOnDelete: true,
        ignoreChanges: ["tags"],
        customTimeouts: { create: 5 },
      },
    );
    expect(only([old], [next])).to.deep.include({
      kind: "options",
      options: [
        "customTimeouts",
        "ignoreChanges",
        "protect false -> true",
        "retainOnDelete false -> true",
      ],
    });
    expect(
      diffs([old], [resource(ROLE, "role", {}, { protect: false, ignoreChanges: [] })]),
    ).to.deep.equal([]);
  });

  it("reports another provider, and none when only the provider's id is new", () => {
    const role = (name: string, id: string) =>
      resource(ROLE, "role", {}, { provider: `${urn(PROVIDER, name)}::${id}` });
    expect(diffs([role("aws", "1")], [role("aws", "2")])).to.deep.equal([]);
    expect(only([role("aws", "1")], [role("other", "1")]).options).to.deep.equal(["provider"]);
  });

  it("replaces what is regional when its provider's region changes", () => {
    const stack = (region: string) => [
      resource(PROVIDER, "aws", { region }),
      resource(VPC, "vpc", {}, { provider: `${urn(PROVIDER, "aws")}::id` }),
      resource(ROLE, "role", {}, { provider: `${urn(PROVIDER, "aws")}::id` }),
    ];
    const [vpc, provider, ...more] = diffs(stack("eu-west-1"), stack("eu-west-2"));
    expect(vpc).to.deep.include({ kind: "replace", type: VPC, forcedBy: ["region"] });
    expect(provider).to.deep.include({ kind: "change", type: PROVIDER, properties: ["region"] });
    expect(more).to.deep.equal([]);
  });

  it("sees another secret and shows neither", () => {
    const old = resource(ROLE, "role", { description: secret("v1:hidden-one") });
    const next = resource(ROLE, "role", { description: secret("v1:hidden-two") });
    const diff = diffPlans(plan(old), plan(next));
    expect(diff.stacks[0]?.resources[0]?.properties).to.deep.equal(["description"]);
    expect(JSON.stringify(diff) + renderDiff(diff).join("\n")).to.not.include("hidden");
    const bare = resource(ROLE, "role", { description: "hidden" });
    expect(only([bare], [next]).properties).to.deep.equal(["description"]);
  });

  describe("a replaced resource", () => {
    const vpc = (cidrBlock: string) => resource(VPC, "vpc", { cidrBlock });
    const subnet = (more: Partial<ResourceRecord> = {}) =>
      resource(
        SUBNET,
        "subnet",
        { vpcId: "vpc-1" },
        { propertyDependencies: { vpcId: [urn(VPC, "vpc")] }, ...more },
      );
    const endpoint = resource(
      "aws:ec2/routeTableAssociation:RouteTableAssociation",
      "association",
      { subnetId: "subnet-1" },
      { propertyDependencies: { subnetId: [urn(SUBNET, "subnet")], routeTableId: null } },
    );

    it("takes along what reads a forcing input from it, down the chain", () => {
      const found = diffs([vpc("a"), subnet(), endpoint], [vpc("b"), subnet(), endpoint]);
      expect(found.map(({ kind, forcedBy, follows }) => [kind, forcedBy, follows])).to.deep.equal([
        ["replace", ["vpcId"], [urn(VPC, "vpc")]],
        ["replace", ["cidrBlock"], []],
        ["replace", ["subnetId"], [urn(SUBNET, "subnet")]],
      ]);
    });

    it("leaves alone what ignores that input, or reads another", () => {
      const ignoring = subnet({ ignoreChanges: ["vpcId"] });
      const tagged = subnet({ propertyDependencies: { tags: [urn(VPC, "vpc")] } });
      expect(diffs([vpc("a"), ignoring], [vpc("b"), ignoring])).to.have.length(1);
      expect(diffs([vpc("a"), tagged], [vpc("b"), tagged])).to.have.length(1);
    });

    it("says when the engine will refuse, or keep the old one", () => {
      const kept = { protect: true, retainOnDelete: true } as const;
      const old = resource(VPC, "vpc", { cidrBlock: "a" }, kept);
      const next = resource(VPC, "vpc", { cidrBlock: "b" }, kept);
      expect(only([old], [next])).to.include({ protected: true, retained: true });
      expect(only([old], [])).to.include({ protected: true, retained: true });
    });
  });

  it("reads a cluster's zones from subnets of any stack", () => {
    const EKS = "aws:eks/cluster:Cluster";
    const stacks = (zone: string, id: string): StackRecords[] => [
      { stack: "network", resources: [resource(SUBNET, "s", { availabilityZone: zone }, { id })] },
      { stack: STACK, resources: [resource(EKS, "eks", { vpcConfig: { subnetIds: [id] } })] },
    ];
    const kinds = (next: StackRecords[]) =>
      diffPlans(stacks("a", "s-1"), next).stacks.flatMap((stack) =>
        stack.resources.filter(({ type }) => type === EKS).map(({ kind }) => kind),
      );
    expect(kinds(stacks("a", "s-2"))).to.deep.equal(["change"]);
    expect(kinds(stacks("b", "s-2"))).to.deep.equal(["replace"]);
  });

  describe("with aliases", () => {
    const old = resource(VPC, "old", { cidrBlock: "a" });

    it("matches a renamed resource by URN and by spec", () => {
      for (const alias of [urn(VPC, "old"), JSON.stringify({ name: "old", type: "", stack: "" })]) {
        const next = resource(VPC, "new", { cidrBlock: "a" }, { aliases: [alias] });
        expect(only([old], [next])).to.deep.include({
          kind: "options",
          formerUrn: old.urn,
          urn: next.urn,
        });
      }
    });

    it("prefers the URN, and gives an old resource away once", () => {
      const same = { cidrBlock: "a", tags: { a: "1" } };
      const first = resource(VPC, "first", same, { aliases: [old.urn] });
      const second = resource(VPC, "second", same, { aliases: [old.urn] });
      expect(
        diffs([old], [first, second])
          .map(({ kind }) => kind)
          .sort(),
      ).to.deep.equal(["add", "change"]);
      expect(only([old], [old, first])).to.include({ kind: "add", urn: first.urn });
    });

    it("moves children along with a parent, renamed or not", () => {
      const parent = (name: string, more: Partial<ResourceRecord> = {}) => component(name, more);
      const before = parent("net");
      const after = parent("grid", { aliases: [JSON.stringify({ name: "net" })] });
      const child = (name: string, of: ResourceRecord) =>
        resource(VPC, name, { cidrBlock: "a" }, { parent: of.urn });
      const found = diffs(
        [before, child("net-vpc", before), child("fixed", before)],
        [after, child("grid-vpc", after), child("fixed", after)],
      );
      // Children of a component have its type in their URN, not its name.
      expect(found.map(({ kind, urn: now }) => [kind, now])).to.deep.equal([
        ["options", child("grid-vpc", after).urn],
        ["options", after.urn],
      ]);
    });

    it("follows another parent and another type", () => {
      const root = resource(VPC, "vpc", { cidrBlock: "a" });
      const net = component("net");
      const inside = resource(
        VPC,
        "vpc",
        { cidrBlock: "a" },
        { parent: net.urn, aliases: [JSON.stringify({ noParent: true })] },
      );
      expect(only([root, net], [net, inside]).formerUrn).to.equal(root.urn);
      const bucketV2 = resource("aws:s3/bucketV2:BucketV2", "b", { bucket: "x" });
      const bucket = resource(
        "aws:s3/bucket:Bucket",
        "b",
        { bucket: "x" },
        { aliases: [JSON.stringify({ type: "aws:s3/bucketV2:BucketV2" }), "{broken"] },
      );
      expect(only([bucketV2], [bucket]).kind).to.equal("options");
    });

    it("knows a moved provider and resource as the same", () => {
      const role = (provider: string) =>
        resource(ROLE, "role", {}, { provider: `${urn(PROVIDER, provider)}::id` });
      const moved = resource(PROVIDER, "two", {}, { aliases: [urn(PROVIDER, "one")] });
      expect(only([resource(PROVIDER, "one"), role("one")], [moved, role("two")]).type).to.equal(
        PROVIDER,
      );
    });
  });

  it("counts whole stacks that come and go", () => {
    const gone = { stack: "b", resources: [resource(VPC, "vpc"), resource(ROLE, "role")] };
    const diff = diffPlans([gone], [{ stack: "a", resources: [resource(ROLE, "role")] }]);
    expect(diff.stacks.map(({ stack, kind }) => [stack, kind])).to.deep.equal([
      ["a", "added"],
      ["b", "removed"],
    ]);
    expect(diff.counts).to.deep.equal({ add: 1, change: 0, delete: 2, options: 0, replace: 0 });
    expect(diff.statefulLosses).to.equal(1);
    expect(diffPlans([], [{ stack: "empty", resources: [] }]).stacks).to.have.length(1);
  });
});
