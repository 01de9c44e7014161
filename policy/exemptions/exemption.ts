import type { FleetFile } from "../../infra/fleet/schema";

/** An excuse from one rule for some resources, for a while. */
export type Exemption = FleetFile["exemptions"][number];

/** What the exemptions say of one finding. */
export type Excuse =
  | { readonly kind: "none" }
  | { readonly kind: "suppressed" | "expired" | "refused"; readonly exemption: Exemption };

/** True when a URN is one that the pattern means: `*` stands for any text. */
export function matchesUrn(pattern: string, urn: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(urn);
}

/**
 * The exemption that concerns a finding: one that holds before one that has ended.
 *
 * @param today the day, `2026-12-01`; an exemption holds on its last day.
 * @param exemptible false for a rule that nobody is excused from.
 */
export function excuseFor(
  exemptions: readonly Exemption[],
  rule: { readonly id: string; readonly exemptible?: boolean },
  urn: string,
  today: string,
): Excuse {
  const concerned = exemptions.filter(
    ({ policy, urn: pattern }) => policy === rule.id && matchesUrn(pattern, urn),
  );
  const holding = concerned.find(({ expires }) => expires >= today);
  const [first] = concerned;
  if (first === undefined) return { kind: "none" };
  if (rule.exemptible === false) return { kind: "refused", exemption: holding ?? first };
  return holding === undefined
    ? { kind: "expired", exemption: first }
    : { kind: "suppressed", exemption: holding };
}
