import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "../files";
import { alone } from "../alone";
import { madeOnce, cached } from "../tools";

/**
 * Makes a folder once for all test processes: the first makes it, the others wait.
 *
 * @param path as `cached` names it.
 * @param what what is made and how long that takes, for the one line about it.
 * @param make fills the folder that it is given.
 */
export function installed(path: string, what: string, make: (folder: string) => void): string {
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  alone(path, () => {
    madeOnce(path, (aside) => {
      process.stdout.write(`    installing ${what} ...\n`);
      make(aside);
    });
  });
  return path;
}

/**
 * Path of a program of a Debian package, which is installed where it is missing and we may.
 *
 * @param program name of the program on the path.
 * @param packages packages that have it.
 */
export function debianProgram(program: string, packages: readonly string[]): string {
  const found = programPath(program);
  if (found !== undefined) return found;
  const names = packages.join(" ");
  if (process.getuid?.() !== 0 || programPath("apt-get") === undefined)
    throw new Error(`${program} (Debian: ${names})`);
  alone(cached(`apt-${program}`, []), () => {
    if (programPath(program) !== undefined) return;
    process.stdout.write(`    installing ${names} (once; about half a minute) ...\n`);
    const environment = { DEBIAN_FRONTEND: "noninteractive" };
    run("apt-get", ["update", "-qq"], names, environment);
    run(
      "apt-get",
      ["install", "-y", "-qq", "--no-install-recommends", ...packages],
      names,
      environment,
    );
  });
  const path = programPath(program);
  if (path === undefined) throw new Error(`${program}, which ${names} did not bring`);
  return path;
}

/** Path of a program, in the system's folders too that are not on everybody's path. */
export function programPath(program: string): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(":"), "/usr/sbin", "/usr/bin"];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

/**
 * A Python with the packages of a file of exact versions and hashes.
 *
 * @param requirements path of the file, relative to the repository.
 * @returns path of its `python`. Scripts beside it hold the path that they were built at: use `-m`.
 */
export function pythonWith(name: string, requirements: string): string {
  const version = spawnSync("python3", ["--version"], { encoding: "utf8" });
  if (version.status !== 0) throw new Error("python3");
  const path = cached(name, [requirements], [version.stdout]);
  const folder = installed(path, `${name} (once; a minute)`, (made) => {
    run("python3", ["-m", "venv", made], "Python's `venv` module (Debian: python3-venv)");
    run(
      join(made, "bin", "python"),
      ["-m", "pip", "install", "-q", "--require-hashes", "-r", join(ROOT, requirements)],
      `the Python packages of ${requirements}`,
    );
  });
  return join(folder, "bin", "python");
}

/**
 * Copies what a POM depends on into a folder, and holds all of it against one hash.
 *
 * @param pom path of the POM, relative to the repository.
 * @param hash SHA-256 over the names and contents of the files, sorted by name.
 * @param options more options of `dependency:copy-dependencies`.
 */
export function copyJars(
  folder: string,
  pom: string,
  hash: string,
  options: readonly string[] = [],
): void {
  const goal = ["dependency:copy-dependencies", `-DoutputDirectory=${folder}`];
  run("mvn", ["-q", "-B", "-f", join(ROOT, pom), ...goal, ...options], `the packages of ${pom}`);
  const digest = createHash("sha256");
  for (const jar of jarsIn(folder)) digest.update(jar).update(readFileSync(join(folder, jar)));
  const found = digest.digest("hex");
  if (found !== hash) throw new Error(`the packages of ${pom}, of another content: ${found}`);
}

/** Names of the jars of a folder, sorted. */
export function jarsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jar"))
    .sort();
}

/** Runs a program that installs; its failure names what is missing then. */
export function run(
  command: string,
  args: readonly string[],
  what: string,
  environment: Readonly<Record<string, string>> = {},
): void {
  try {
    execFileSync(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      encoding: "utf8",
      maxBuffer: 256 * 2 ** 20,
      env: { ...process.env, ...environment },
    });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    const lines = `${stdout}\n${stderr}`.trim().split("\n");
    const reason = lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? "";
    throw new Error(`${what}, which could not be installed: ${reason || String(error)}`, {
      cause: error,
    });
  }
}
