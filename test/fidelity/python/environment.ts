import { execFileSync, spawn, spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { ROOT } from "../../support/files";
import { cached, madeOnce, missingFor } from "../../support/tools";

/** Everything the Python validators need, with exact versions and hashes. */
const REQUIREMENTS = "test/fidelity/python/requirements.txt";

/** Oldest Python that all of {@link REQUIREMENTS} accept (networkx 3.6 sets it). */
const OLDEST: readonly [number, number] = [3, 11];

/** Milliseconds after which a script is stopped; the slowest of them takes about 40 seconds. */
const PATIENCE = 300_000;

/**
 * Path of a Python that has {@link REQUIREMENTS}, in a virtual environment that is made once and
 * kept outside the repository. Its scripts hold the path it was built at: use `python -m` only.
 *
 * @throws Error that names what is missing (Python, its `venv` module, a package).
 */
export function pythonEnvironment(): string {
  const version = baseVersion();
  const python = (at: string): string => join(at, "bin", "python");
  const folder = madeOnce(cached("python", [REQUIREMENTS], [version]), (made) => {
    process.stdout.write("    installing the Python validators (once; about a minute) ...\n");
    make("python3", ["-m", "venv", made], "Python's `venv` module (Debian: python3-venv)");
    make(
      python(made),
      ["-m", "pip", "install", "--quiet", "--require-hashes", "-r", join(ROOT, REQUIREMENTS)],
      `the Python packages of ${REQUIREMENTS}`,
    );
  });
  return python(folder);
}

/** What is missing for {@link pythonEnvironment} here, if anything. */
export function missingForPython(): string | undefined {
  return missingFor(pythonEnvironment);
}

/**
 * Runs a script of the repository with a request as JSON on its standard input.
 *
 * @param script Path relative to the repository's root.
 * @param request Anything that JSON can carry.
 * @returns What the script wrote to its standard output, parsed; its shape is the caller's claim.
 * @throws Error with the end of the script's error output when it fails, writes no JSON or takes
 * longer than five minutes.
 */
export async function askPython<T>(script: string, request: unknown): Promise<T> {
  const python = pythonEnvironment();
  const child = spawn(python, ["-B", join(ROOT, script)], {
    cwd: ROOT,
    // Neither account nor packages nor downloaded schemas of whoever runs the tests.
    env: {
      PATH: process.env.PATH,
      HOME: dirname(dirname(python)),
      LANG: "C.UTF-8",
      PYTHONNOUSERSITE: "1",
      PYTHONHASHSEED: "0",
    },
    timeout: PATIENCE,
  });
  const output: Buffer[] = [];
  const complaint: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => output.push(part));
  child.stderr.on("data", (part: Buffer) => complaint.push(part));
  // A script that ends before it has read everything is reported by its exit code.
  child.stdin.on("error", () => undefined);
  const stop = (): void => {
    child.kill();
  };
  process.once("exit", stop);
  try {
    const ended = new Promise<string>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => {
        resolve(code === null ? (signal ?? "stopped") : String(code));
      });
    });
    child.stdin.end(JSON.stringify(request));
    const code = await ended;
    if (code !== "0") throw new Error(`exit ${code}: ${tail(complaint)}`);
    return JSON.parse(Buffer.concat(output).toString("utf8")) as T;
  } catch (error) {
    throw new Error(`${script} gave no answer: ${error instanceof Error ? error.message : ""}`, {
      cause: error,
    });
  } finally {
    process.removeListener("exit", stop);
  }
}

/** `Python 3.11.7` of the machine. */
function baseVersion(): string {
  const { status, stdout } = spawnSync("python3", ["--version"], { encoding: "utf8" });
  const found = /^Python (\d+)\.(\d+)/.exec(stdout);
  if (status !== 0 || found === null) throw new Error("python3");
  const [major, minor] = [Number(found[1]), Number(found[2])];
  if (major !== OLDEST[0] || minor < OLDEST[1]) {
    throw new Error(`Python ${OLDEST.join(".")} or newer; python3 is ${stdout.trim()}`);
  }
  return stdout.trim();
}

function make(command: string, args: readonly string[], what: string): void {
  try {
    execFileSync(command, args, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  } catch (error) {
    const reason =
      error instanceof Error && "stderr" in error ? lastLine(String(error.stderr)) : String(error);
    throw new Error(`${what}, which could not be installed: ${reason}`, { cause: error });
  }
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}

/** The last lines of what a script wrote to its error output. */
function tail(parts: readonly Buffer[]): string {
  return Buffer.concat(parts).toString("utf8").trim().split("\n").slice(-12).join("\n");
}
