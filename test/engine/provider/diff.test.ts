import { expect } from "chai";
import type { Properties } from "../../../infra/planner/record/types";
import { SECRET, SIGNATURE } from "../../../infra/planner/record/wire";
import { difference } from "./diff";

const KEY = "aws:kms/key:Key";
const GROUP = "aws:cloudwatch/logGroup:LogGroup";
const RECORD = "aws:route53/record:Record";
const changed = (type: string, before: Properties, after: Properties, ignored: string[] = []) =>
  Object.fromEntries(difference(type, before, after, ignored).changed);

describe("diff of the simulated providers", () => {
  it("names each changed path, added, deleted or updated", () => {
    expect(
      changed(
        KEY,
        { tags: { a: "1", b: "2" }, description: "d" },
        { tags: { a: "3", c: "4" }, policy: "{}" },
      ),
    ).to.deep.equal({
      "tags.a": "update",
      "tags.b": "delete",
      "tags.c": "add",
      description: "delete",
      policy: "add",
    });
    expect(changed(RECORD, { records: ["a"] }, { records: ["b", "c"] })).to.deep.equal({
      "records[0]": "update",
      "records[1]": "add",
    });
  });

  it("takes no notice of __defaults, of the order of keys, or of a value becoming secret", () => {
    const block = (defaults: string[]) => ({ tags: { a: "1" }, __defaults: defaults });
    expect(changed(KEY, block([]), block(["name"]))).to.deep.equal({});
    const secret = { [SIGNATURE]: SECRET, value: { b: 1, a: 2 } };
    expect(changed(KEY, { tags: { a: 2, b: 1 } }, { tags: secret })).to.deep.equal({});
    expect(changed(KEY, { description: null }, {})).to.deep.equal({});
  });

  it("knows what makes a new resource", () => {
    const grown = difference(
      GROUP,
      { name: "a", retentionInDays: 1 },
      { name: "b", retentionInDays: 2 },
    );
    expect(grown.replaces).to.deep.equal(["name"]);
    expect([...grown.changed.keys()]).to.deep.equal(["name", "retentionInDays"]);
    expect(
      difference(GROUP, { retentionInDays: 1 }, { retentionInDays: 2 }).replaces,
    ).to.deep.equal([]);
  });

  it("deletes first what the program named itself, and what cannot stand beside its successor", () => {
    const named = (names: string[]) =>
      difference(GROUP, { name: "a" }, { name: "b", __defaults: names }).deleteBeforeReplace;
    expect(named([])).to.equal(true);
    expect(named(["name"])).to.equal(false);
    const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    const moved = difference(
      attachment,
      { role: "a", policyArn: "p" },
      { role: "b", policyArn: "p", __defaults: [] },
    );
    expect(moved).to.include({ deleteBeforeReplace: true });
    expect(moved.replaces).to.deep.equal(["role"]);
    expect(difference(GROUP, { name: "a" }, { name: "a" }).deleteBeforeReplace).to.equal(false);
  });

  it("honours ignoreChanges, also below lists and mappings", () => {
    const before = { name: "a", tags: { kept: "1", other: "1" } };
    expect(
      changed(GROUP, before, { name: "b", tags: { kept: "2", other: "1" } }, ["name", "tags.kept"]),
    ).to.deep.equal({});
    expect(changed(GROUP, before, { ...before, name: "b" }, ["tags"])).to.deep.equal({
      name: "update",
    });
    const specs = (size: string) => ({
      replicationSpecs: [{ regionConfigs: [{ size }, { size }] }],
    });
    expect(
      changed(KEY, specs("M30"), specs("M40"), ["replicationSpecs[*].regionConfigs[0].size"]),
    ).to.deep.equal({ "replicationSpecs[0].regionConfigs[1].size": "update" });
  });

  it("replaces what moves with its provider to another region, unless it names its own", () => {
    const regions = { oldRegion: "eu-west-1", newRegion: "eu-west-2" };
    const moved = difference(
      GROUP,
      { name: "a" },
      { name: "a", __defaults: ["name"] },
      [],
      regions,
    );
    expect(moved.replaces).to.deep.equal(["region"]);
    const own = { name: "a", region: "eu-west-1" };
    expect(difference(GROUP, own, own, [], regions).replaces).to.deep.equal([]);
    expect(difference(GROUP, own, { ...own, region: "eu-west-3" }, [], {}).replaces).to.deep.equal([
      "region",
    ]);
  });

  it("knows what makes a new Kubernetes object", () => {
    const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
    const object = (name: string, app: string, replicas: number, auto = false) => ({
      metadata: { name, ...(auto ? { annotations: { "pulumi.com/autonamed": "true" } } : {}) },
      spec: { replicas, selector: { matchLabels: { app } } },
    });
    const scaled = difference(DEPLOYMENT, object("a", "x", 1), object("a", "x", 2));
    expect(scaled.replaces).to.deep.equal([]);
    expect([...scaled.changed.keys()]).to.deep.equal(["spec.replicas"]);
    const selected = difference(DEPLOYMENT, object("a", "x", 1), object("a", "y", 1));
    expect(selected.replaces).to.deep.equal(["spec.selector.matchLabels.app"]);
    expect(selected.deleteBeforeReplace).to.equal(true);
    const auto = difference(DEPLOYMENT, object("a", "x", 1, true), object("a", "y", 1, true));
    expect(auto.deleteBeforeReplace).to.equal(false);
    const renamed = difference(DEPLOYMENT, object("a", "x", 1), object("b", "x", 1));
    expect(renamed.replaces).to.deep.equal(["metadata.name"]);
    expect(renamed.deleteBeforeReplace).to.equal(false);
    const map = "kubernetes:core/v1:ConfigMap";
    expect(difference(map, { data: { a: "1" } }, { data: { a: "2" } }).replaces).to.have.length(1);
  });
});
