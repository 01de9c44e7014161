import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../support/files";
import { cached, madeOnce, missingFor } from "../../support/tools";

const FOLDER = "test/fidelity/eventbridge";
/** What judges. */
export const MATCHER = "software.amazon.event.ruler:event-ruler:1.7.3";

/** SHA-256 of everything that runs. */
const JARS: Readonly<Record<string, string>> = {
  "event-ruler-1.7.3.jar": "b12c3d6bca84bb2e87f27faebb9f52d907db22178065b1d4ee95e00495cfe60c",
  "jackson-annotations-2.16.2.jar":
    "d1cdd269ebaa753d1842933194e17d61958f058952d63e03dbfb3d1d78a6926e",
  "jackson-core-2.16.2.jar": "4f43e2f1430b2d2413e8e5a3d79138e57e891d6a961b18c28ac90859639d8664",
  "jackson-databind-2.16.2.jar": "53b6025d98c357068296e4b134242443a248c2c582800879f1c4ea93b54bafa6",
};

/** A pattern with events to hold against it. */
export interface Question {
  readonly pattern: string;
  readonly events: readonly object[];
}

/** Why a pattern is none, or which events match it. */
export type Answer = { readonly error: string } | { readonly matched: readonly boolean[] };

/** Asks AWS's matcher, in one start of the Java machine. */
export function ask(questions: readonly Question[]): readonly Answer[] {
  if (questions.length === 0) return [];
  const output = execFileSync("java", ["-XX:TieredStopAtLevel=1", "-cp", classPath(), "Judge"], {
    input: JSON.stringify(questions),
    encoding: "utf8",
    maxBuffer: 64 * 2 ** 20,
  });
  return JSON.parse(output) as readonly Answer[];
}

/** What is missing to have the matcher here, if anything. */
export function missingForMatcher(): string | undefined {
  for (const command of ["java", "javac", "mvn"]) {
    if (spawnSync(command, ["-version"]).status !== 0) return command;
  }
  return missingFor(classPath);
}

/** The matcher and our compiled class, made once and kept outside the repository. */
function classPath(): string {
  const files = ["pom.xml", "Judge.java", "matcher.ts"].map((file) => `${FOLDER}/${file}`);
  const folder = madeOnce(cached("event-ruler-1.7.3", files), (made) => {
    const pom = join(ROOT, FOLDER, "pom.xml");
    run("mvn", [
      "-q",
      "-B",
      "-f",
      pom,
      "dependency:copy-dependencies",
      `-DoutputDirectory=${made}`,
    ]);
    for (const [jar, hash] of Object.entries(JARS)) {
      const found = createHash("sha256")
        .update(readFileSync(join(made, jar)))
        .digest("hex");
      if (found !== hash) throw new Error(`${jar} has another content: ${found}`);
    }
    const source = join(ROOT, FOLDER, "Judge.java");
    run("javac", ["-cp", jarsIn(made).join(":"), "-d", made, source]);
  });
  return [folder, ...jarsIn(folder)].join(":");
}

function jarsIn(folder: string): string[] {
  return Object.keys(JARS).map((jar) => join(folder, jar));
}

function run(command: string, args: readonly string[]): void {
  try {
    execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const failed = error instanceof Error && "stdout" in error ? String(error.stdout) : "";
    throw new Error(`${command} for ${MATCHER}: ${failed.trim().split("\n")[0] ?? ""}`, {
      cause: error,
    });
  }
}
