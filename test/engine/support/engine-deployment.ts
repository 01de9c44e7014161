import { stringify } from "yaml";
import { stackName, type Role } from "../../../infra/contracts/stacks";
import { formatLock } from "../../../infra/fleet/lock-file";
import type { CommittedFleet, Deploys } from "../../../infra/planner/walk/deployment";
import { statefulReason } from "../../../infra/planner/replacement/stateful";
import { parts } from "../provider/values";
import { succeeded } from "./deploy";
import type { Engine } from "./engine";

/** No path of the database is longer. */
const MOST_UPS = 14;

/** The part of the CLI's output that says what went wrong. */
const errorsOf = (text: string): string => text.split("\nDiagnostics:\n").at(-1) ?? text;

/** The stacks of a changing fleet under the real engine, by the documented commands. */
export class EngineDeployment implements Deploys {
  readonly violations: string[] = [];
  ups = 0;
  #committed = "";

  constructor(private readonly engine: Engine) {}

  /** Puts the fleet and its lock into the project and writes the stack files. */
  async #commit({ file, lock }: CommittedFleet): Promise<void> {
    const [text, lockText] = [stringify(file), formatLock(lock)];
    if (this.#committed === text + lockText) return;
    this.engine.writeFleet(file.environment, text, lockText);
    succeeded(await this.engine.fleet("sync", "--fleet", file.environment), "fleet sync");
    this.#committed = text + lockText;
  }

  async up(
    at: CommittedFleet,
    role: Role,
    region?: string,
    confirmRemoval?: string,
  ): Promise<void> {
    await this.#commit(at);
    const stack = stackName(at.file.environment, role, region);
    await this.engine.init(stack);
    const key = "worldcell:confirmRemoval";
    if (confirmRemoval !== undefined) {
      const set = await this.engine.run("config", "set", "-s", stack, key, confirmRemoval);
      succeeded(set, `config set ${stack}`);
    }
    await this.#upToEnd(stack, role);
    if (confirmRemoval !== undefined) {
      succeeded(await this.engine.run("config", "rm", "-s", stack, key), `config rm ${stack}`);
    }
  }

  async #upToEnd(stack: string, role: Role): Promise<void> {
    for (let run = 1; run <= MOST_UPS; run++) {
      this.ups++;
      const marks = this.engine.marks();
      const ran = await this.engine.up(stack);
      this.#watch(stack, marks);
      if (ran.code !== 0) {
        this.violations.push(`${stack}: up failed: ${errorsOf(ran.text)}`);
        return;
      }
      const { complete } = await this.engine.contract(stack);
      if (role !== "database" || complete === true) return;
    }
    this.violations.push(`${stack}: not complete after ${String(MOST_UPS)} runs`);
  }

  /** What was made again since the marks. The engine itself refuses to delete what is protected. */
  #watch(stack: string, marks: readonly number[]): void {
    const calls = this.engine.callsSince(marks);
    const made = new Set(
      calls.filter(({ operation }) => operation === "create").map(({ urn }) => urn),
    );
    for (const { operation, urn } of calls) {
      const lost = statefulReason(parts(urn).type);
      if (operation === "delete" && lost !== undefined && made.has(urn))
        this.violations.push(`${stack}: replaces ${urn}, and with it ${lost}`);
    }
  }

  async destroy(at: CommittedFleet, role: Role, region: string): Promise<void> {
    const stack = stackName(at.file.environment, role, region);
    // With its preview: `--skip-preview` would delete what is not protected before it fails.
    const ran = await this.engine.run("destroy", "-s", stack, "--yes", "--suppress-progress");
    if (ran.code !== 0) this.violations.push(`${stack}: destroy failed: ${errorsOf(ran.text)}`);
    else await this.engine.remove(stack);
  }
}
