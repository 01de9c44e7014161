import { expect } from "chai";
import { Archive } from "../../../../components/archive";
import { Keys } from "../../../../components/keys";
import { PHASES } from "../../../../infra/fleet/schema";
import { isSynthesised } from "../../../../infra/planner/outputs/synthesise";
import { hasReplacementRow, replacedBy } from "../../../../infra/planner/replacement";
import { expectConventions, managed, TEST_TAGS } from "../../../support/conventions";
import { all, one, record, TEST_ACCOUNT, type Recorded } from "../../../support/record";
import { archiveArgs, GLUE, physical, plan, S3, STORES, WORKGROUP } from "./support";

describe("Archive", () => {
  let recorded: Recorded<Archive>;
  before(async () => {
    recorded = await plan();
  });

  it("puts every child under itself, with its name, tags and an explicit provider", () => {
    expectConventions(recorded, "lake");
  });

  it("is known to the planner: outputs and what replaces each type", () => {
    for (const { type } of managed(recorded)) {
      expect(isSynthesised(type), type).to.equal(true);
      expect(hasReplacementRow(type), type).to.equal(true);
    }
  });

  it("tells others the names they need", () => {
    const { outputs } = one(recorded, "worldcell:archive:Archive");
    expect(outputs).to.deep.include({
      databaseName: "skyforge_test",
      workgroupName: one(recorded, WORKGROUP).outputs.name,
      securityConfigurationName: one(recorded, GLUE.security).outputs.name,
      connectionNames: all(recorded, GLUE.connection).map((connection) => connection.outputs.name),
      jobSecurityGroupId: one(recorded, "aws:ec2/securityGroup:SecurityGroup").id,
      replicationRoleArn: one(recorded, "aws:iam/role:Role").outputs.arn,
    });
    expect(outputs.buckets).to.deep.equal(
      Object.fromEntries(
        STORES.map((store) => {
          const name = physical(store === "logs" ? "lake-logs" : store);
          return [store, { name, arn: `arn:aws:s3:::${name}` }];
        }),
      ),
    );
  });

  it("protects what holds data or describes it, until it is removable", async () => {
    const stateful = (resources: Recorded<Archive>) =>
      managed(resources).filter(({ type }) =>
        ([S3.bucket, GLUE.database, GLUE.table] as string[]).includes(type),
      );
    expect(stateful(recorded)).to.have.length(24);
    expect(stateful(recorded).every(({ protect }) => protect)).to.equal(true);
    const removable = await plan(archiveArgs({ removable: true }));
    expect(managed(removable).some(({ protect }) => protect)).to.equal(false);
    for (const bucket of all(removable, S3.bucket))
      expect(bucket.inputs.forceDestroy).to.equal(false);
    // A workgroup with any query in its history is not deleted otherwise.
    expect(one(removable, WORKGROUP).inputs.forceDestroy).to.equal(true);
    expect(one(recorded, WORKGROUP).inputs.forceDestroy).to.equal(false);
  });

  it("leaves the replication unprotected: it goes when a home moves, and holds no data", () => {
    expect(one(recorded, S3.replication).protect).to.equal(false);
  });

  it("lets overrides change tags and descriptions, and nothing that protects", async () => {
    const changed = await plan(
      archiveArgs({
        overrides: {
          buckets: { archive: { tags: { owner: "history" } } },
          workgroup: { description: "Ours", forceDestroy: true, state: "DISABLED" },
        },
      }),
    );
    expect(one(changed, S3.bucket, "lake-archive").inputs.tags).to.deep.equal({ owner: "history" });
    expect(one(changed, WORKGROUP).inputs).to.include({
      description: "Ours",
      forceDestroy: false,
      state: "ENABLED",
    });
  });

  it("grows in place: no phase adds, drops or replaces anything", async () => {
    const plans = await Promise.all(PHASES.map((phase) => plan(archiveArgs({ phase }))));
    let changes = 0;
    plans.slice(1).forEach((next, index) => {
      const before = plans[index];
      if (before === undefined) throw new Error("no phase before");
      expect(next.resources.map(({ urn }) => urn)).to.have.members(
        before.resources.map(({ urn }) => urn),
      );
      for (const resource of managed(next)) {
        const old = one(before, resource.type, resource.name);
        expect(replacedBy(resource.type, old.inputs, resource.inputs), resource.urn).to.deep.equal(
          [],
        );
        if (JSON.stringify(old.inputs) !== JSON.stringify(resource.inputs)) changes += 1;
      }
    });
    expect(changes).to.be.greaterThan(0);
  });

  it("takes another zone in place", async () => {
    const more = await plan(archiveArgs({ zones: ["africa", "europe"] }));
    const changed = managed(more).filter(
      (resource) =>
        JSON.stringify(one(recorded, resource.type, resource.name).inputs) !==
        JSON.stringify(resource.inputs),
    );
    expect(new Set(changed.map(({ type }) => type))).to.deep.equal(new Set([GLUE.table]));
    for (const resource of changed) {
      const old = one(recorded, resource.type, resource.name);
      expect(replacedBy(resource.type, old.inputs, resource.inputs)).to.deep.equal([]);
    }
  });

  it("makes the same resources while keys and vault are still unknown", async () => {
    const preview = await record(
      (opts) => {
        const keys = new Keys(
          "keys",
          { region: "eu-west-1", account: TEST_ACCOUNT, tags: TEST_TAGS },
          opts,
        );
        return new Archive(
          "lake",
          archiveArgs({ dataKeyArn: keys.dataKeyArn, logsKeyArn: keys.logsKeyArn }),
          opts,
        );
      },
      { preview: true },
    );
    const names = (entries: Recorded<Archive>) =>
      managed(entries)
        .map(({ type, name }) => `${type} ${name}`)
        .filter((text) => text.includes(" lake"));
    expect(names(preview)).to.have.members(names(recorded));
  });

  it("refuses what AWS would refuse only during the deployment", async () => {
    const failed = await plan(archiveArgs({ zones: [] })).then(
      () => "planned",
      (error: unknown) => String(error),
    );
    expect(failed).to.include("projection-zones");
  });
});
