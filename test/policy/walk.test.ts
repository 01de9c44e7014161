import { expect } from "chai";
import fc from "fast-check";
import { type Role, stackName } from "../../infra/contracts/stacks";
import { formatFinding } from "../../infra/errors";
import type { Fleet } from "../../infra/fleet/fleet";
import { managedNamespaces } from "../../infra/model";
import { toExport, type ExportedResource } from "../../infra/planner/export/deployment";
import { liveOf } from "../../infra/planner/outputs/live";
import { planStacks } from "../../infra/planner/plan";
import type { Properties } from "../../infra/planner/record/types";
import { shortUrn } from "../../infra/planner/record/urn";
import type { CommittedFleet, Deploys } from "../../infra/planner/walk/deployment";
import { walk } from "../../infra/planner/walk/walk";
import { fleetContext } from "../../policy/context/context";
import { runDirect } from "../../policy/harness";
import { Review } from "../../policy/report/review";
import { toPolicies } from "../../policy/rule/to-policy";
import { RULES } from "../../policy/rules";
import { PLAN_RULES } from "../../policy/rules/plan";
import { runProgram } from "../../stacks/program";
import { arbitraryValidFleet } from "../support/fleet-arbitrary";
import { planAll } from "../support/plans";
import { WALK_START, WALK_WORLD } from "../support/walks";

const NOW = new Date("2026-12-01T00:00:00Z");
const SEED = 20261201;
const FLEETS = 8;
const WALKS = 4;
const EDITS = 12;
/** No path of any stack is longer. */
const MOST_UPS = 14;

interface Deployed {
  readonly resources: readonly ExportedResource[];
  readonly contract: Properties;
}

/** Brings stacks up as the planner's own deployment does, and judges each step by every rule. */
class Judged implements Deploys {
  readonly #stacks = new Map<string, Deployed>();
  /** Mandatory findings, and errors of a plan. */
  readonly violations: string[] = [];
  ups = 0;
  /** Steps in which a confirmed removal was judged. */
  removals = 0;

  async up(
    { fleet }: CommittedFleet,
    role: Role,
    region?: string,
    confirmRemoval?: string,
  ): Promise<void> {
    const stack = stackName(fleet.environment, role, region);
    for (let run = 0; run < MOST_UPS; run++)
      if (await this.#upOnce(fleet, stack, confirmRemoval)) return;
    this.violations.push(`${stack}: not complete after ${String(MOST_UPS)} ups`);
  }

  destroy({ fleet }: CommittedFleet, role: Role, region: string): Promise<void> {
    this.#stacks.delete(stackName(fleet.environment, role, region));
    return Promise.resolve();
  }

  async #upOnce(fleet: Fleet, stack: string, confirmRemoval?: string): Promise<boolean> {
    this.ups++;
    const deployed = this.#stacks.get(stack);
    for await (const { spec, recorded, findings, contract } of planStacks({
      fleet,
      program: () => runProgram(() => fleet),
      only: new Set([stack]),
      contracts: new Map([...this.#stacks].map(([name, known]) => [name, known.contract])),
      ...(confirmRemoval === undefined
        ? {}
        : { confirmRemoval: new Map([[stack, confirmRemoval]]) }),
      ...(deployed === undefined ? {} : { live: liveOf(deployed.resources) }),
    })) {
      this.violations.push(...findings.map((finding) => `${stack}: ${formatFinding(finding)}`));
      const context = fleetContext(fleet, spec, NOW, confirmRemoval);
      if (context.fleet?.removing === true) this.removals++;
      const judged = await runDirect(
        toPolicies(RULES, () => context),
        recorded,
      );
      for (const { level, policy, urn, message } of judged.findings)
        if (level === "mandatory")
          this.violations.push(
            `${stack}: ${policy} ${shortUrn(urn)}: ${message.split("\n")[0] ?? ""}`,
          );
      const { resources } = toExport(recorded).deployment;
      this.#stacks.set(stack, { resources, contract: contract ?? {} });
      return findings.length > 0 || contract?.complete !== false;
    }
    this.violations.push(`${stack}: the fleet has no such stack`);
    return true;
  }
}

/** What would stop a preview of any stack of a fleet. */
async function stopping(fleet: Fleet): Promise<string[]> {
  const review = new Review({
    rules: RULES,
    planRules: PLAN_RULES,
    subject: fleet.environment,
    day: "2026-12-01",
  });
  for (const { spec, recorded, findings } of await planAll(fleet)) {
    expect(findings.map(formatFinding)).to.deep.equal([]);
    await review.add(recorded, fleetContext(fleet, spec, NOW));
  }
  return review
    .finish()
    .findings.filter(({ level }) => level === "mandatory")
    .map(
      ({ policy, stack, urn, path, what }) =>
        `${stack}: ${policy} ${shortUrn(urn)} ${path} ${what}`,
    );
}

describe("whatever the fleet file allows", function () {
  this.timeout(300_000);

  it("is built without a finding that would stop it, in random fleets", async () => {
    const fleets = fc.sample(arbitraryValidFleet, { numRuns: FLEETS, seed: SEED });
    let cells = 0;
    for (const [index, fleet] of fleets.entries()) {
      expect(await stopping(fleet), `fleet ${String(index)}`).to.deep.equal([]);
      cells += fleet.regions.filter(({ cell }) => cell !== undefined).length;
    }
    expect(cells).to.be.greaterThan(FLEETS);
  });

  it("is changed and removed without one, in every step of random walks", async () => {
    const numbers = fc.sample(fc.array(fc.nat(9999), { minLength: 400, maxLength: 400 }), {
      numRuns: WALKS,
      seed: SEED,
    });
    let removals = 0;
    for (const [index, choices] of numbers.entries()) {
      const deployment = new Judged();
      const { log, violations } = await walk({
        deployment,
        start: WALK_START,
        world: WALK_WORLD,
        numbers: choices,
        edits: EDITS,
        namespaces: managedNamespaces(),
      });
      const story = `walk ${String(index)}: ${log.join("; ")}`;
      expect(violations, story).to.deep.equal([]);
      expect(log.length, story).to.be.at.least(EDITS);
      removals += deployment.removals;
    }
    expect(removals, "no walk removed anything").to.be.greaterThan(0);
  });
});
