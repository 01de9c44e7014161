import { expect } from "chai";
import type { Cache } from "../../../../components/cache";
import { CACHE_GROUPS } from "../../../../infra/sizing/phases/cache";
import { all, one, type Recorded } from "../../../support/record";
import { buildCache } from "./fixture";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const TARGET = "aws:appautoscaling/target:Target";
const POLICY = "aws:appautoscaling/policy:Policy";
const ACTION = "aws:appautoscaling/scheduledAction:ScheduledAction";

describe("auto-scaling of the cache", () => {
  let recorded: Recorded<Cache>;
  before(async () => {
    recorded = await buildCache();
  });
  const group = (name: (typeof CACHE_GROUPS)[number], from: Recorded<Cache>) =>
    one(from, GROUP, `cache-${name}`);

  it("scales shards and replicas between its bounds, on targets that AWS allows", () => {
    expect(
      all(recorded, TARGET).map(({ name, inputs }) => [
        name,
        inputs.scalableDimension,
        inputs.minCapacity,
        inputs.maxCapacity,
      ]),
    ).to.have.deep.members(
      CACHE_GROUPS.flatMap((name) => [
        [`cache-${name}-shards`, "elasticache:replication-group:NodeGroups", 1, 4],
        [`cache-${name}-replicas`, "elasticache:replication-group:Replicas", 1, 2],
      ]),
    );
    for (const { inputs } of all(recorded, TARGET))
      expect(inputs.resourceId).to.match(
        /^replication-group\/skyforge-test-(cache|sessions)-eu-west-1$/,
      );
    for (const { inputs } of all(recorded, POLICY)) {
      expect(inputs.policyType).to.equal("TargetTrackingScaling");
      expect(inputs.targetTrackingScalingPolicyConfiguration)
        .to.have.property("targetValue")
        .that.is.within(35, 70);
    }
  });

  it("follows memory in sessions only, since that of the cache is always full", () => {
    const memory = all(recorded, POLICY).filter(({ inputs }) =>
      JSON.stringify(inputs).includes("DatabaseMemoryUsageCountedForEvictPercentage"),
    );
    expect(memory.map(({ name }) => name)).to.deep.equal(["cache-sessions-shards-memory"]);
  });

  it("moves the floor of the shards for a launch, under a ceiling that is there from the start", async () => {
    const built = await buildCache({
      launches: [{ at: "2026-12-01T18:00:00Z", factor: 6, hours: 6 }],
    });
    expect(
      all(built, ACTION).map(({ name, inputs }) => [
        name,
        inputs.schedule,
        inputs.scalableTargetAction,
      ]),
    ).to.deep.equal(
      CACHE_GROUPS.flatMap((name) => [
        [`cache-${name}-shards-at-20261201t1600`, "at(2026-12-01T16:00:00)", { minCapacity: 6 }],
        [`cache-${name}-shards-at-20261202t0000`, "at(2026-12-02T00:00:00)", { minCapacity: 1 }],
      ]),
    );
    for (const { inputs } of all(built, ACTION)) expect(inputs.timezone).to.equal("UTC");
    expect(one(built, TARGET, "cache-cache-shards").inputs).to.include({
      minCapacity: 1,
      maxCapacity: 6,
    });
  });

  it("holds live counts above the declared ones, and leaves room for them", async () => {
    const built = await buildCache({
      phase: "growth",
      live: { sessions: { shards: 9, replicas: 1 } },
    });
    const sessions = group("sessions", built);
    expect(sessions.ignoreChanges).to.deep.equal(["numNodeGroups", "replicasPerNodeGroup"]);
    expect(sessions.inputs.numNodeGroups).to.equal(9);
    expect(one(built, TARGET, "cache-sessions-shards").inputs).to.include({
      minCapacity: 2,
      maxCapacity: 9,
    });
    expect(group("cache", built).ignoreChanges).to.deep.equal([]);
  });

  it("adds the shards of the next phase to what lives", async () => {
    const built = await buildCache({ phase: "scale", live: { cache: { shards: 2, replicas: 1 } } });
    expect(group("cache", built).ignoreChanges).to.deep.equal([]);
    expect(group("cache", built).inputs).to.include({ numNodeGroups: 3, replicasPerNodeGroup: 2 });
  });
});
