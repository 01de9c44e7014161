import { expect } from "chai";
import fc from "fast-check";
import type { Lock } from "../../../../infra/fleet/lock";
import { formatLock, readLock } from "../../../../infra/fleet/lock-file";
import { arbitraryValidFleetCase } from "../../../support/fleet-arbitrary";
import { ACCEPTED, errors, LOCK, locked, run } from "../../../support/fleet-lock";
import type { Edit } from "../../../support/fleet-cases";
import { edited, lineWith, VALID_FLEET } from "../../../support/fleet-text";

const NO_EVACUATION: Edit = ["      evacuateTo: us-east-1\n      acrossResidency: accepted\n", ""];

describe("the lock", () => {
  it("gives each region the next free /16 in ordinal order, around reserved ranges", () => {
    const text = edited(
      VALID_FLEET,
      ["[10.0.0.0/16]", "[10.17.128.0/17]"],
      ["region: us-east-2,", "region: us-east-2, cidr: 10.16.0.0/16,"],
    );
    const { lock } = run(text, undefined, true);
    const cidrs = Object.fromEntries(
      Object.entries(lock?.identity.regions ?? {}).map(([name, { cidr }]) => [name, cidr]),
    );
    expect(cidrs).to.deep.equal({
      "eu-west-1": "10.18.0.0/16",
      "eu-central-1": "10.19.0.0/16",
      "eu-west-3": "10.20.0.0/16",
      "us-east-1": "10.21.0.0/16",
      "us-east-2": "10.16.0.0/16",
      "us-west-2": "10.22.0.0/16",
    });
  });

  it("appends new shards behind all that exist", () => {
    const grown = edited(VALID_FLEET, ["shards: 1", "shards: 3"], ["shards: 2", "shards: 3"]);
    const { lock } = run(grown, LOCK, true);
    expect(lock?.identity.shards).to.deep.equal([
      "europe/0",
      "america/0",
      "america/1",
      "europe/1",
      "europe/2",
      "america/2",
    ]);
  });

  it("keeps the identity of a region whose row went, and gives it back", () => {
    const row = "  - { region: us-west-1, ordinal: 6, residency: us }\n";
    const more = locked(VALID_FLEET + row, false);
    const without = locked(VALID_FLEET, false, more);
    expect(without).to.equal(more);
    expect(run(VALID_FLEET + row, without).fleet?.regions.at(-1)?.cidr).to.equal("10.22.0.0/16");
  });

  it("is the same after a second run, and what it had stays, for any fleets in a row", () => {
    fc.assert(
      fc.property(arbitraryValidFleetCase, ({ text, lockText }) => {
        const first = locked(text, false, lockText);
        expect(locked(text, false, first)).to.equal(first);
        const before = lockText === undefined ? undefined : readLock(lockText, "x", undefined).lock;
        const after = readLock(first, "x", undefined).lock;
        if (before !== undefined && after !== undefined) expectGrown(before, after);
        expect(
          run(text, first).fleet?.shards.map(({ zone, index }) => `${zone}/${String(index)}`),
        ).to.deep.equal(after?.identity.shards);
      }),
      { numRuns: 150 },
    );
  });

  it("grows by a zone and by shards without moving anything, for any fleet", () => {
    fc.assert(
      fc.property(arbitraryValidFleetCase, fc.integer({ min: 1, max: 3 }), ({ fleet }, more) => {
        const text = JSON.stringify(fleet);
        const first = readLock(locked(text, false), "x", undefined).lock;
        const grown = {
          ...fleet,
          zones: fleet.zones.map((zone, index) =>
            index === 0 ? { ...zone, shards: (zone.shards ?? 1) + more } : zone,
          ),
          limits: {
            atlasNodesOutsideFirstRegion: 1000,
            atlasPrivateEndpointTargets: 1000,
            atlasShards: 1000,
          },
        };
        const second = readLock(
          locked(JSON.stringify(grown), false, locked(text, false)),
          "x",
          undefined,
        ).lock;
        if (first === undefined || second === undefined) throw new Error("no lock");
        expectGrown(first, second);
        expect(second.identity.shards).to.have.length(first.identity.shards.length + more);
      }),
      { numRuns: 100 },
    );
  });

  it("survives being written and read", () => {
    const { lock, findings } = readLock(ACCEPTED, "fleet.lock.yaml", "fleet");
    expect(findings).to.deep.equal([]);
    expect(lock === undefined ? "" : formatLock(lock)).to.equal(ACCEPTED);
    expect(run(VALID_FLEET, ACCEPTED).fleet?.accepted?.zones["europe"]).to.deep.equal({
      electable: ["eu-west-1", "eu-central-1", "eu-west-3"],
      readOnly: {},
      shards: 1,
      recovery: "eu-central-1",
    });
  });

  it("keeps the phase of each cell that stands, its own before the fleet's, and of no other", () => {
    const phases = (text: string, lock: string) => run(text, lock).fleet?.accepted?.cellPhases;
    expect(phases(VALID_FLEET, ACCEPTED)).to.deep.equal({
      "eu-west-1": "launch",
      "us-east-1": "launch",
    });
    const own = edited(VALID_FLEET, [
      "state: serving, share: 128",
      "state: serving, phase: growth, share: 128",
    ]);
    expect(phases(own, locked(own, true, LOCK))).to.include({ "us-east-1": "growth" });
    const draining = edited(
      VALID_FLEET,
      ["objectives: { transactions: { rpo: 0s, rto: 5m } }\n", ""],
      ["state: serving, share: 128", "state: draining, share: 0"],
      NO_EVACUATION,
    );
    const retired = edited(draining, ["state: draining, share: 0", "state: retired"]);
    const after = locked(retired, true, locked(draining, true, ACCEPTED));
    expect(phases(retired, after)).to.deep.equal({ "eu-west-1": "launch" });
  });

  it("knows no cell's phase from before phases were kept", () => {
    const old = ACCEPTED.replaceAll(/(network: true), phase: \w+/g, "$1");
    expect(old).not.to.equal(ACCEPTED);
    const { fleet, findings } = run(VALID_FLEET, old);
    expect(findings.filter(({ severity }) => severity === "error")).to.deep.equal([]);
    expect(fleet?.accepted?.cellPhases).to.deep.equal({});
  });

  it("is demanded where there is none, unless it may be derived", () => {
    expect(errors(run(VALID_FLEET))).to.deep.equal(["lock-missing "]);
  });

  it("names its own file and line", () => {
    const broken = LOCK.replace("ordinal: 5", "ordinal: 4");
    const found = run(VALID_FLEET, broken).findings.find(({ code }) => code === "lock-invalid");
    expect(found?.where).to.equal(`fleet.lock.yaml:${String(lineWith(broken, "us-west-2:"))}`);
  });

  it("lets a retired cell go, and a planned one", () => {
    const draining = edited(
      VALID_FLEET,
      ["objectives: { transactions: { rpo: 0s, rto: 5m } }\n", ""],
      ["state: serving, share: 128", "state: draining, share: 0"],
      NO_EVACUATION,
    );
    const retired = edited(draining, ["state: draining, share: 0", "state: retired"]);
    const gone = edited(retired, ["\n    cell: { zone: america, state: retired }", ""]);
    const afterDraining = locked(draining, true, ACCEPTED);
    const afterRetired = locked(retired, true, afterDraining);
    expect(errors(run(gone, afterRetired))).to.deep.equal([]);
    expect(errors(run(gone, afterDraining))).to.deep.equal(["row-removed regions[3]"]);
  });
});

/** Everything of `before` stands unchanged in `after`, shards as a prefix. */
function expectGrown(before: Lock, after: Lock): void {
  expect(after.identity.shards.slice(0, before.identity.shards.length)).to.deep.equal(
    before.identity.shards,
  );
  for (const part of ["regions", "zones", "namespaces"] as const)
    for (const [name, entry] of Object.entries(before.identity[part]))
      expect(
        (after.identity[part] as Record<string, unknown>)[name],
        `${part} ${name}`,
      ).to.deep.equal(entry);
}
