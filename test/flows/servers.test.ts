import { expect } from "chai";
import { provided } from "../support/servers/hooks";
import { listeningAddresses } from "../support/servers/ports";
import { KINDS } from "./servers/kinds";
import { isAlive } from "./servers/support";

describe("the servers of the tests", () => {
  for (const kind of KINDS) {
    describe(kind.name, function () {
      this.timeout(180_000);
      const started = provided(
        kind.name,
        () => kind.missing(),
        () => Promise.all([kind.start(), kind.start()]),
        async (both) => {
          await Promise.all(both.map(({ server }) => server.stop()));
        },
      );

      it("can run twice, each with what was written to it", async () => {
        const [one, two] = started();
        await one.write();
        expect(await one.holds()).to.equal(true);
        expect(await two.holds()).to.equal(false);
      });

      it("listens on 127.0.0.1 only", () => {
        const addresses = started()[0].server.pids.flatMap(listeningAddresses);
        expect(addresses).to.not.deep.equal([]);
        expect(addresses.filter((address) => !address.startsWith("127.0.0.1:"))).to.deep.equal([]);
      });

      it(`${kind.keeps ? "has" : "has not"} what was written after it was killed and started again`, async () => {
        const [one] = started();
        const { server } = one;
        const before = server.pids;
        await server.kill();
        expect(before.filter(isAlive)).to.deep.equal([]);
        await server.restart();
        expect(server.pids.filter((pid) => before.includes(pid))).to.deep.equal([]);
        expect(await one.holds()).to.equal(kind.keeps);
        if (kind.keeps) return;
        await one.write();
        expect(await one.holds()).to.equal(true);
      });

      it("is gone after it was stopped", async () => {
        const [, two] = started();
        const { server } = two;
        await server.stop();
        expect(server.pids.filter(isAlive)).to.deep.equal([]);
        expect(await two.holds().catch(() => "no answer")).to.equal("no answer");
      });
    });
  }
});
