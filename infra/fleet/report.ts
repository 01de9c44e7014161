import type { Finding } from "../errors";
import { FINDING_RULES, type FindingCode } from "./codes";
import { formatPath, type Path } from "./text";

/** Collects the findings of one file; nothing throws until all rules have run. */
export class Report {
  readonly findings: Finding[] = [];

  /**
   * @param file the file's name in messages.
   * @param lineOf line of a path, counted from 1.
   */
  constructor(
    readonly file: string,
    private readonly lineOf: (path: Path) => number,
  ) {}

  /**
   * Adds a finding.
   * @param message what is wrong, with the value found and what is allowed.
   * @param fix the next step; default the rule's.
   */
  add(code: FindingCode, path: Path, message: string, fix?: string): void {
    const rule = FINDING_RULES[code];
    this.findings.push({
      code,
      severity: rule.severity,
      where: `${this.file}:${String(this.lineOf(path))}`,
      path: formatPath(path),
      message,
      fix: fix ?? rule.fix,
    });
  }
}

/** Whether any finding stops the program. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === "error");
}

/** A finding about a whole file. */
export function fileFinding(
  code: FindingCode,
  file: string,
  message: string,
  line?: number,
): Finding {
  const { severity, fix } = FINDING_RULES[code];
  const where = line === undefined ? file : `${file}:${String(line)}`;
  return { code, severity, where, path: "", message, fix };
}
