import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { cached, missingFor } from "../tools";
import { temporaryFolder } from "./guard";
import { installed, programPath, pythonWith, run } from "./install";
import { freePort } from "./ports";
import { ServerProcess } from "./process";
import { RunningServer } from "./server";

/** A beta that speaks MongoDB's protocol, over WiredTiger. */
const CRATE = "secantus-mdb";
const VERSION = "0.5.3-beta.193";
const REQUIREMENTS = "test/support/servers/python/secantus.txt";

/** Speaks MongoDB's protocol, as a replica set of one; it is not MongoDB. */
export class MongoServer extends RunningServer {
  constructor(
    processes: readonly ServerProcess[],
    folder: string,
    /** `mongodb://127.0.0.1:27017/?directConnection=true`. */
    readonly uri: string,
    /** In which language the server is written: the Python one is slower by far. */
    readonly build: MongoBuild,
  ) {
    super("MongoDB-wire", processes, folder);
  }
}

/** The server in Rust, or in Python where there is no Rust to build it. */
export type MongoBuild = "rust" | "python";

/** How to start a server. */
export interface MongoCommand {
  readonly build: MongoBuild;
  readonly command: string;
  readonly args: readonly string[];
}

/** The server, built by Rust's package manager once; where that cannot be had, the one in Python. */
export function installMongo(): MongoCommand {
  try {
    return { build: "rust", command: rustServer(), args: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stdout.write(`    the slower MongoDB-wire server in Python, for want of ${reason}\n`);
    return pythonServer();
  }
}

/** What is missing to have a MongoDB-wire server here, if anything. */
export function missingMongo(): string | undefined {
  return missingFor(installMongo);
}

/**
 * Starts a server with change streams, transactions and its data on disk.
 *
 * @param using another build than the one that is to be had.
 */
export async function startMongo(using: MongoCommand = installMongo()): Promise<MongoServer> {
  const folder = temporaryFolder("mongo");
  const data = join(folder, "data");
  mkdirSync(data);
  const port = await freePort();
  const uri = `mongodb://127.0.0.1:${String(port)}/?directConnection=true`;
  const server = new ServerProcess({
    name: "mongo",
    command: using.command,
    args: [
      ...[...using.args, "--host", "127.0.0.1", "--port", String(port)],
      ...["--storage-path", data, "--log-level", "WARNING", "--cache-size", "256M"],
      // Change streams resume within what it remembers: an hour, and by itself 100 000 changes.
      ...["--oplog-max-entries", "2000000"],
      // Else `kill -9` takes what it acknowledged within the last second, whatever the write concern.
      "--sync-on-commit",
    ],
    folder,
    answers: async () => {
      const client = new MongoClient(uri, { serverSelectionTimeoutMS: 1000 });
      try {
        await client.db("admin").command({ ping: 1 });
      } finally {
        await client.close();
      }
    },
  });
  return new MongoServer([server], folder, uri, using.build).start();
}

function rustServer(): string {
  const folder = cached(`${CRATE}-${VERSION}`, []);
  const cargo = programPath("cargo");
  if (cargo === undefined && !existsSync(folder)) throw new Error("cargo");
  installed(folder, "the MongoDB-wire server (once; seven minutes)", (made) => {
    // It asks for a newer compiler than it needs.
    const options = ["--version", VERSION, "--locked", "--ignore-rust-version", "--root", made];
    run(cargo ?? "cargo", ["install", CRATE, ...options], `${CRATE} ${VERSION}`);
  });
  return join(folder, "bin", "secantusd-rs");
}

/** The server in Python, which is slower by far. */
export function pythonServer(): MongoCommand {
  const python = pythonWith("secantus-python", REQUIREMENTS);
  const main = "import sys; from secantus.cli import main; sys.exit(main())";
  return { build: "python", command: python, args: ["-c", main] };
}
