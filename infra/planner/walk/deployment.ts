import { stackName, type Role } from "../../contracts/stacks";
import { formatFinding } from "../../errors";
import type { Fleet } from "../../fleet/fleet";
import type { Lock } from "../../fleet/lock";
import type { FleetFile } from "../../fleet/schema";
import { diffPlans } from "../diff";
import { toExport, type ExportedResource } from "../export/deployment";
import type { Live } from "../outputs/invoke";
import { liveOf } from "../outputs/live";
import { planStacks } from "../plan";
import type { Program } from "../record/record";
import type { Properties } from "../record/types";
import { shortUrn } from "../record/urn";

/** No path of any stack is longer; the database's are the longest. */
const MOST_UPS = 14;

interface Deployed {
  readonly resources: readonly ExportedResource[];
  readonly contract: Properties;
}

/** Makes the program of a fleet: the stacks' real one, with the fleet given. */
export type ProgramOf = (fleet: Fleet) => Program;

/** A fleet as it is committed: what the file and its lock say, and what they mean. */
export interface CommittedFleet {
  readonly file: FleetFile;
  readonly lock: Lock;
  readonly fleet: Fleet;
}

/** Where stacks are brought up and destroyed while a fleet changes. */
export interface Deploys {
  /** What must never happen, as lines. */
  readonly violations: readonly string[];
  /** Number of `up`s. */
  readonly ups: number;
  /** Brings one stack up until it is complete; `confirmRemoval` is its stack configuration's key. */
  up(at: CommittedFleet, role: Role, region?: string, confirmRemoval?: string): Promise<void>;
  /** Destroys a stack: nothing of it may be protected, and nothing may be left. */
  destroy(at: CommittedFleet, role: Role, region: string): Promise<void>;
}

/**
 * What is deployed while a fleet changes: the records and contracts of the stacks that were brought up,
 * and nothing else. Every `up` and `destroy` is held against what the engine and the services allow.
 */
export class Deployment implements Deploys {
  readonly #stacks = new Map<string, Deployed>();
  /** What must never happen, as lines. */
  readonly violations: string[] = [];
  /** Number of `up`s. */
  ups = 0;

  constructor(private readonly programOf: ProgramOf) {}

  has(stack: string): boolean {
    return this.#stacks.has(stack);
  }

  /** Stacks that are deployed, sorted. */
  get stacks(): string[] {
    return [...this.#stacks.keys()].sort();
  }

  async up(
    { fleet }: CommittedFleet,
    role: Role,
    region?: string,
    confirmRemoval?: string,
  ): Promise<void> {
    const stack = stackName(fleet.environment, role, region);
    for (let run = 0; run < MOST_UPS; run++) {
      const complete = await this.#upOnce(fleet, stack, confirmRemoval);
      if (complete) return;
    }
    this.violations.push(`${stack}: not complete after ${String(MOST_UPS)} ups`);
  }

  async #upOnce(fleet: Fleet, stack: string, confirmRemoval?: string): Promise<boolean> {
    this.ups++;
    const contracts = new Map([...this.#stacks].map(([name, { contract }]) => [name, contract]));
    const live = this.#live(stack);
    for await (const planned of planStacks({
      fleet,
      program: this.programOf(fleet),
      only: new Set([stack]),
      contracts,
      ...(confirmRemoval === undefined
        ? {}
        : { confirmRemoval: new Map([[stack, confirmRemoval]]) }),
      ...(live === undefined ? {} : { live }),
    })) {
      for (const finding of planned.findings)
        this.violations.push(`${stack}: ${formatFinding(finding)}`);
      const { resources } = toExport(planned.recorded).deployment;
      this.#compare(stack, resources);
      this.#stacks.set(stack, { resources, contract: planned.contract ?? {} });
      return planned.findings.length > 0 || planned.contract?.complete !== false;
    }
    this.violations.push(`${stack}: the fleet has no such stack`);
    return true;
  }

  #compare(stack: string, resources: readonly ExportedResource[]): void {
    const before = this.#stacks.get(stack)?.resources;
    if (before === undefined) return;
    const { stacks } = diffPlans([{ stack, resources: before }], [{ stack, resources }]);
    for (const diff of stacks.flatMap((found) => found.resources)) {
      if (diff.stateful !== undefined && diff.kind === "replace") {
        this.violations.push(
          `${stack}: replaces ${shortUrn(diff.urn)} for ${diff.forcedBy.join(", ")}`,
        );
      }
      if (diff.kind === "delete" && diff.protected) {
        this.violations.push(`${stack}: deletes ${shortUrn(diff.urn)}, which is protected`);
      }
      if (diff.refused.length > 0) {
        this.violations.push(
          `${stack}: ${shortUrn(diff.urn)} refuses a change of ${diff.refused.join(", ")}`,
        );
      }
    }
  }

  destroy({ fleet }: CommittedFleet, role: Role, region: string): Promise<void> {
    const stack = stackName(fleet.environment, role, region);
    const found = this.#stacks.get(stack);
    if (found === undefined) return Promise.resolve();
    for (const resource of found.resources) {
      if (resource.protect === true) {
        this.violations.push(
          `${stack}: destroy refuses ${shortUrn(resource.urn)}, which is protected`,
        );
      }
    }
    this.#stacks.delete(stack);
    return Promise.resolve();
  }

  /** What the lookups show: what the last `up` of the stack deployed, at rest again. */
  #live(stack: string): Live | undefined {
    const deployed = this.#stacks.get(stack);
    return deployed === undefined ? undefined : liveOf(deployed.resources);
  }
}
