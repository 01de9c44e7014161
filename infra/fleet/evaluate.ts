import { currentTime } from "../clock";
import type { Finding } from "../errors";
import { buildFleet } from "./build";
import { checkFleet } from "./check";
import { appendedLock, deriveIdentity } from "./derive";
import type { Fleet } from "./fleet";
import type { Lock, Namespace } from "./lock";
import { readLock } from "./lock-file";
import { parseFleet, valueAt } from "./parse";
import { fileFinding, hasErrors, Report } from "./report";
import type { RuleContext } from "./rules/context";
import { checkIdentity } from "./rules/identity";
import { checkMoves } from "./rules/moves";
import type { FleetFile } from "./schema";
import { formatPath, type Path } from "./text";
import { readYaml } from "./yaml-source";

/** Text of a file and its name in messages. */
export interface NamedText {
  readonly file: string;
  readonly content: Uint8Array | string;
}

/** What to evaluate. */
export interface EvaluateOptions {
  readonly fleet: NamedText;
  /** The lock beside the fleet, if there is one. */
  readonly lock?: NamedText;
  /** Name of the lock's file in messages when there is none. */
  readonly lockFile: string;
  /** Without a lock: `error` refuses, `warning` derives the identity in memory, `append` says nothing (the command `lock`). */
  readonly withoutLock: "error" | "warning" | "append";
  /** Managed namespaces of the data model. */
  readonly namespaces: readonly Namespace[];
  /** The fleet file's name without extension, compared with `environment`; absent: not compared. */
  readonly fileName?: string;
  /** The moment that launches are compared with. Default that of the clock. */
  readonly now?: Date;
}

/** Everything that one fleet and its lock come to. */
export interface Evaluation {
  /** All findings, errors first by place. */
  readonly findings: readonly Finding[];
  /** The file's values; absent when its shape is too wrong. */
  readonly file?: FleetFile;
  /** The lock with everything of the fleet appended; absent when there are errors. */
  readonly lock?: Lock;
  /** The fleet; absent when there are errors. */
  readonly fleet?: Fleet;
}

/**
 * Reads, checks and joins a fleet and its lock, without the file system.
 * All findings come at once, and nothing throws whatever the text.
 */
export function evaluate(options: EvaluateOptions): Evaluation {
  const { source, findings } = readYaml(options.fleet.content, options.fleet.file);
  const environment = source && valueAt(source.data, ["environment"]);
  const locked =
    options.lock === undefined
      ? { findings: missingLock(options) }
      : readLock(
          options.lock.content,
          options.lock.file,
          typeof environment === "string" ? environment : undefined,
        );
  if (source === undefined) return { findings: [...findings, ...locked.findings] };
  return evaluateData(source.data, (path) => source.lineOf(path), options, locked);
}

/** The part of {@link evaluate} after the text was read. */
export function evaluateData(
  data: unknown,
  lineOf: (path: Path) => number,
  options: EvaluateOptions,
  locked: { readonly lock?: Lock; readonly findings: readonly Finding[] },
): Evaluation {
  const report = new Report(options.fleet.file, lineOf);
  const { file, broken } = parseFleet(data, report);
  const shape = [...report.findings];
  if (file === undefined) return { findings: sort([...shape, ...locked.findings]) };
  const context: RuleContext = {
    file,
    report,
    namespaces: options.namespaces,
    now: options.now ?? currentTime(),
    ...(locked.lock === undefined ? {} : { lock: locked.lock }),
    ...(options.fileName === undefined ? {} : { fileName: options.fileName }),
  };
  const lockUnusable = hasErrors(locked.findings);
  checkFleet(context);
  checkIdentity(context, options.withoutLock !== "append");
  if (!lockUnusable) checkMoves(context);
  if (!hasErrors(report.findings)) checkRoom(context);
  const findings = sort([...withoutEchoes(report.findings, shape, broken), ...locked.findings]);
  if (hasErrors(findings)) return { findings, file };
  const lock = appendedLock(file, locked.lock, options.namespaces);
  return { findings, file, lock, fleet: buildFleet(file, lock) };
}

function missingLock({ lockFile, withoutLock }: EvaluateOptions): Finding[] {
  if (withoutLock === "append") return [];
  return withoutLock === "error"
    ? [fileFinding("lock-missing", lockFile, "there is no lock")]
    : [
        fileFinding(
          "no-lock",
          lockFile,
          "there is no lock: ordinals, addresses and shards are derived for this run only",
        ),
      ];
}

/** Whether each region without a network of its own finds one in the base. */
function checkRoom({ file, lock, namespaces, report }: RuleContext): void {
  const { homeless } = deriveIdentity(file, lock?.identity, namespaces);
  if (homeless.length > 0)
    report.add(
      "base-too-small",
      ["network", "base"],
      `${file.network.base} has no free /16 for ${homeless.join(", ")}`,
    );
}

/** Leaves out what rules say about values whose shape was wrong already. */
function withoutEchoes(
  all: readonly Finding[],
  shape: readonly Finding[],
  broken: readonly Path[],
): Finding[] {
  const paths = broken.map(formatPath);
  const echo = (finding: Finding) =>
    !shape.includes(finding) &&
    paths.some(
      (path) =>
        finding.path === path ||
        finding.path.startsWith(`${path}.`) ||
        finding.path.startsWith(`${path}[`),
    );
  return all.filter((finding) => !echo(finding));
}

/** Errors before warnings, then by file, line and path: the order of rules does not show. */
function sort(findings: readonly Finding[]): Finding[] {
  const key = (finding: Finding) => {
    const [, file = "", line = "0"] = /^(.*?)(?::(\d+))?$/.exec(finding.where) ?? [];
    return [finding.severity, file, line.padStart(8, "0"), finding.path, finding.code].join(
      "\u0000",
    );
  };
  return [...findings].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
