import { expect } from "chai";
import { bulkLines } from "../../../components/search/functions/loader/bulk-body";
import type { Change } from "../../../components/search/functions/loader/change";
import type { ItemResult, SearchSink } from "../../../components/search/functions/loader/ports";

/** A domain under test, fake or real, with the indexes of the data model. */
export interface TestDomain {
  readonly sink: SearchSink;
  /** Documents of an index by id. */
  documents(index: string): Promise<Readonly<Record<string, unknown>>>;
}

const INDEX = "players-residency";
const CONFLICT = { status: 409, type: "version_conflict_engine_exception" };

const put = (id: string, version: number, fields: object = { displayName: "Ada" }): Change => ({
  index: INDEX,
  id,
  version,
  kind: "index",
  body: JSON.stringify(fields),
});
const remove = (id: string, version: number): Change => ({
  ...put(id, version),
  kind: "delete",
  body: "",
});

/**
 * What the loader relies on of a search domain; run against the fake and against the real server.
 *
 * @param make the domain; its documents are the suite's own, ids differ from case to case.
 */
export function domainConformance(
  name: string,
  make: () => TestDomain | Promise<TestDomain>,
): void {
  describe(`a search domain, as the loader sees it: ${name}`, function () {
    this.timeout(120_000);
    let domain: TestDomain;

    before(async () => {
      domain = await make();
    });

    async function sent(...changes: readonly Change[]): Promise<readonly ItemResult[]> {
      const { items, status } = await domain.sink.bulk(changes.map(bulkLines).join(""), 30_000);
      expect(status).to.equal(200);
      return items;
    }

    it("answers a new, an equal and a later version with success, an earlier one with 409", async () => {
      expect(await sent(put("a", 5))).to.deep.equal([{ status: 201 }]);
      expect(await sent(put("a", 5), put("a", 6))).to.deep.equal([
        { status: 200 },
        { status: 200 },
      ]);
      expect(await sent(put("a", 5), remove("a", 5))).to.deep.equal([CONFLICT, CONFLICT]);
    });

    it("remembers a deletion, also of what was never there", async () => {
      expect(await sent(put("b", 5), remove("b", 6), put("b", 5))).to.deep.equal([
        { status: 201 },
        { status: 200 },
        CONFLICT,
      ]);
      expect(await sent(remove("c", 6), put("c", 5), put("c", 6))).to.deep.equal([
        { status: 404 },
        CONFLICT,
        { status: 201 },
      ]);
    });

    it("creates and deletes in one request", async () => {
      expect(await sent(put("d", 5), remove("d", 6), put("d", 7), remove("d", 8))).to.deep.equal([
        { status: 201 },
        { status: 200 },
        { status: 201 },
        { status: 200 },
      ]);
      expect((await domain.documents(INDEX)).d).to.equal(undefined);
    });

    it("refuses a field that the index does not have, and a wrong kind of value, alone", async () => {
      const results = await sent(
        put("e", 5, { secret: 1 }),
        put("f", 5),
        put("g", 5, { displayName: { first: "Ada" } }),
      );
      expect(results.map(({ status }) => status)).to.deep.equal([400, 201, 400]);
      expect(results[0]?.type).to.equal("strict_dynamic_mapping_exception");
      expect(results[2]?.type).to.equal("mapper_parsing_exception");
    });

    it("refuses what is wrong whatever its version", async () => {
      await sent(put("h", 9));
      expect((await sent(put("h", 5, { secret: 1 })))[0]?.status).to.equal(400);
    });

    it("makes no index for a change of one that is not there", async () => {
      for (const change of [put("i", 5), remove("i", 5)]) {
        const [result] = await sent({ ...change, index: "playres-zone" });
        expect(result).to.deep.equal({ status: 404, type: "index_not_found_exception" });
      }
    });

    it("keeps what an id and a document hold, whatever letters", async () => {
      const id = 'é"\\ a/b';
      const fields = { displayName: "José\u2028 \u{1F600} \\n", playerId: "7" };
      expect((await sent(put(id, 5, fields)))[0]?.status).to.equal(201);
      expect((await domain.documents(INDEX))[id]).to.deep.equal(fields);
    });

    it("refuses a request that is too big as a whole", async () => {
      const body = bulkLines(put("j", 5, { displayName: "x".repeat(11 * 1024 * 1024) }));
      expect((await domain.sink.bulk(body, 30_000)).status).to.equal(413);
    });
  });
}
