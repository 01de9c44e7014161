import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "../files";
import { cached, missingFor } from "../tools";
import { guarded, killGroup, released, temporaryFolder } from "./guard";
import { copyJars, installed, jarsIn, programPath, pythonWith } from "./install";
import { hermetic } from "./process";

const POM = "test/support/servers/spark/pom.xml";
/** SHA-256 of the jars, see `copyJars`. */
const JARS = "51f9d755a117f467a6cab1d64ac8b6e4b0f59318eae60471b1febae8490ec4b3";
const REQUIREMENTS = "test/support/servers/python/spark.txt";
/** Milliseconds after which a job is ended. */
const PATIENCE = 300_000;
/** Lines of the log that an error shows. */
const LINES = 25;

/** Spark as Glue 5.0 has it, with MongoDB's connector. */
export interface Spark {
  readonly python: string;
  readonly jars: readonly string[];
}

/** PySpark and the connector's jars, each installed once. */
export function installSpark(): Spark {
  for (const program of ["java", "mvn"])
    if (programPath(program) === undefined) throw new Error(program);
  const what = "the MongoDB connector of Spark (once; a quarter of a minute)";
  const folder = installed(cached("spark-mongo-10.5.0", [POM], [JARS]), what, (made) => {
    // What Spark itself brings.
    const others = "-DexcludeGroupIds=org.apache.spark,org.scala-lang";
    copyJars(made, POM, JARS, ["-DincludeScope=runtime", others]);
  });
  const python = pythonWith("pyspark-3.5.4", REQUIREMENTS);
  return { python, jars: jarsIn(folder).map((jar) => join(folder, jar)) };
}

/** What is missing to have Spark here, if anything. */
export function missingSpark(): string | undefined {
  return missingFor(installSpark);
}

/**
 * Runs a PySpark script to its end, on two threads of this machine.
 *
 * @param script its path, relative to the repository.
 * @returns what it wrote to standard output.
 * @throws Error with the last lines of its log.
 */
export async function sparkJob(script: string, args: readonly string[]): Promise<string> {
  const { python, jars } = installSpark();
  const folder = temporaryFolder("spark");
  const settings = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.sql.warehouse.dir": join(folder, "warehouse"),
    "spark.local.dir": folder,
    "spark.driver.extraJavaOptions": `-Djava.io.tmpdir=${folder} -Dderby.system.home=${folder}`,
  };
  const submitted = [
    ...["--master", "local[2]", "--driver-memory", "1g", "--jars", jars.join(",")],
    ...Object.entries(settings).flatMap(([key, value]) => ["--conf", `${key}=${value}`]),
    "pyspark-shell",
  ];
  try {
    return await finished(python, ["-B", join(ROOT, script), ...args], {
      cwd: folder,
      env: {
        ...hermetic(folder),
        PYTHONPATH: dirname(join(ROOT, script)),
        PYSPARK_PYTHON: python,
        PYSPARK_SUBMIT_ARGS: submitted.map(quoted).join(" "),
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** PySpark splits the arguments like a shell. */
function quoted(argument: string): string {
  return /[\s[]/.test(argument) ? `'${argument}'` : argument;
}

async function finished(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<string> {
  const child = spawn(command, args, {
    ...options,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: Buffer[] = [];
  const log: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => output.push(part));
  child.stderr.on("data", (part: Buffer) => log.push(part));
  const group = child.pid;
  if (group !== undefined) guarded(group);
  const timer = setTimeout(() => {
    if (group !== undefined) killGroup(group);
  }, PATIENCE);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    if (code === 0) return Buffer.concat(output).toString("utf8");
    const last = Buffer.concat(log).toString("utf8").trim().split("\n").slice(-LINES);
    throw new Error(`the Spark job ended with ${String(code ?? "a signal")}:\n${last.join("\n")}`);
  } finally {
    clearTimeout(timer);
    if (group !== undefined) {
      killGroup(group);
      released(group);
    }
  }
}
