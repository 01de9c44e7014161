import { execFile, spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Export } from "../../../infra/planner/export/deployment";
import type { Properties } from "../../../infra/planner/record/types";
import { ROOT } from "../../support/files";
import type { ProviderCall } from "../provider/calls";
import { SimulatedProvider } from "../provider/server";
import { makeProject, type Form } from "./project";

/** What a command of the CLI printed and how it ended. */
export interface Ran {
  readonly code: number;
  /** Standard output. */
  readonly out: string;
  /** Standard output, then standard error. */
  readonly text: string;
}

/** One step of `pulumi preview --json`. */
export interface Step {
  readonly op: string;
  readonly urn: string;
}

const PACKAGES = ["aws", "mongodbatlas", "kubernetes"] as const;
type Package = (typeof PACKAGES)[number];

/** Lines that the CLI prints because the language host and the providers are the tests' own. */
const NOISE =
  /^.*warning: (using pulumi-language-nodejs from \$PATH|resource plugin \S+ is expected).*\n/gm;

/**
 * The real Pulumi engine over a project of its own: file backend, passphrase secrets, simulated providers.
 * The program is a copy of the repository's, and so are its fleets and stack files.
 */
export class Engine {
  readonly #folder = mkdtempSync(join(tmpdir(), "worldcell-engine-"));
  readonly #contracts = new Map<string, Properties>();
  readonly #providers = new Map<Package, SimulatedProvider>();
  readonly #initialised = new Set<string>();
  #environment: NodeJS.ProcessEnv = {};

  /**
   * @param cli path of the Pulumi CLI.
   * @param form how the project holds the program.
   */
  constructor(
    private readonly cli: string,
    private readonly form: Form = "compiled",
  ) {}

  async start(): Promise<void> {
    makeProject(this.project, this.form);
    const ports: string[] = [];
    for (const name of PACKAGES) {
      const provider = new SimulatedProvider(name);
      this.#providers.set(name, provider);
      ports.push(`${name}:${String(await provider.start())}`);
    }
    const state = join(this.#folder, "state");
    mkdirSync(state);
    const hermetic = Object.entries(process.env).filter(
      ([key]) => !/^(AWS_|MONGODB_|PULUMI_|KUBECONFIG$)/.test(key),
    );
    this.#environment = {
      ...Object.fromEntries(hermetic),
      PATH: [
        dirname(this.cli),
        join(ROOT, "test/engine/bin"),
        dirname(process.execPath),
        process.env.PATH ?? "",
      ].join(":"),
      PULUMI_BACKEND_URL: `file://${state}`,
      PULUMI_HOME: join(this.#folder, "home"),
      PULUMI_CONFIG_PASSPHRASE: "a passphrase of the tests only",
      PULUMI_SKIP_UPDATE_CHECK: "1",
      // Makes the CLI take `--event-log`.
      PULUMI_DEBUG_COMMANDS: "1",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_DEBUG_PROVIDERS: ports.join(","),
      NO_COLOR: "1",
    };
  }

  /** The project's folder, with the fleets in `stacks/fleets`. */
  get project(): string {
    return join(this.#folder, "project");
  }

  /** The environment in which the CLI runs. */
  get environment(): NodeJS.ProcessEnv {
    return this.#environment;
  }

  provider(name: Package): SimulatedProvider {
    const provider = this.#providers.get(name);
    if (provider === undefined) throw new Error(`the provider ${name} was not started`);
    return provider;
  }

  /** Stops the providers and removes everything; the state of a failed run is kept and its place printed. */
  stop(failed: boolean): void {
    for (const provider of this.#providers.values()) provider.stop();
    if (failed) process.stdout.write(`    project and state kept in ${this.#folder}\n`);
    else rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Runs a program of any kind in the project. */
  async command(file: string, args: readonly string[]): Promise<Ran> {
    return new Promise((resolve) => {
      execFile(
        file,
        args,
        { cwd: this.project, env: this.#environment, maxBuffer: 512 * 1024 * 1024 },
        (error, out, stderr) => {
          const code = typeof error?.code === "number" ? error.code : error === null ? 0 : 1;
          const text = `${out}${stderr}`.replace(NOISE, "");
          resolve({ code, out, text });
        },
      );
    });
  }

  /** Runs the CLI as a person types it. */
  async run(...args: string[]): Promise<Ran> {
    return this.command(this.cli, [...args, "--non-interactive"]);
  }

  /** Runs a documented command in a shell, as a person pastes it, and answers its prompt. */
  async shell(command: string): Promise<Ran> {
    return this.command("bash", ["-c", `${command} --yes --non-interactive`]);
  }

  /** Starts the CLI and lets the caller end it; standard output and error are dropped. */
  spawn(...args: string[]): ChildProcess {
    return spawn(this.cli, [...args, "--non-interactive"], {
      cwd: this.project,
      env: this.#environment,
      stdio: "ignore",
    });
  }

  /** A command of the project, `fleet lock --fleet dev`. */
  async fleet(...args: string[]): Promise<Ran> {
    if (this.form === "sources") {
      const script = join(this.project, "stacks/cli/fleet.ts");
      return this.command(process.execPath, ["--import", "tsx", script, ...args]);
    }
    return this.command(process.execPath, [join(this.project, "stacks/cli/fleet.js"), ...args]);
  }

  /** Makes a stack, unless it was made. */
  async init(stack: string): Promise<void> {
    if (this.#initialised.has(stack)) return;
    const ran = await this.run("stack", "init", stack);
    if (ran.code !== 0 && !ran.text.includes("already exists"))
      throw new Error(`stack init ${stack}: ${ran.text}`);
    this.#initialised.add(stack);
  }

  /** Makes a stack if need be and brings it up. */
  async up(stack: string, ...flags: string[]): Promise<Ran> {
    await this.init(stack);
    const ran = await this.run("up", "-s", stack, "--yes", "--skip-preview", ...QUIET, ...flags);
    this.#contracts.delete(stack);
    return ran;
  }

  /** The steps that an `up` would take, those that change nothing included. */
  async preview(stack: string, ...flags: string[]): Promise<Step[]> {
    await this.init(stack);
    const ran = await this.run("preview", "-s", stack, "--json", ...flags);
    if (ran.code !== 0) throw new Error(`preview ${stack}: ${ran.text}`);
    const { steps } = JSON.parse(ran.out) as { steps: Step[] };
    return steps;
  }

  /** The contract of a stack that is up. */
  async contract(stack: string): Promise<Properties> {
    const known = this.#contracts.get(stack);
    if (known !== undefined) return known;
    const { deployment } = await this.export(stack);
    const { outputs } = deployment.resources.find(({ urn }) => urn.includes(STACK_TYPE)) ?? {};
    const contract = outputs?.contract as Properties | undefined;
    if (contract === undefined) throw new Error(`${stack} has no contract`);
    this.#contracts.set(stack, contract);
    return contract;
  }

  /** A stack's state, as `pulumi stack export` writes it; of a stack without resources an empty one. */
  async export(stack: string): Promise<Export> {
    const { code, out, text } = await this.run("stack", "export", "-s", stack);
    if (code !== 0) throw new Error(`stack export ${stack}: ${text}`);
    const found = JSON.parse(out) as Export;
    return {
      ...found,
      deployment: { ...found.deployment, resources: found.deployment.resources ?? [] },
    };
  }

  /** Replaces a stack's state. */
  async import(stack: string, state: Export): Promise<Ran> {
    await this.init(stack);
    const file = join(this.#folder, `${stack}.import.json`);
    writeFileSync(file, JSON.stringify(state));
    return this.run("stack", "import", "-s", stack, "--file", file);
  }

  /** Removes a destroyed stack, its stack file with it. */
  async remove(stack: string): Promise<void> {
    const ran = await this.run("stack", "rm", stack, "--yes");
    if (ran.code !== 0) throw new Error(`stack rm ${stack}: ${ran.text}`);
    this.#initialised.delete(stack);
    this.#contracts.delete(stack);
  }

  /** Where the providers' lists of calls end now. */
  marks(): readonly number[] {
    return [...this.#providers.values()].map(({ calls }) => calls.length);
  }

  /** What the providers were asked since, previews left out. */
  callsSince(marks: readonly number[]): ProviderCall[] {
    return [...this.#providers.values()].flatMap(({ calls }, index) =>
      calls.slice(marks[index]).filter(({ preview }) => !preview),
    );
  }

  /** Puts a fleet, and its lock if given, into the project under the fleet's own environment. */
  writeFleet(environment: string, text: string, lock?: string): void {
    const file = join(this.project, "stacks/fleets", environment);
    writeFileSync(`${file}.yaml`, text);
    if (lock !== undefined) writeFileSync(`${file}.lock.yaml`, lock);
  }

  /** A project with a program of its own beside the repository's; `pulumi -C` its folder. @returns the folder. */
  inline(name: string, program: string): string {
    const folder = join(this.#folder, name);
    mkdirSync(folder);
    const project = `name: ${name}\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n`;
    writeFileSync(join(folder, "Pulumi.yaml"), project);
    writeFileSync(join(folder, "index.js"), program);
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    return folder;
  }

  /** Text of a file in a folder. */
  textIn(folder: string, file: string): string {
    return readFileSync(join(folder, file), "utf8");
  }
}

const STACK_TYPE = "::pulumi:pulumi:Stack::";
const QUIET = ["--suppress-progress", "--suppress-outputs"];
