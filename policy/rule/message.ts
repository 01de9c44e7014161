import type { Exemption } from "../exemptions/exemption";
import type { Metadata } from "./metadata";
import type { Fault } from "./verdict";

const SUPPRESSED = "suppressed until ";

/** First line of a finding: which property, and what is wrong with it. */
export function faultLine({ path, what }: Fault): string {
  return path === "" ? what : `${path} ${what}`;
}

/** A finding as the terminal shows it, three lines: what, why, fix. */
export function findingMessage(rule: Pick<Metadata, "why" | "fix">, fault: Fault): string {
  return [faultLine(fault), `why: ${rule.why}`, `fix: ${rule.fix}`].join("\n");
}

/** A finding that an exemption excuses: it stays visible, and stops nothing. */
export function suppressedMessage(exemption: Exemption, message: string): string {
  const { expires, ticket, owner } = exemption;
  return `${SUPPRESSED}${expires} (${ticket}, ${owner}): ${message}`;
}
