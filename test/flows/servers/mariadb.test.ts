import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { createConnection, type RowDataPacket } from "mysql2/promise";
import { provided } from "../../support/servers/hooks";
import { missingMariaDb, startMariaDb } from "../../support/servers/mariadb";

describe("MariaDB, in the place of MySQL", function () {
  this.timeout(60_000);
  const started = provided(
    "flows from MySQL",
    missingMariaDb,
    async () => {
      const server = await startMariaDb();
      const { host, port, user } = server;
      const exact = { supportBigNumbers: true, bigNumberStrings: true };
      const connection = await createConnection({ host, port, user, ...exact });
      await connection.query("CREATE DATABASE game");
      await connection.query("USE game");
      return { server, connection };
    },
    async ({ server, connection }) => {
      await connection.end();
      await server.stop();
    },
  );

  async function rows(sql: string): Promise<RowDataPacket[]> {
    const [found] = await started().connection.query<RowDataPacket[]>(sql);
    return found;
  }

  async function variable(name: string): Promise<unknown> {
    const [row] = await rows(`SHOW GLOBAL VARIABLES LIKE '${name}'`);
    return row?.["Value"];
  }

  it("is MariaDB 10 or 11, not MySQL", async () => {
    expect(await variable("version")).to.match(/^1[01]\.\d+\.\d+-MariaDB/);
  });

  it("writes whole rows with their columns' names to its binary log", async () => {
    expect(await variable("log_bin")).to.equal("ON");
    expect(await variable("binlog_format")).to.equal("ROW");
    expect(await variable("binlog_row_image")).to.equal("FULL");
    expect(await variable("binlog_row_metadata")).to.equal("FULL");
  });

  it("logs a change as an event of rows, in a transaction with an id of its own", async () => {
    await started().connection.query("CREATE TABLE players (id BIGINT PRIMARY KEY, name TEXT)");
    const [before] = await rows("SHOW MASTER STATUS");
    await started().connection.query("INSERT INTO players VALUES (1, 'Ada')");
    const file = String(before?.["File"]);
    const position = String(before?.["Position"]);
    const events = await rows(`SHOW BINLOG EVENTS IN '${file}' FROM ${position}`);
    const kinds = events.map((event) => String(event["Event_type"]));
    expect(kinds[0]).to.equal("Gtid");
    expect(kinds).to.include.members(["Table_map", "Write_rows_v1", "Xid"]);
  });

  it("says so where the binary log that is asked for is gone", async () => {
    const [first] = await rows("SHOW BINARY LOGS");
    const name = String(first?.["Log_name"]);
    await started().connection.query("FLUSH BINARY LOGS");
    // It keeps a log until the storage engine is done with it, a moment after the next was begun.
    const logs = async (): Promise<unknown[]> =>
      (await rows("SHOW BINARY LOGS")).map((log) => log["Log_name"] as unknown);
    for (let left = 100; left > 0 && (await logs()).includes(name); left--) {
      const [now] = await rows("SHOW MASTER STATUS");
      await started().connection.query(`PURGE BINARY LOGS TO '${String(now?.["File"])}'`);
      await pause(50);
    }
    const error = await rows(`SHOW BINLOG EVENTS IN '${name}'`).catch(String);
    expect(error).to.contain("Could not find target log");
  });

  it("keeps numbers that JavaScript cannot hold", async () => {
    await started().connection.query(
      "CREATE TABLE numbers (big BIGINT UNSIGNED, exact DECIMAL(30,10))",
    );
    const [big, exact] = ["18446744073709551615", "12345678901234567890.0123456789"];
    await started().connection.query(`INSERT INTO numbers VALUES (${big}, ${exact})`);
    expect(await rows("SELECT * FROM numbers")).to.deep.equal([{ big, exact }]);
  });

  it("takes options that a source of ours must not have", async () => {
    const minimal = await startMariaDb({ args: ["--binlog-row-image=MINIMAL"] });
    const { host, port, user } = minimal;
    const other = await createConnection({ host, port, user });
    const [found] = await other.query<RowDataPacket[]>("SELECT @@binlog_row_image AS image");
    expect(found).to.deep.equal([{ image: "MINIMAL" }]);
    await other.end();
    await minimal.stop();
  });
});
