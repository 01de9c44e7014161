import { accessSync, constants, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fleetStacks } from "../../../infra/contracts/stacks";
import { currentTime } from "../../../infra/clock";
import { ExitCode, UserError, type Finding } from "../../../infra/errors";
import type { LoadedFleet } from "../../../infra/fleet/load";
import { diffPlans } from "../../../infra/planner/diff";
import { readExports } from "../../../infra/planner/diff/read";
import { renderDiff } from "../../../infra/planner/diff/render";
import {
  exportText,
  toExport,
  type ExportedResource,
} from "../../../infra/planner/export/deployment";
import { planStacks } from "../../../infra/planner/plan";
import { planLines } from "../../../infra/planner/print/plan";
import type { Palette } from "../../../infra/planner/print/text";
import { replacementGaps } from "../../../infra/planner/replacement";
import type { PlanReport, StackReport } from "../../../infra/planner/report/schema";
import { deploymentOrders, stackReport } from "../../../infra/planner/report/stack";
import { dayOf, fleetContext } from "../../../policy/context/context";
import { fails, Review } from "../../../policy/report/review";
import type { PolicyReport } from "../../../policy/report/schema";
import { findingLines, summaryLines } from "../../../policy/report/text";
import { RULES } from "../../../policy/rules";
import { PLAN_RULES } from "../../../policy/rules/plan";
import { runProgram } from "../../program";
import { launchPlans } from "./launches";
import { recoveryReport } from "./recovery";
import { planReport, withUpstream } from "./report";
import { sizingReport } from "./sizing";
import { storeWarnings } from "./stores";

/** Flags of `npm start`. */
export interface PlanFlags {
  /** Name or path of the fleet, as it was typed. */
  readonly fleet: string;
  /** One stack only. */
  readonly stack?: string;
  /** Folder for the exports and plan.json. */
  readonly out?: string;
  /** Folder of an earlier `--out` to compare with. */
  readonly against?: string;
  /** A second pass with unknowns. */
  readonly strict?: boolean;
}

/** What a run printed and how it ended. */
export interface PlanRun {
  readonly lines: readonly string[];
  readonly exitCode: number;
  readonly report: PlanReport;
}

/** Types that the routing simulation reads; a provider tells the regions that a stack stands in. */
const SIMULATED =
  /^(pulumi:providers:aws|aws:route53\/.*|aws:lb\/loadBalancer:.*|aws:cloudwatch\/metricAlarm:.*|mongodbatlas:index\/advancedCluster:.*)$/;

interface Collected {
  readonly stacks: StackReport[];
  readonly findings: Finding[];
  /** Records by stack, for the comparison; empty when nothing is compared. */
  readonly records: { stack: string; resources: readonly ExportedResource[] }[];
  /** Records that the routing simulation reads. */
  readonly routing: { stack: string; resources: readonly ExportedResource[] }[];
  readonly review: Review;
}

function unknownStack(stack: string, known: readonly string[]): UserError {
  return new UserError([
    {
      code: "stack-unknown",
      severity: "error",
      where: "--stack",
      path: stack,
      message: "the fleet has no such stack",
      fix: `use one of ${known.join(", ")}`,
    },
  ]);
}

/** The folder of `--out`. @throws UserError when it cannot be made or written to. */
function makeFolder(folder: string): void {
  try {
    if (folder === "") throw new Error("the name is empty");
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UserError([
      {
        code: "out-unusable",
        severity: "error",
        where: "--out",
        path: folder,
        message,
        fix: "name a folder that can be made or written to",
      },
    ]);
  }
}

async function collect(loaded: LoadedFleet, flags: PlanFlags, now: Date): Promise<Collected> {
  const { fleet } = loaded;
  const specs = fleetStacks(fleet);
  if (flags.stack !== undefined && !specs.some(({ stack }) => stack === flags.stack)) {
    throw unknownStack(
      flags.stack,
      specs.map(({ stack }) => stack),
    );
  }
  const orders = deploymentOrders(specs);
  const collected: Collected = {
    stacks: [],
    findings: [...loaded.findings, ...storeWarnings(fleet)],
    records: [],
    routing: [],
    review: new Review({
      rules: RULES,
      planRules: PLAN_RULES,
      subject: loaded.file,
      day: dayOf(now),
    }),
  };
  const late: Finding[] = [];
  for await (const planned of planStacks({
    fleet,
    program: () => runProgram(() => fleet),
    strict: flags.strict === true,
    onLate: (finding) => late.push(finding),
    ...(flags.stack === undefined ? {} : { only: withUpstream(fleet, flags.stack) }),
  })) {
    const { spec } = planned;
    collected.findings.push(...planned.findings);
    if (flags.stack !== undefined && spec.stack !== flags.stack) continue;
    collected.stacks.push(stackReport(planned, orders.get(spec.stack) ?? 0));
    await collected.review.add(planned.recorded, fleetContext(fleet, spec, now));
    const exported = toExport(planned.recorded);
    if (flags.out !== undefined)
      writeFileSync(join(flags.out, `${spec.stack}.json`), exportText(exported));
    const { resources } = exported.deployment;
    if (flags.against !== undefined) collected.records.push({ stack: spec.stack, resources });
    // The simulation needs every stack, but few of its records.
    collected.routing.push({
      stack: spec.stack,
      resources: resources.filter(({ type }) => SIMULATED.test(type)),
    });
  }
  // Registrations after a program's end arrive within a few turns of the event loop.
  await new Promise((resolve) => setTimeout(resolve, 10));
  collected.findings.push(...late);
  return collected;
}

/**
 * Plans a fleet: writes `--out`, compares with `--against`, and says what to print.
 * @throws UserError for flags that cannot be followed.
 */
export async function runPlan(
  loaded: LoadedFleet,
  flags: PlanFlags,
  palette: Palette,
): Promise<PlanRun> {
  if (flags.out !== undefined) makeFolder(flags.out);
  const before = flags.against === undefined ? undefined : readExports(flags.against);
  const now = currentTime();
  const collected = await collect(loaded, flags, now);
  const types = new Set(collected.stacks.flatMap((stack) => Object.keys(stack.types)));
  const { recovery, broken } = recoveryReport(
    loaded.fleet,
    flags.stack === undefined ? collected.routing : undefined,
  );
  const policy = collected.review.finish();
  const { sizing, findings } = sizingReport(loaded.fleet, loaded.file, now);
  const report = planReport(loaded.fleet, {
    stacks: collected.stacks,
    findings: [...collected.findings, ...broken, ...findings],
    recovery,
    sizing,
    launches: launchPlans(loaded.fleet, now),
    named: flags.fleet,
    policy,
    replacementGaps: replacementGaps([...types]),
  });
  if (flags.out !== undefined) {
    writeFileSync(join(flags.out, "plan.json"), `${JSON.stringify(report, null, 2)}\n`);
  }
  const lines = planLines(report, palette, policyLines(policy, palette));
  if (before !== undefined) {
    const wanted =
      flags.stack === undefined ? before : before.filter(({ stack }) => stack === flags.stack);
    lines.push("", ...renderDiff(diffPlans(wanted, collected.records), palette));
  }
  return { lines, report, exitCode: exitCodeOf(report, policy) };
}

function exitCodeOf(report: PlanReport, policy: PolicyReport): number {
  if (report.findings.some(({ severity }) => severity === "error")) return ExitCode.failure;
  return fails(policy, "medium") ? ExitCode.policy : ExitCode.ok;
}

/** The summary of the policies, and every finding that would stop a preview. */
function policyLines(policy: PolicyReport, palette: Palette): string[] {
  const { low } = policy.summary.findings;
  return [
    ...summaryLines(policy, palette),
    ...findingLines(policy, palette, "medium"),
    ...(low === 0 ? [] : [palette.dim("  the advice, and all else: npm run fleet -- policy")]),
  ];
}
