import { rmSync } from "node:fs";
import type { ServerProcess } from "./process";

/** What every server of the tests can do; each kind adds its addresses. */
export interface Server {
  readonly name: string;
  /** Process id; of a cluster, its first node's. */
  readonly pid: number;
  /** Ids of all its processes. */
  readonly pids: readonly number[];
  /** Ends it and removes its data. */
  stop(): Promise<void>;
  /** `kill -9`: what it had not written is lost. */
  kill(): Promise<void>;
  /** Starts it at the same addresses over the same data, after {@link kill}. */
  restart(): Promise<void>;
}

/** A server of one process or of several that are alike. */
export class RunningServer implements Server {
  /**
   * @param folder its data and logs, removed when it stops.
   */
  constructor(
    readonly name: string,
    private readonly processes: readonly ServerProcess[],
    private readonly folder: string,
  ) {}

  get pid(): number {
    const [pid] = this.pids;
    if (pid === undefined) throw new Error(`${this.name} has no process`);
    return pid;
  }

  get pids(): readonly number[] {
    return this.processes.map(({ pid }) => pid);
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.stop()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  async kill(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.kill()));
  }

  async restart(): Promise<void> {
    await this.start();
  }

  /** Starts all processes; where one cannot be had, none is left. */
  async start(): Promise<this> {
    const started = await Promise.allSettled(this.processes.map((process) => process.start()));
    const failed = started.find((result) => result.status === "rejected");
    if (failed === undefined) return this;
    await this.kill();
    throw failed.reason as Error;
  }
}
