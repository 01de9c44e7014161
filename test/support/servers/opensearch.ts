import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../files";
import { cached, missingFor } from "../tools";
import { temporaryFolder } from "./guard";
import { copyJars, installed, jarsIn, programPath, run } from "./install";
import { freePorts } from "./ports";
import { ServerProcess } from "./process";
import { RunningServer } from "./server";

const FOLDER = "test/support/servers/opensearch";
/** SHA-256 of the jars, see `copyJars`. */
const JARS = "92b2f6e03742d2eefe90beb8335c8a7a082f7c88be5a6ea8722f753aaecf86e5";
const HEALTHY = "/_cluster/health?wait_for_status=yellow&timeout=1s";

/** OpenSearch of one node, without its security plugin and index management. */
export class OpenSearchServer extends RunningServer {
  constructor(
    processes: readonly ServerProcess[],
    folder: string,
    /** `http://127.0.0.1:9200`. */
    readonly node: string,
  ) {
    super("OpenSearch", processes, folder);
  }
}

/** What a node may be given beside its addresses. */
export interface OpenSearchOptions {
  /** Settings of `opensearch.yml`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Heap in MiB. @default 512 */
  readonly heap?: number;
}

/** Class path of OpenSearch and our main class, made once. */
export function installOpenSearch(): string {
  for (const program of ["java", "javac", "mvn"])
    if (programPath(program) === undefined) throw new Error(program);
  const files = ["pom.xml", "Main.java"].map((file) => `${FOLDER}/${file}`);
  const what = "OpenSearch (once; half a minute)";
  const folder = installed(cached("opensearch-2.19", files, [JARS]), what, (made) => {
    copyJars(made, `${FOLDER}/pom.xml`, JARS);
    const source = join(ROOT, FOLDER, "Main.java");
    run("javac", ["-cp", join(made, "*"), "-d", made, source], "OpenSearch's main class");
  });
  return [folder, ...jarsIn(folder).map((jar) => join(folder, jar))].join(":");
}

/** What is missing to have OpenSearch here, if anything. */
export function missingOpenSearch(): string | undefined {
  return missingFor(installOpenSearch);
}

/** Starts one node; it answers when its shards do. */
export async function startOpenSearch(options: OpenSearchOptions = {}): Promise<OpenSearchServer> {
  const classPath = installOpenSearch();
  const folder = temporaryFolder("opensearch");
  const data = join(folder, "data");
  mkdirSync(data);
  const ports = await freePorts(2);
  const [http, transport] = ports.map(String);
  const heap = String(options.heap ?? 512);
  const settings = Object.entries(options.settings ?? {}).map(([key, value]) => `${key}=${value}`);
  const node = `http://127.0.0.1:${http ?? ""}`;
  const process = new ServerProcess({
    name: "opensearch",
    command: "java",
    args: [
      ...[`-Xms${heap}m`, `-Xmx${heap}m`, "-XX:+UseSerialGC", "-cp", classPath, "Main"],
      ...[data, http ?? "", transport ?? "", ...settings],
    ],
    folder,
    answers: async () => {
      const { ok, status } = await fetch(`${node}${HEALTHY}`);
      // While its shards are not there it answers too, with 408 or 503.
      if (!ok) throw new Error(`status ${String(status)}`);
    },
    deadline: 120_000,
  });
  return new OpenSearchServer([process], folder, node).start();
}
