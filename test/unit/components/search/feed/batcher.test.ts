import { expect } from "chai";
import fc from "fast-check";
import {
  Batcher,
  messageLines,
  type Parcel,
} from "../../../../../components/search/functions/feed/batcher";
import {
  MESSAGE_LIMITS,
  type MessageLimits,
} from "../../../../../components/search/functions/feed/limits";
import { changesOf } from "../../../../../components/search/functions/loader/bulk-body";
import { type Change, documentKey } from "../../../../../components/search/functions/loader/change";

const put = (id: string, version: number, name = "Ada"): Change => ({
  index: "players-world",
  id,
  version,
  kind: "index",
  body: JSON.stringify({ displayName: name }),
});
const batcher = (limits: Partial<MessageLimits> = {}) =>
  new Batcher<number>({ ...MESSAGE_LIMITS, ...limits }, () => 0);
const idsOf = ({ body = "" }: Parcel<number>) => changesOf(body).map(({ id }) => id);

describe("messages", () => {
  it("hold the changes of complete groups, and the mark after them", () => {
    const made = batcher();
    made.add({ changes: [put("1", 5)], keys: ["k"], wrote: 7 });
    expect(made.flush().map(({ body, mark }) => ({ body, mark }))).to.deep.equal([
      { body: undefined, mark: undefined },
    ]);
    made.add({ changes: [put("2", 5)], wrote: 6 });
    made.close(1);
    made.add({ changes: [put("3", 6)] });
    const [parcel] = made.flush();
    expect(parcel).to.deep.include({ mark: 1, oldest: 6 });
    expect(parcel && idsOf(parcel)).to.deep.equal(["1", "2"]);
    made.close(2);
    expect(made.flush().map(idsOf)).to.deep.equal([["3"]]);
    expect(made.flush()).to.deep.equal([]);
  });

  it("hold the last change of a document only, of one version and of several", () => {
    const made = batcher();
    made.add({ changes: [put("1", 5, "a")] });
    made.add({ changes: [{ ...put("1", 5), kind: "delete", body: "" }] });
    made.add({ changes: [put("1", 5, "b")] });
    made.close(1);
    made.add({ changes: [put("1", 6, "c")] });
    made.close(2);
    expect(made.flush().flatMap(({ changes }) => changes)).to.deep.equal([put("1", 6, "c")]);
  });

  it("hold a change and its copy to the index that is filled together, unless no message can", () => {
    const pair = (id: string, version: number, name?: string) => {
      const change = put(id, version, name);
      return [change, { ...change, index: "players-world-v2" }];
    };
    const made = batcher({ changes: 5 });
    for (let id = 0; id < 6; id++) {
      made.add({ changes: pair(String(id), 5) });
      made.close(id);
    }
    expect(made.flush().map(idsOf)).to.deep.equal([
      ["0", "0", "1", "1"],
      ["2", "2", "3", "3"],
      ["4", "4", "5", "5"],
    ]);
    // A transaction, whose changes come to the two indexes one after the other.
    const [one = [], two = []] = [pair("1", 7), pair("2", 7)];
    made.add({ changes: [...one.slice(0, 1), ...two.slice(0, 1)] });
    made.add({ changes: [...two.slice(1), ...one.slice(1)] });
    made.close(1);
    expect(made.flush().map(idsOf)).to.deep.equal([["1", "1", "2", "2"]]);
    made.add({ changes: pair("big", 8, "x".repeat(600_000)) });
    made.close(2);
    expect(made.flush().map(idsOf)).to.deep.equal([["big"], ["big"]]);
  });

  it("are closed at 500 changes and at 200 KB, and one larger change goes alone", () => {
    const many = batcher();
    for (let id = 0; id < 1201; id++) {
      many.add({ changes: [put(String(id), id)] });
      many.close(id);
    }
    expect([...many.full(), ...many.flush()].map(({ changes }) => changes.length)).to.deep.equal([
      500, 500, 201,
    ]);
    const large = batcher();
    for (const [id, length] of [10, 150_000, 100_000, 900_000, 10].entries()) {
      large.add({ changes: [put(String(id), id, "x".repeat(length))] });
      large.close(id);
    }
    const parcels = [...large.full(), ...large.flush()];
    expect(parcels.map(idsOf)).to.deep.equal([["0", "1"], ["2"], ["3"], ["4"]]);
    for (const { body = "", bytes } of parcels) expect(Buffer.byteLength(body)).to.equal(bytes);
  });

  it("are never larger than the queue takes: such a change is a dead letter, the rest goes on", () => {
    const made = batcher();
    made.add({ changes: [put("1", 5, "é".repeat(524_288)), put("2", 5)] });
    made.close(1);
    const [parcel] = made.flush();
    expect(parcel && idsOf(parcel)).to.deep.equal(["2"]);
    expect(parcel?.letters).to.deep.equal([
      { reason: "too large", index: "players-world", id: "1", version: 5, kind: "index" },
    ]);
  });

  it("tell where to go on though nothing is sent, and from when they wait for that", () => {
    const made = batcher();
    expect(made.began).to.equal(undefined);
    made.close(3);
    expect(made.began).to.equal(0);
    expect(made.flush()).to.deep.equal([{ bytes: 0, changes: [], letters: [], keys: [], mark: 3 }]);
    expect(made.began).to.equal(undefined);
  });

  it("hold characters that SQS refuses as escapes, and mean the same", () => {
    const change = put("\uFFFF", 5, "a\uFFFE\uFFFF\u{1FFFF}\\ufffe");
    const lines = messageLines(change);
    expect(lines).to.not.match(/[\uFFFE\uFFFF]/);
    const [read] = changesOf(lines);
    expect(read?.id).to.equal(change.id);
    expect(JSON.parse(read?.body ?? "")).to.deep.equal(JSON.parse(change.body));
  });

  it("never hold two changes of one document and version apart, and marks never run ahead", () => {
    const group = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(group, { maxLength: 20 }),
        fc.integer({ min: 1, max: 4 }),
        (groups, changes) => {
          const made = batcher({ changes });
          const parcels: Parcel<number>[] = [];
          const last = new Map<string, Change>();
          groups.forEach((ids, version) => {
            ids.forEach((id, nth) => {
              const change = put(String(id), version, String(nth));
              last.set(documentKey(change), change);
              made.add({ changes: [change] });
              // Asked at any moment, as by a reader that looks at the clock.
              if (nth % 3 === 0) parcels.push(...made.flush());
            });
            made.close(version);
            parcels.push(...made.full());
          });
          parcels.push(...made.flush());
          const seen = new Set<string>();
          const sent = new Map<string, Change>();
          for (const parcel of parcels) {
            for (const change of changesOf(parcel.body ?? "")) {
              const place = `${change.id} ${String(change.version)}`;
              expect(seen.has(place), place).to.equal(false);
              seen.add(place);
              sent.set(documentKey(change), change);
            }
            const { mark } = parcel;
            if (mark === undefined) continue;
            // Of each group up to the mark every document has been sent, with this version or a later one.
            groups.slice(0, mark + 1).forEach((ids, version) => {
              for (const id of ids)
                expect(sent.get(documentKey(put(String(id), 0)))?.version).to.be.at.least(version);
            });
          }
          expect(new Map([...sent].sort())).to.deep.equal(new Map([...last].sort()));
          if (groups.length > 0) expect(parcels.at(-1)?.mark).to.equal(groups.length - 1);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
