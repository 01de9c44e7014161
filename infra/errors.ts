/** How bad a finding is: an `error` stops the program, a `warning` is printed and goes on. */
export type Severity = "error" | "warning";

/** One thing that is wrong, with everything a person needs to mend it. */
export interface Finding {
  /** Stable, kebab-case code of the rule, for example `cidr-clash`; documented in `docs/reference/fleet-findings.md`. */
  readonly code: string;
  readonly severity: Severity;
  /** Which file, stack or resource: `stacks/fleets/prod.yaml:12`, a stack name or a URN. */
  readonly where: string;
  /** Key path inside the file, `zones[1].electable[0]`; empty where a finding has no key. */
  readonly path: string;
  /** What is wrong, naming the value found and what is allowed. */
  readonly message: string;
  /** What to do next. */
  readonly fix: string;
}

/** Exit codes of every command of this project. */
export const ExitCode = { ok: 0, failure: 1, policy: 3, config: 4 } as const;

/** An error meant for the person at the terminal: printed without a stack trace. */
export class UserError extends Error {
  /**
   * @param findings what is wrong; at least one.
   * @param exitCode the process's exit code, see {@link ExitCode}.
   */
  constructor(
    readonly findings: readonly Finding[],
    readonly exitCode: number = ExitCode.config,
  ) {
    super(findings.map(formatFinding).join("\n"));
    this.name = "UserError";
  }
}

/** One finding as two lines: place and problem, then the next step. */
export function formatFinding(finding: Finding): string {
  const path = finding.path === "" ? "" : ` ${finding.path}`;
  return `${finding.severity} ${finding.code} ${finding.where}${path}: ${finding.message}\n  next: ${finding.fix}`;
}
