import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Export } from "../../../infra/planner/export/deployment";
import { answerInvoke } from "../../../infra/planner/outputs/invoke";
import type { Properties } from "../../../infra/planner/record/types";
import { isRecord } from "../../../infra/planner/record/wire";
import { ROOT } from "../../support/files";
import { SimulatedProvider } from "../provider/server";
import { parts } from "../provider/values";

/** What a command of the CLI printed and how it ended. */
export interface Ran {
  readonly code: number;
  /** Standard output and error, in the order in which each was written. */
  readonly text: string;
}

const PACKAGES = ["aws", "mongodbatlas"] as const;
const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";

/**
 * The real Pulumi engine over a project of its own: file backend, passphrase secrets, simulated providers.
 * The program is the repository's; its stack files are copies.
 */
export class Engine {
  readonly #folder = mkdtempSync(join(tmpdir(), "worldcell-engine-"));
  readonly #contracts = new Map<string, Properties>();
  readonly providers = new Map<string, SimulatedProvider>();
  #environment: NodeJS.ProcessEnv = {};

  /** @param cli path of the Pulumi CLI. */
  constructor(private readonly cli: string) {}

  async start(): Promise<void> {
    const project = join(this.#folder, "project");
    mkdirSync(join(project, "stacks"), { recursive: true });
    for (const file of ["Pulumi.yaml", "stacks/config"]) {
      cpSync(join(ROOT, file), join(project, file), { recursive: true });
    }
    for (const file of ["package.json", "node_modules", "stacks/index.ts"]) {
      symlinkSync(join(ROOT, file), join(project, file));
    }
    const ports: string[] = [];
    for (const name of PACKAGES) {
      const provider = new SimulatedProvider(`simulated::${name}`, (token, args) =>
        this.#invoke(token, args),
      );
      this.providers.set(name, provider);
      ports.push(`${name}:${String(await provider.start())}`);
    }
    const state = join(this.#folder, "state");
    mkdirSync(state);
    this.#environment = {
      ...process.env,
      PATH: [join(ROOT, "test/engine/bin"), dirname(process.execPath), process.env.PATH ?? ""].join(
        ":",
      ),
      PULUMI_BACKEND_URL: `file://${state}`,
      PULUMI_HOME: join(this.#folder, "home"),
      PULUMI_CONFIG_PASSPHRASE: "a passphrase of the tests only",
      PULUMI_SKIP_UPDATE_CHECK: "1",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_DEBUG_PROVIDERS: ports.join(","),
      NO_COLOR: "1",
    };
  }

  /** Stops the providers and removes everything; the state of a failed run is kept and its place printed. */
  stop(failed: boolean): void {
    for (const provider of this.providers.values()) provider.stop();
    if (failed) process.stdout.write(`    state kept in ${this.#folder}\n`);
    else rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Runs the CLI as a person types it. */
  async run(...args: string[]): Promise<Ran> {
    return new Promise((resolve) => {
      execFile(
        this.cli,
        [...args, "--non-interactive"],
        {
          cwd: join(this.#folder, "project"),
          env: this.#environment,
          maxBuffer: 256 * 1024 * 1024,
        },
        (error, stdout, stderr) => {
          const code = typeof error?.code === "number" ? error.code : error === null ? 0 : 1;
          resolve({ code, text: `${stdout}${stderr}` });
        },
      );
    });
  }

  /** Makes a stack and brings it up; its contract then answers for it. */
  async up(stack: string): Promise<Ran> {
    await this.run("stack", "init", stack);
    const ran = await this.run("up", "-s", stack, "--yes", "--skip-preview", "--suppress-progress");
    if (ran.code === 0) {
      const { text } = await this.run("stack", "output", "-s", stack, "--json");
      const { contract } = JSON.parse(text) as { contract: Properties };
      this.#contracts.set(stack, contract);
    }
    return ran;
  }

  /** A stack's state, as `pulumi stack export` writes it. */
  async export(stack: string): Promise<Export> {
    const { text } = await this.run("stack", "export", "-s", stack);
    return JSON.parse(text) as Export;
  }

  /** Answers as Atlas would from what stands: links by the networks' contracts, the cluster as it was made. */
  #invoke(token: string, args: Properties): Properties {
    const cluster = [...(this.providers.get("mongodbatlas")?.made.values() ?? [])].find(
      ({ urn }) => parts(urn).type === CLUSTER,
    )?.properties;
    const live = isRecord(cluster)
      ? { cluster: { ...cluster, stateName: "IDLE", paused: false } }
      : undefined;
    return answerInvoke(token, args, { contracts: this.#contracts, live });
  }
}
