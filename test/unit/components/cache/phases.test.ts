import { expect } from "chai";
import { PHASES, type Phase } from "../../../../infra/fleet/schema";
import type { PlannedResource } from "../../../../infra/planner/record/types";
import { hasReplacementRow, refusedBy, replacedBy } from "../../../../infra/planner/replacement";
import { CACHE_GROUPS, CACHE_SIZES } from "../../../../infra/sizing/phases/cache";
import { one } from "../../../support/record";
import { buildCache } from "./fixture";

/** The cache of a phase as it lives once the phase before has been bought. */
async function bought(phase: Phase, before: Phase | undefined) {
  const live =
    before === undefined
      ? {}
      : Object.fromEntries(
          CACHE_GROUPS.map((group) => {
            const { shards, replicas } = CACHE_SIZES[before][group];
            return [group, { shards, replicas }];
          }),
        );
  return buildCache({ phase, live });
}

describe("steps of the cache from phase to phase", () => {
  const steps: { phase: Phase; resources: readonly PlannedResource[] }[] = [];
  before(async () => {
    for (const [index, phase] of PHASES.entries()) {
      const { resources } = await bought(phase, PHASES[index - 1]);
      steps.push({ phase, resources });
    }
  });

  it("replace nothing, take nothing away, and are refused nowhere", () => {
    for (const [index, { phase, resources }] of steps.slice(1).entries()) {
      const next = new Map(resources.map((resource) => [resource.urn, resource]));
      for (const old of steps[index]?.resources ?? []) {
        const now = next.get(old.urn);
        if (now === undefined) throw new Error(`${phase}: ${old.urn} is gone`);
        expect(replacedBy(old.type, old.inputs, now.inputs), `${phase} ${old.urn}`).to.deep.equal(
          [],
        );
        expect(refusedBy(old.type, old.inputs, now.inputs), `${phase} ${old.urn}`).to.deep.equal(
          [],
        );
      }
    }
  });

  it("are judged by rows of the replacement table, not by its gaps", () => {
    for (const { resources } of steps)
      for (const { type } of resources.filter((resource) => resource.type.startsWith("aws:")))
        expect(hasReplacementRow(type), type).to.equal(true);
  });

  it("would be seen if they replaced: another key, another subnet group, an older engine", () => {
    const group = one(
      { resources: [...(steps[0]?.resources ?? [])] },
      "aws:elasticache/replicationGroup:ReplicationGroup",
      "cache-cache",
    );
    const changed = {
      ...group.inputs,
      kmsKeyId: "other",
      subnetGroupName: "other",
      engineVersion: "7.2",
    };
    expect(replacedBy(group.type, group.inputs, changed)).to.deep.equal([
      "engineVersion",
      "kmsKeyId",
      "subnetGroupName",
    ]);
  });

  it("send every higher count, since fewer live", () => {
    for (const [index, { phase, resources }] of steps.slice(1).entries()) {
      const previous = CACHE_SIZES[PHASES[index] ?? "seed"];
      for (const name of CACHE_GROUPS) {
        const { inputs, ignoreChanges } = one(
          { resources: [...resources] },
          "aws:elasticache/replicationGroup:ReplicationGroup",
          `cache-${name}`,
        );
        const size = CACHE_SIZES[phase][name];
        expect(inputs.numNodeGroups).to.equal(size.shards);
        expect(inputs.replicasPerNodeGroup).to.equal(size.replicas);
        expect(ignoreChanges.includes("numNodeGroups")).to.equal(
          size.shards === previous[name].shards,
        );
        expect(ignoreChanges.includes("replicasPerNodeGroup")).to.equal(
          size.replicas === previous[name].replicas,
        );
      }
    }
  });
});
