import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { guarded, killGroup, released } from "./guard";

/** How one server is started. */
export interface Recipe {
  /** What it is called in errors, and its log file. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Variables beside those that every server gets. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Working directory, home and place of the log. */
  readonly folder: string;
  /** Asks the server anything; rejects as long as it does not answer. */
  readonly answers: () => Promise<unknown>;
  /** Milliseconds that it may take to answer. @default a minute */
  readonly deadline?: number;
}

/** Milliseconds between two health checks. */
const EVERY = 50;
const DEADLINE = 60_000;
const GRACE = 10_000;
/** Lines of the log that an error shows. */
const LINES = 15;

/** One server's process, leader of a group of its own. It can be started again after its end. */
export class ServerProcess {
  #child: ChildProcess | undefined;
  /** Whether something of its group may be left: a group that is gone must not be killed again. */
  #left = false;

  /**
   * @param grace milliseconds between SIGTERM and SIGKILL.
   */
  constructor(
    private readonly recipe: Recipe,
    private readonly grace = GRACE,
  ) {}

  /** Id of the process that runs or ran last. */
  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error(`${this.recipe.name} was not started`);
    return pid;
  }

  /** Starts it and waits until it answers; else it is killed, and the error shows its last lines. */
  async start(): Promise<void> {
    if (this.#child !== undefined && isRunning(this.#child))
      throw new Error(`${this.recipe.name} runs already`);
    const child = await spawned(this.recipe, this.#log);
    this.#child = child;
    this.#left = true;
    guarded(this.pid);
    try {
      await this.#answered(child);
    } catch (error) {
      await this.kill();
      throw error;
    }
  }

  async #answered(child: ChildProcess): Promise<void> {
    const { name, answers, deadline = DEADLINE } = this.recipe;
    const end = Date.now() + deadline;
    for (;;) {
      const said = await answers().then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error.message : "for no reason"),
      );
      // Another server could answer at the port of one that ended.
      if (!isRunning(child))
        throw new Error(`${name} ended with ${how(child)}${this.#lastLines()}`);
      if (said === undefined) return;
      if (Date.now() > end) throw new Error(`${name} does not answer: ${said}${this.#lastLines()}`);
      await pause(EVERY);
    }
  }

  /** SIGTERM, then SIGKILL for what does not end; resolves when it is gone. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    if (isRunning(child)) child.kill("SIGTERM");
    await Promise.race([ended(child), pause(this.grace, undefined, { ref: false })]);
    await this.kill();
  }

  /** SIGKILL, to its own children too; resolves when it is gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child?.pid === undefined || !this.#left) return;
    killGroup(child.pid);
    await ended(child);
    this.#left = false;
    released(child.pid);
  }

  get #log(): string {
    return join(this.recipe.folder, `${this.recipe.name}.log`);
  }

  #lastLines(): string {
    const text = existsSync(this.#log) ? readFileSync(this.#log, "utf8").trim() : "";
    return text === "" ? "" : `\n${text.split("\n").slice(-LINES).join("\n")}`;
  }
}

/**
 * The variables of a process that does not see who runs the tests: neither accounts nor settings.
 *
 * @param home its home.
 */
export function hermetic(home: string): NodeJS.ProcessEnv {
  return {
    // Servers that run Node use the one of the tests.
    PATH: [dirname(process.execPath), process.env.PATH ?? ""].join(delimiter),
    HOME: home,
    TMPDIR: home,
    LANG: "C.UTF-8",
    ...(process.env.JAVA_HOME === undefined ? {} : { JAVA_HOME: process.env.JAVA_HOME }),
  };
}

async function spawned(recipe: Recipe, log: string): Promise<ChildProcess> {
  const output = openSync(log, "a");
  try {
    const child = spawn(recipe.command, recipe.args, {
      cwd: recipe.folder,
      detached: true,
      stdio: ["ignore", output, output],
      env: { ...hermetic(recipe.folder), ...recipe.environment },
    });
    await new Promise((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
    // Tests that forget a server end all the same, and it ends with them.
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function ended(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return Promise.resolve();
  child.ref();
  return new Promise((resolve) => {
    child.once("exit", () => {
      resolve();
    });
  });
}

function how(child: ChildProcess): string {
  return child.signalCode ?? `code ${String(child.exitCode)}`;
}
