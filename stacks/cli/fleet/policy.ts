import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { currentTime } from "../../../infra/clock";
import { CONTRACT_OUTPUT } from "../../../infra/contracts/contract";
import { fleetStacks } from "../../../infra/contracts/stacks";
import { ExitCode, UserError } from "../../../infra/errors";
import type { Fleet } from "../../../infra/fleet/fleet";
import { fleetNames, fleetSource, loadFleet } from "../../../infra/fleet/load";
import { readStack } from "../../../infra/planner/diff/read";
import { planStacks } from "../../../infra/planner/plan";
import { type Palette, PLAIN } from "../../../infra/planner/print/text";
import { isRecord, unwrap } from "../../../infra/planner/record/wire";
import { ROOT } from "../../../infra/root";
import {
  dayOf,
  fleetContext,
  foreignContext,
  type PolicyContext,
} from "../../../policy/context/context";
import { confirmedRemoval } from "../../../policy/context/environment";
import { fromExport, type HarnessStack } from "../../../policy/harness";
import { markdownText } from "../../../policy/report/markdown";
import { fails, Review, type ReviewOptions } from "../../../policy/report/review";
import { sarifText } from "../../../policy/report/sarif";
import { baselineSchema, type Baseline, type PolicyReport } from "../../../policy/report/schema";
import { reportLines } from "../../../policy/report/text";
import type { Severity } from "../../../policy/rule/metadata";
import { RULES } from "../../../policy/rules";
import { PLAN_RULES } from "../../../policy/rules/plan";
import { parsePackConfig } from "../../../policy/settings/pack-config";
import { runProgram } from "../../program";
import { withUpstream } from "../plan/report";
import type { Outcome } from "./outcome";

export const FORMATS = ["text", "json", "sarif", "markdown"] as const;
type Format = (typeof FORMATS)[number];

/** Flags of `npm run fleet -- policy`. */
export interface PolicyFlags {
  /** Name or path of a fleet; undefined when exports are judged by themselves. */
  readonly fleet?: string;
  /** Files of `pulumi stack export`. */
  readonly export?: readonly string[];
  /** One stack of the fleet only. */
  readonly stack?: string;
  readonly format: Format;
  /** File for the report; absent: standard output. */
  readonly out?: string;
  /** Findings of this severity or worse make the exit code 3. */
  readonly failOn: Severity;
  /** Settings of the pack. */
  readonly config?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

function refuse(
  code: string,
  where: string,
  path: string,
  message: string,
  fix: string,
): UserError {
  return new UserError([{ code, severity: "error", where, path, message, fix }]);
}

/** A JSON file named by a flag. @throws UserError when it is missing or no JSON. */
function readJson(flag: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as unknown;
  } catch (error) {
    const message = existsSync(file)
      ? error instanceof Error
        ? error.message
        : "is no JSON"
      : "there is no such file";
    throw refuse("policy-file", flag, file, message, "name a readable JSON file");
  }
}

function readConfig(file: string | undefined): Pick<ReviewOptions, "config"> {
  if (file === undefined) return {};
  const parsed = parsePackConfig(readJson("--config", file), [...RULES, ...PLAN_RULES]);
  if ("config" in parsed) return parsed;
  throw new UserError(
    parsed.problems.map(({ path, message }) => ({
      code: "policy-config",
      severity: "error",
      where: file,
      path,
      message,
      fix: "see docs/schemas/policy-config.schema.json for what each policy takes",
    })),
  );
}

function readBaseline(file: string | undefined): Pick<ReviewOptions, "baseline"> {
  if (file === undefined) return {};
  const parsed = baselineSchema.safeParse(readJson("--baseline", file));
  if (parsed.success) return { baseline: parsed.data };
  const [issue] = parsed.error.issues;
  throw refuse(
    "policy-file",
    file,
    issue?.path.map(String).join(".") ?? "",
    z.prettifyError(parsed.error).split("\n")[0] ?? "is not a baseline",
    "write it again with --write-baseline",
  );
}

/** A stack with what the rules know beside it. */
interface Reviewed {
  readonly stack: HarnessStack;
  readonly context: PolicyContext;
}

async function* plannedStacks(flags: PolicyFlags, fleet: Fleet): AsyncGenerator<Reviewed> {
  const wanted = flags.stack;
  const names = fleetStacks(fleet).map(({ stack }) => stack);
  if (wanted !== undefined && !names.includes(wanted))
    throw unknownStack(wanted, "the fleet has no such stack", names);
  for await (const { spec, recorded, findings } of planStacks({
    fleet,
    program: () => runProgram(() => fleet),
    ...(wanted === undefined ? {} : { only: withUpstream(fleet, wanted) }),
  })) {
    const errors = findings.filter(({ severity }) => severity === "error");
    if (errors.length > 0) throw new UserError(errors, ExitCode.failure);
    if (wanted !== undefined && spec.stack !== wanted) continue;
    yield { stack: recorded, context: fleetContext(fleet, spec, currentTime()) };
  }
}

/** Environment that a stack of this project names in its contract. */
function environmentOf({ resources }: HarnessStack): string | undefined {
  const root = resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  const contract = unwrap(root?.outputs[CONTRACT_OUTPUT] ?? null);
  const environment = isRecord(contract) ? contract.environment : undefined;
  return typeof environment === "string" ? environment : undefined;
}

/** The fleet that an exported stack belongs to: the one that was named, else the one its contract names. */
function fleetFor(flags: PolicyFlags, stack: HarnessStack): Fleet | undefined {
  if (flags.fleet !== undefined) return loadFleet(fleetSource(flags.fleet)).fleet;
  const environment = environmentOf(stack);
  return environment !== undefined && fleetNames().includes(environment)
    ? loadFleet({ name: environment }).fleet
    : undefined;
}

function exportedStacks(flags: PolicyFlags, files: readonly string[]): Reviewed[] {
  const read = files.map((file) => exportedStack(flags, file));
  if (flags.stack === undefined) return read;
  const wanted = read.filter(({ stack }) => stack.stack === flags.stack);
  if (wanted.length > 0) return wanted;
  throw unknownStack(
    flags.stack,
    "the exports hold no such stack",
    read.map(({ stack }) => stack.stack),
  );
}

function unknownStack(wanted: string, message: string, known: readonly string[]): UserError {
  return refuse("stack-unknown", "--stack", wanted, message, `use one of ${known.join(", ")}`);
}

function exportedStack(flags: PolicyFlags, file: string): Reviewed {
  const { resources } = readStack(file, "write it again with `pulumi stack export --file`");
  const name = resources[0]?.urn.split("::")[0]?.replace("urn:pulumi:", "") ?? file;
  const stack = fromExport(name, resources);
  const fleet = fleetFor(flags, stack);
  const spec = fleet && fleetStacks(fleet).find((entry) => entry.stack === name);
  return {
    stack,
    context:
      fleet === undefined || spec === undefined
        ? foreignContext(currentTime())
        : fleetContext(fleet, spec, currentTime(), confirmedRemoval(ROOT, name)),
  };
}

async function review(flags: PolicyFlags): Promise<{ report: PolicyReport; file: string }> {
  const files = flags.export ?? [];
  const loaded = files.length > 0 ? undefined : loadFleet(fleetSource(flags.fleet ?? "prod"));
  const file = loaded?.file ?? files[0] ?? "";
  const run = new Review({
    rules: RULES,
    planRules: PLAN_RULES,
    subject: loaded?.file ?? files.join(", "),
    day: dayOf(currentTime()),
    ...readConfig(flags.config),
    ...readBaseline(flags.baseline),
  });
  const stacks =
    loaded === undefined ? exportedStacks(flags, files) : plannedStacks(flags, loaded.fleet);
  for await (const { stack, context } of stacks) await run.add(stack, context);
  return { report: run.finish(), file };
}

/** Findings as a baseline knows them: two faults at one place are one entry. */
function baselineOf({ findings }: PolicyReport): Baseline {
  const entries = findings
    .filter(({ suppression }) => suppression?.kind !== "exemption")
    .map(({ policy, urn, path }) => ({ policy, urn, path }));
  return {
    formatVersion: 1,
    findings: [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()],
  };
}

function rendered(format: Format, report: PolicyReport, file: string, palette: Palette): string {
  switch (format) {
    case "text":
      return `${reportLines(report, palette).join("\n")}\n`;
    case "json":
      return `${JSON.stringify(report, null, 2)}\n`;
    case "sarif":
      return sarifText(report, versionOfProject(), file);
    case "markdown":
      return markdownText(report);
  }
}

function versionOfProject(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

function write(flag: string, file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw refuse("out-unusable", flag, file, message, "name a file that can be written");
  }
}

/**
 * `policy`: judges a fleet's plan, or exported stacks, by every rule, and reports.
 * @throws UserError for flags, files and fleets that cannot be used, and for a plan with errors.
 */
export async function policyCommand(flags: PolicyFlags, palette: Palette): Promise<Outcome> {
  const { report, file } = await review(flags);
  if (flags.writeBaseline !== undefined)
    write(
      "--write-baseline",
      flags.writeBaseline,
      `${JSON.stringify(baselineOf(report), null, 2)}\n`,
    );
  const plain = flags.out !== undefined;
  const text = rendered(flags.format, report, file, plain ? PLAIN : palette);
  if (flags.out !== undefined) write("--out", flags.out, text);
  const told = plain ? reportLines(report, palette) : [text.trimEnd()];
  // A baseline that is written now knows every finding of today.
  const failing = flags.writeBaseline === undefined && fails(report, flags.failOn);
  return { output: told.join("\n"), exitCode: failing ? ExitCode.policy : ExitCode.ok };
}
