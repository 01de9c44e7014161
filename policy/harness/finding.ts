import { compareText } from "../../infra/order";
import type { Severity } from "../rule/metadata";

/** One violation, as either runner and the CLI report it. */
export interface PolicyFinding {
  readonly policy: string;
  /** URN of the resource. */
  readonly urn: string;
  readonly level: "advisory" | "mandatory";
  readonly severity?: Severity;
  readonly message: string;
}

/** A policy that said of a resource that it does not apply. */
export interface NotApplicableNote {
  readonly policy: string;
  /** URN of the resource; empty for a stack policy. */
  readonly urn: string;
  readonly reason: string;
}

export interface RunResult {
  /** Sorted by URN, policy and message. */
  readonly findings: readonly PolicyFinding[];
  readonly notApplicable: readonly NotApplicableNote[];
}

/** One order of findings, whichever runner made them. */
export function sortedFindings(findings: readonly PolicyFinding[]): PolicyFinding[] {
  return [...findings].sort(
    (a, b) =>
      compareText(a.urn, b.urn) ||
      compareText(a.policy, b.policy) ||
      compareText(a.message, b.message),
  );
}

/** What the SDK reports in place of a policy that met an unknown value it did not guard against. */
export function cannotRun(policy: string, pack: string, message: string): string {
  return `can't run policy '${policy}' from policy pack '${pack}' during preview: ${message}`;
}
