import { expect } from "chai";
import type { CheckpointStore, Lease } from "../../../infra/runtime/checkpoint";
import { Fault } from "../../../infra/runtime/errors";

/** What the suite stores. */
export interface Progress {
  readonly position: string;
}

/** A store to be tested, and how time passes for it. */
export interface CheckpointFixture {
  readonly store: CheckpointStore<Progress>;
  /** Lets time pass for the clock that judges expiry: by waiting for a real server. */
  pass(milliseconds: number): Promise<void>;
  /**
   * Length of the leases that are to expire, in milliseconds: short for a real server, which is waited
   * for, and longer than a call to it.
   */
  readonly short: number;
}

const LONG = 3_600_000;

/**
 * What every checkpoint store does.
 *
 * @param name of the store.
 * @param make a store for one test; names are not used twice, so a shared collection will do.
 */
export function checkpointConformance(
  name: string,
  make: () => CheckpointFixture | Promise<CheckpointFixture>,
): void {
  describe(`checkpoints in ${name}`, () => {
    let fixture: CheckpointFixture;
    let store: CheckpointStore<Progress>;
    let job: string;
    let tests = 0;

    beforeEach(async () => {
      fixture = await make();
      store = fixture.store;
      tests += 1;
      job = `job-${String(tests)}`;
    });

    async function acquired(owner: string, milliseconds = LONG): Promise<Lease> {
      const lease = await store.acquire(job, owner, milliseconds);
      expect(lease, `${owner} acquires ${job}`).to.not.equal(undefined);
      return lease as Lease;
    }

    it("start empty, at version 0", async () => {
      expect(await store.read(job)).to.deep.equal({ value: undefined, version: 0 });
      await acquired("a");
      expect(await store.read(job)).to.deep.equal({ value: undefined, version: 0 });
    });

    it("keep what was written, one version more each time", async () => {
      const lease = await acquired("a");
      expect(await store.write(lease, { position: "$first" }, 0)).to.equal(1);
      expect(await store.write(lease, { position: "second" }, 1)).to.equal(2);
      expect(await store.read(job)).to.deep.equal({ value: { position: "second" }, version: 2 });
    });

    it("refuse a write that follows from another version", async () => {
      const lease = await acquired("a");
      await store.write(lease, { position: "first" }, 0);
      for (const expected of [0, 2]) await stale(store.write(lease, { position: "x" }, expected));
      expect(await store.read(job)).to.deep.equal({ value: { position: "first" }, version: 1 });
    });

    it("give a lease to one owner, and say what it is", async () => {
      const lease = await acquired("$a");
      expect(lease).to.include({ name: job, owner: "$a", token: 1 });
      expect(lease.expires).to.be.a("number");
      expect(await store.acquire(job, "b", LONG)).to.equal(undefined);
      expect(await store.acquire(job, "$a", LONG)).to.equal(undefined);
    });

    it("give a lease to exactly one of many that ask at once", async () => {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) => store.acquire(job, `o${String(index)}`, LONG)),
      );
      const winners = answers.filter((lease) => lease !== undefined);
      expect(winners.map(({ token }) => token)).to.deep.equal([1]);
    });

    it("let exactly one of many writes with the same expectation through", async () => {
      const lease = await acquired("a");
      const answers = await Promise.allSettled(
        Array.from({ length: 10 }, (_, index) =>
          store.write(lease, { position: String(index) }, 0),
        ),
      );
      expect(answers.filter(({ status }) => status === "fulfilled")).to.have.length(1);
      expect((await store.read(job)).version).to.equal(1);
    });

    it("give an expired lease to the next, with the next token, and the value with it", async () => {
      const first = await acquired("a", fixture.short);
      await store.write(first, { position: "first" }, 0);
      await fixture.pass(fixture.short + 1);
      const second = await acquired("b");
      expect(second.token).to.equal(2);
      expect(await store.write(second, { position: "second" }, 1)).to.equal(2);
    });

    it("refuse writes and renewals of the former owner, also under the same name", async () => {
      const first = await acquired("a", fixture.short);
      await fixture.pass(fixture.short + 1);
      await acquired("a");
      await stale(store.write(first, { position: "late" }, 0));
      await stale(store.renew(first, LONG));
      await store.release(first);
      expect(await store.acquire(job, "c", LONG), "a late release frees nothing").to.equal(
        undefined,
      );
      expect((await store.read(job)).version).to.equal(0);
    });

    it("keep a lease that is renewed, under the same token", async () => {
      const lease = await acquired("a", fixture.short);
      const renewed = await store.renew(lease, LONG);
      expect(renewed.token).to.equal(lease.token);
      expect(renewed.expires).to.be.greaterThan(lease.expires);
      await fixture.pass(fixture.short + 1);
      expect(await store.acquire(job, "b", LONG)).to.equal(undefined);
    });

    it("let an expired lease that nobody took be written with and renewed", async () => {
      const lease = await acquired("a", fixture.short);
      await fixture.pass(fixture.short + 1);
      expect(await store.write(lease, { position: "late" }, 0)).to.equal(1);
      await store.renew(lease, LONG);
      expect(await store.acquire(job, "b", LONG)).to.equal(undefined);
    });

    it("free a released lease at once, for good", async () => {
      const first = await acquired("a");
      await store.release(first);
      await stale(store.write(first, { position: "late" }, 0));
      await stale(store.renew(first, LONG));
      expect((await acquired("b")).token).to.equal(2);
    });

    it("keep names apart", async () => {
      const lease = await acquired("a");
      await store.write(lease, { position: "first" }, 0);
      const other = await store.acquire(`${job}-other`, "b", LONG);
      expect(other?.token).to.equal(1);
      expect((await store.read(`${job}-other`)).version).to.equal(0);
    });

    it("refuse a lease that lasts for nothing", async () => {
      for (const length of [0, -1, NaN]) {
        expect((await fault(store.acquire(job, "a", length))).kind).to.equal("fatal");
      }
    });
  });
}

async function stale(call: Promise<unknown>): Promise<void> {
  expect((await fault(call)).kind).to.equal("stale");
}

async function fault(call: Promise<unknown>): Promise<Fault> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(Fault);
  return error as Fault;
}
