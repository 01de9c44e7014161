import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import type { Properties } from "../../../infra/planner/record/types";
import { synthesiser } from "../../../infra/planner/outputs/synthesise";
import { SECRET, SIGNATURE, UNKNOWN } from "../../../infra/planner/record/wire";
import { TEST_ACCOUNT } from "../../support/record";
import { Instance, urn } from "./instance";
import { SimulatedProvider } from "./server";

const KEY = "aws:kms/key:Key";

describe("a simulated provider", () => {
  const open: (SimulatedProvider | Instance)[] = [];
  const start = async (
    name: "aws" | "mongodbatlas" | "kubernetes" = "aws",
    options: { log?: string } = {},
  ) => {
    const provider = new SimulatedProvider(name, options);
    const port = await provider.start();
    open.push(provider);
    const instance = async (config: Properties = { region: "eu-west-1" }) => {
      const made = await Instance.open(port, config);
      open.push(made);
      return made;
    };
    return { provider, instance };
  };
  afterEach(() => {
    for (const one of open.splice(0).reverse()) {
      if (one instanceof Instance) one.close();
      else one.stop();
    }
  });
  const failure = async (work: Promise<unknown>): Promise<grpc.ServiceError> => {
    try {
      await work;
    } catch (error) {
      return error as grpc.ServiceError;
    }
    throw new Error("it did not fail");
  };

  it("makes other ids than the planner, and leaves computed values unknown at preview", async () => {
    const { provider, instance } = await start();
    const aws = await instance();
    const planner = synthesiser({ account: TEST_ACCOUNT, partitionOf: () => "aws" });
    const planned = planner({
      urn: urn(KEY, "key"),
      type: KEY,
      name: "key",
      inputs: {},
      provider: undefined,
    });
    const shown = await aws.create(KEY, "key", { description: "d" }, true);
    expect(shown).to.deep.include({ id: "" });
    expect(shown.state).to.include({ description: "d", arn: UNKNOWN, region: UNKNOWN });
    expect(provider.made.size).to.equal(0);
    const made = await aws.create(KEY, "key", { description: "d" });
    expect(made.id).not.to.equal(planned.id);
    expect(made.state.arn).not.to.equal(planned.outputs.arn);
  });

  it("keeps apart instances of different accounts and regions, and a resource's own region wins", async () => {
    const { instance } = await start();
    const west = await instance({ region: "eu-west-1", allowedAccountIds: '["444455556666"]' });
    const east = await instance({ region: "us-east-1" });
    const arn = async (on: Instance, inputs: Properties = {}) =>
      (await on.create(KEY, `key-${String(Math.random())}`, inputs)).state.arn;
    expect(await arn(west)).to.contain(":eu-west-1:444455556666:");
    expect(await arn(east)).to.contain(`:us-east-1:${TEST_ACCOUNT}:`);
    expect(await arn(west)).to.contain(":eu-west-1:");
    expect(await arn(west, { region: "eu-central-1" })).to.contain(":eu-central-1:444455556666:");
    const GROUP = "aws:cloudwatch/logGroup:LogGroup";
    const here = await west.create(GROUP, "here", { name: "same", retentionInDays: 1 });
    await east.create(GROUP, "there", { name: "same", retentionInDays: 2 });
    const read = await west.read(GROUP, "here", here.id, {}, {});
    expect(read.state).to.include({ retentionInDays: 1, region: "eu-west-1" });
  });

  it("keeps state through read, update and delete; computed values stay", async () => {
    const { provider, instance } = await start();
    const aws = await instance();
    const inputs = { description: "d", tags: { a: "1" }, __defaults: [] };
    const { id, state } = await aws.create(KEY, "key", inputs);
    expect(state).not.to.have.property("__defaults");
    const next = await aws.update(KEY, "key", id, state, { tags: { a: "2" }, __defaults: [] });
    expect(next).to.deep.include({ arn: state.arn, tags: { a: "2" } });
    expect(next).not.to.have.property("description");
    const read = await aws.read(KEY, "key", id, { tags: { a: "2" }, __defaults: [] }, next);
    expect(read.state).to.deep.equal(next);
    expect(read.inputs).to.deep.equal({ tags: { a: "2" }, __defaults: [] });
    await aws.delete(KEY, "key", id, next);
    expect(provider.made.size).to.equal(0);
    expect((await aws.read(KEY, "key", id, {}, next)).id).to.equal("");
    await aws.delete(KEY, "key", id, next);
    expect((await failure(aws.update(KEY, "key", id, next, {}))).details).to.contain("not found");
  });

  it("gives a successor another id, and refuses a name that is taken", async () => {
    const { instance } = await start();
    const aws = await instance();
    const first = await aws.create(KEY, "key", {});
    const second = await aws.create(KEY, "key", {});
    expect(second.id).not.to.equal(first.id);
    const ROLE = "aws:iam/role:Role";
    await aws.create(ROLE, "role", { name: "fixed", assumeRolePolicy: "{}" });
    const again = failure(aws.create(ROLE, "other", { name: "fixed", assumeRolePolicy: "{}" }));
    expect((await again).details).to.contain("fixed already exists");
  });

  it("keeps the satellites of one bucket apart, though they share its name as their id", async () => {
    const { provider, instance } = await start();
    const aws = await instance();
    const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
    const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
    const versioning = { bucket: "b", versioningConfiguration: { status: "Enabled" } };
    await aws.create(VERSIONING, "v", versioning);
    await aws.create(BLOCK, "p", { bucket: "b", blockPublicAcls: true });
    expect(provider.made.size).to.equal(2);
    expect((await aws.read(VERSIONING, "v", "b", versioning, {})).state).to.deep.include(
      versioning,
    );
  });

  it("answers a diff with paths, kinds and what replaces", async () => {
    const { instance } = await start();
    const aws = await instance();
    const GROUP = "aws:cloudwatch/logGroup:LogGroup";
    const found = await aws.diff(
      GROUP,
      "g",
      { name: "a", tags: { t: "1" }, kmsKeyId: "k" },
      { name: "b", tags: { t: "2" }, retentionInDays: 1, __defaults: [] },
    );
    const { ADD, DELETE, UPDATE, UPDATE_REPLACE } = pb.PropertyDiff.Kind;
    expect(found.detailed).to.deep.equal({
      name: UPDATE_REPLACE,
      "tags.t": UPDATE,
      kmsKeyId: DELETE,
      retentionInDays: ADD,
    });
    expect(found).to.deep.include({
      replaces: ["name"],
      diffs: ["kmsKeyId", "name", "retentionInDays", "tags"],
      first: true,
    });
    const same = await aws.diff(GROUP, "g", { name: "a" }, { name: "a", __defaults: [] });
    expect(same.changes).to.equal(pb.DiffResponse.DiffChanges.DIFF_NONE);
  });

  it("shows a refresh what somebody else changed or deleted", async () => {
    const { provider, instance } = await start();
    const aws = await instance();
    const inputs = { description: "ours", tags: { a: "1" }, __defaults: [] };
    const { id, state } = await aws.create(KEY, "key", inputs);
    provider.change({ name: "key" }, (key) => ({
      ...key,
      description: "theirs",
      tags: { b: "2" },
    }));
    const read = await aws.read(KEY, "key", id, inputs, state);
    expect(read.inputs).to.deep.equal({ description: "theirs", tags: { b: "2" }, __defaults: [] });
    expect(read.state.arn).to.equal(state.arn);
    expect(provider.vanish({ type: KEY })).to.equal(1);
    expect((await aws.read(KEY, "key", id, inputs, state)).id).to.equal("");
    expect(() => provider.change({ name: "none" }, (key) => key)).to.throw("nothing stands");
  });

  it("fails, throttles and loses answers on command, as often as asked", async () => {
    const { provider, instance } = await start();
    const aws = await instance();
    const failing = provider.faults.add({
      operation: "create",
      type: KEY,
      name: "ke*",
      kind: "fail",
      message: "no more keys",
      times: 2,
    });
    expect((await failure(aws.create(KEY, "key", {}))).details).to.equal("no more keys");
    await aws.create(KEY, "other", {});
    await aws.create(KEY, "key", {}, true);
    expect((await failure(aws.create(KEY, "key", {}))).code).to.equal(grpc.status.UNKNOWN);
    expect(failing.met).to.equal(2);
    await aws.create(KEY, "key", {});
    expect(provider.made.size).to.equal(2);

    provider.faults.add({ operation: "create", kind: "throttle" });
    expect((await failure(aws.create(KEY, "key", {}))).details).to.contain("ThrottlingException");
    const lost = provider.faults.add({ operation: "create", name: "key", kind: "lose" });
    expect((await failure(aws.create(KEY, "key", {}))).code).to.equal(grpc.status.UNAVAILABLE);
    expect(provider.made.size).to.equal(3);
    expect(lost.met).to.equal(1);

    provider.faults.add({ operation: "delete", kind: "fail", times: Infinity });
    provider.faults.clear();
    const [first] = provider.made.values();
    await aws.delete(KEY, "key", first?.id ?? "", {});
    expect(provider.made.size).to.equal(2);
  });

  it("is slow on command, and lists calls in the order of their starts and ends", async () => {
    const { provider, instance } = await start();
    const aws = await instance();
    provider.faults.add({ operation: "create", name: "slow", kind: "slow", ms: 60 });
    const slow = aws.create(KEY, "slow", {});
    await aws.create(KEY, "quick", {});
    await slow;
    const [first, second] = provider.calls.filter(({ operation }) => operation === "create");
    expect([first?.urn, second?.urn]).to.deep.equal([urn(KEY, "slow"), urn(KEY, "quick")]);
    expect(first?.at).to.be.lessThan(second?.at ?? 0);
    expect(first?.ended).to.be.greaterThan(second?.ended ?? Infinity);
    expect(provider.calls.some(({ failed }) => failed === true)).to.equal(false);
  });

  it("writes a log with every call, and no secret in it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "worldcell-log-"));
    try {
      const { provider, instance } = await start("aws", { log: folder });
      const aws = await instance({ region: "eu-west-1", secretKey: "configured-secret" });
      const SECRET_VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
      const secretString = { [SIGNATURE]: SECRET, value: "a-long-secret-text" };
      await aws.create(SECRET_VERSION, "version", { secretId: "s", secretString });
      provider.faults.add({ operation: "create", kind: "fail", message: "refused" });
      await failure(aws.create(KEY, "key", {}));
      const text = readFileSync(join(folder, "aws.jsonl"), "utf8");
      expect(text).not.to.contain("a-long-secret-text").and.not.to.contain("configured-secret");
      const lines = text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Properties);
      expect(lines.map(({ operation, error }) => [operation, error])).to.deep.equal([
        ["configure", undefined],
        ["create", undefined],
        ["create", "refused"],
      ]);
      expect(lines[1]?.asked).to.deep.equal({ secretId: "s", secretString: "[secret]" });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("keeps Kubernetes objects by cluster, namespace and name", async () => {
    const { provider, instance } = await start("kubernetes");
    const [one, other] = [await instance({ kubeconfig: "a" }), await instance({ kubeconfig: "b" })];
    const NAMESPACE = "kubernetes:core/v1:Namespace";
    const MAP = "kubernetes:core/v1:ConfigMap";
    const map = { metadata: { name: "m", namespace: "games" }, data: { a: "1" } };
    expect((await failure(one.create(MAP, "map", map))).details).to.contain('"games" not found');
    await one.create(NAMESPACE, "games", { metadata: { name: "games" } });
    const shown = await one.create(MAP, "map", map, true);
    expect(shown.state.metadata).to.include({ name: "m", uid: UNKNOWN });
    const made = await one.create(MAP, "map", map);
    expect(made.id).to.equal("games/m");
    expect((await failure(one.create(MAP, "twin", map))).details).to.contain("already exists");
    expect((await other.read(MAP, "map", made.id, {}, {})).id).to.equal("");
    const next = await one.update(MAP, "map", made.id, made.state, { ...map, data: { a: "2" } });
    const [before, after] = [made.state, next].map(({ metadata }) => metadata as Properties);
    expect(after).to.include({ uid: before?.uid, generation: 2 });
    await one.delete(NAMESPACE, "games", "games", {});
    expect(provider.made.size).to.equal(0);
  });
});
