import { expect } from "chai";
import { bulkLines } from "../../components/search/functions/loader/bulk-body";
import { handle } from "../../components/search/functions/loader/handle";
import { bench } from "../support/search/bench";
import { domainConformance } from "../support/search/domain-conformance";
import { deliver, expected, interleaving } from "../support/search/interleaving";
import { RealDomain } from "../support/search/real-domain";
import {
  missingOpenSearch,
  type OpenSearchServer,
  startOpenSearch,
} from "../support/servers/opensearch";
import { skipWithout } from "../support/tools";

/** The first of the lives that the fake has run. */
const LIVES = 500;

describe("the loader, on OpenSearch", function () {
  this.timeout(600_000);
  let server: OpenSearchServer | undefined;
  let domain: RealDomain;

  before(async function () {
    skipWithout(this, "the loader on a real search domain", missingOpenSearch());
    server = await startOpenSearch({ settings: { "http.max_content_length": "10mb" } });
    domain = await new RealDomain(server.node).make();
  });

  after(() => server?.stop());

  domainConformance("OpenSearch", () => domain);

  it(`leaves every document as its last change left it, in ${String(LIVES)} lives at once`, async () => {
    const lives = Array.from({ length: LIVES }, (_, seed) => {
      const life = interleaving(seed, "players-world");
      // Each life has documents of its own in the one index.
      const own = (id: string) => `${String(seed)}-${id}`;
      const changes = life.changes.map((change) => ({ ...change, id: own(change.id) }));
      let at = 0;
      const messages = life.messages.map((message) => {
        const some = message.split("\n").filter((line) => /^\{"(index|delete)":/.test(line)).length;
        return changes
          .slice(at, (at += some))
          .map(bulkLines)
          .join("");
      });
      return { ...life, changes, messages };
    });
    const letters = [];
    for (const life of lives) {
      const made = bench();
      const ports = { ...made.ports, sink: domain.sink };
      await deliver(
        life,
        () => ports,
        () => {},
      );
      letters.push(...made.letters.letters);
    }
    const documents = await domain.documents("players-world");
    const wanted = Object.assign({}, ...lives.map(expected)) as Record<string, unknown>;
    expect(documents).to.deep.equal(wanted);
    expect(letters.length).to.be.greaterThan(LIVES / 10);
  });

  it("lets one document that can never be written fail alone among ten thousand", async () => {
    const made = bench();
    const calls = Array.from({ length: 10_000 }, (_, id) => ({
      index: "players-residency",
      doc: { _id: `many-${String(id)}`, ...(id === 5000 ? { secret: 1 } : { displayName: "Ada" }) },
    }));
    const answer = await handle(
      calls,
      { ...made.ports, sink: domain.sink },
      made.clock.now() + 120_000,
    );
    const results = "results" in answer ? answer.results : [];
    const failed = results.filter(({ result }) => result !== "written");
    expect(results).to.have.length(10_000);
    expect(failed).to.deep.equal([
      { index: "players-residency", id: "many-5000", result: "poison" },
    ]);
  });

  it("needs the index to remember deletions longer than a message can be late", async () => {
    const { client } = domain;
    await client.indices.create({
      index: "forgetful",
      body: { settings: { index: { gc_deletes: "1s" } } },
    });
    const sent = (version: number, kind: "index" | "delete") =>
      domain.sink.bulk(
        bulkLines({
          index: "forgetful",
          id: "1",
          version,
          kind,
          body: kind === "index" ? "{}" : "",
        }),
        10_000,
      );
    await sent(5, "index");
    await sent(6, "delete");
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await client.indices.refresh({ index: "forgetful" });
    const late = await sent(5, "index");
    // The deleted document is back: this is what `gc_deletes` of the templates is for.
    expect(late.items).to.deep.equal([{ status: 201 }]);
  });
});
