import { execFileSync } from "node:child_process";
import { userInfo } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { missingFor } from "../tools";
import { temporaryFolder } from "./guard";
import { debianProgram } from "./install";
import { freePort } from "./ports";
import { hermetic, ServerProcess } from "./process";
import { RunningServer } from "./server";

/** The server and what makes its data folder: no service is set up, no user is made. */
const PACKAGES = ["mariadb-server-core", "mariadb-client-core"];

/** MariaDB, in the place of MySQL. */
export class MariaDbServer extends RunningServer {
  readonly host = "127.0.0.1";
  /** May do everything, without a password. */
  readonly user = "root";

  constructor(
    processes: readonly ServerProcess[],
    folder: string,
    readonly port: number,
  ) {
    super("MariaDB", processes, folder);
  }
}

/** How a MariaDB differs from a source that is set up as a migration wants it. */
export interface MariaDbOptions {
  /** Options after all others, so that they win: `--binlog-row-image=MINIMAL`. */
  readonly args?: readonly string[];
}

/** Path of `mariadbd`, of Debian's packages. */
export function installMariaDb(): string {
  debianProgram("mariadb-install-db", PACKAGES);
  return debianProgram("mariadbd", PACKAGES);
}

/** What is missing to have MariaDB here, if anything. */
export function missingMariaDb(): string | undefined {
  return missingFor(installMariaDb);
}

/** Starts a MariaDB with a full binary log of rows. */
export async function startMariaDb(options: MariaDbOptions = {}): Promise<MariaDbServer> {
  const command = installMariaDb();
  const folder = temporaryFolder("mariadb");
  const data = join(folder, "data");
  const user = userInfo().username;
  execFileSync(
    debianProgram("mariadb-install-db", PACKAGES),
    [
      "--no-defaults",
      `--user=${user}`,
      `--datadir=${data}`,
      "--auth-root-authentication-method=normal",
      "--skip-test-db",
      "--skip-name-resolve",
    ],
    { stdio: ["ignore", "ignore", "pipe"], env: hermetic(folder) },
  );
  const port = await freePort();
  const process = new ServerProcess({
    name: "mariadb",
    command,
    args: [
      "--no-defaults",
      `--user=${user}`,
      `--datadir=${data}`,
      `--socket=${join(folder, "m.sock")}`,
      `--pid-file=${join(folder, "m.pid")}`,
      "--bind-address=127.0.0.1",
      `--port=${String(port)}`,
      "--server-id=1",
      `--log-bin=${join(data, "binlog")}`,
      "--binlog-format=ROW",
      "--binlog-row-image=FULL",
      "--binlog-row-metadata=FULL",
      "--skip-name-resolve",
      "--innodb-buffer-pool-size=64M",
      "--character-set-server=utf8mb4",
      ...(options.args ?? []),
    ],
    folder,
    answers: async () => {
      const connection = await createConnection({ host: "127.0.0.1", port, user: "root" });
      await connection.end();
    },
  });
  return new MariaDbServer([process], folder, port).start();
}
