import { expect } from "chai";
import type { RawDocument } from "../../../components/search/functions/feed/document";
import type { Documents } from "../../../components/search/functions/redrive/documents";
import type { Version } from "../../../infra/runtime/version";
import { player } from "./fake-documents";

/** A database under test, fake or real, with one empty collection of players. */
export interface TestDocuments {
  readonly documents: Documents;
  /** Writes or deletes. @returns the version of that write, as its change event has it. */
  write(id: string, document?: RawDocument): Promise<Version> | Version;
}

/**
 * What repair and redrive rely on of the database; run against the fake and against the real server.
 *
 * @param make a database of its own for each case.
 */
export function documentsConformance(
  name: string,
  make: () => TestDocuments | Promise<TestDocuments>,
): void {
  describe(`the database, as repair and redrive see it: ${name}`, () => {
    let database: TestDocuments;
    beforeEach(async () => {
      database = await make();
    });

    const ids = async (after: string | undefined, limit: number): Promise<unknown[]> =>
      (await database.documents.after("players", after, limit)).map(({ _id }) => _id);

    it("reads a document with a time that is not before its last write", async () => {
      const first = await database.write("a", player("a", "IE", "Ada"));
      const second = await database.write("a", player("a", "IE", "Ann"));
      const { at, document } = await database.documents.byId("players", "a");
      expect(document).to.include({ _id: "a", displayName: "Ann", email: "a@example.com" });
      expect(second).to.be.greaterThan(first);
      expect(at).to.be.at.least(second);
    });

    it("reads what is not there with a time that is not before its deletion", async () => {
      await database.write("a", player("a", "IE"));
      const gone = await database.write("a");
      const reading = await database.documents.byId("players", "a");
      expect(reading).to.not.have.property("document");
      expect(reading.at).to.be.at.least(gone);
      expect(await database.documents.byId("players", "never")).to.not.have.property("document");
    });

    it("reads with a time that is before every later write", async () => {
      await database.write("a", player("a", "IE"));
      for (let round = 0; round < 20; round++) {
        const { at } = await database.documents.byId("players", "a");
        expect(await database.write("a", player("a", "IE", String(round)))).to.be.greaterThan(at);
      }
    });

    it("reads pages in the order of UTF-8, whatever letters ids have", async () => {
      // In UTF-16 the smiley is before the last of these.
      const sorted = ["A", "Z", "a", "a b", "aa", "é", "\uFF5E", "\u{1F600}"];
      for (const id of [...sorted].reverse()) await database.write(id, player(id, "IE"));
      expect(await ids(undefined, 100)).to.deep.equal(sorted);
      const pages: unknown[] = [];
      let after: string | undefined;
      for (;;) {
        const page = await ids(after, 3);
        pages.push(...page);
        if (page.length < 3) break;
        after = page.at(-1) as string;
      }
      expect(pages).to.deep.equal(sorted);
    });

    it("goes on after an id that is not there any more", async () => {
      for (const id of ["a", "b", "c"]) await database.write(id, player(id, "IE"));
      await database.write("b");
      expect(await ids("b", 10)).to.deep.equal(["c"]);
      expect(await ids("zz", 10)).to.deep.equal([]);
    });
  });
}
