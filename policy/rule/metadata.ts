import { z } from "zod";
import type { Phase } from "../../infra/fleet/schema";

/** How bad a finding is, worst first. Low ones are advice; the others stop a preview or an update. */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** True when a finding of this severity is at least as bad as the threshold. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}

/** How the engine treats findings of a severity: only low ones let it go on. */
export function enforcementOf(severity: Severity): "advisory" | "mandatory" {
  return severity === "low" ? "advisory" : "mandatory";
}

/** Setting of every rule with `elsewhere`: a user who wants its findings as bad in stacks of no fleet. */
export const EVERYWHERE = {
  everywhere: z
    .boolean()
    .default(false)
    .describe("Whether stacks of no fleet are judged as strictly as those of one"),
} as const;

/** Severity of a rule's findings in a stack of a fleet, or of none. @param given settings of the pack's user. */
export function severityIn(
  rule: Pick<Metadata, "severity" | "elsewhere">,
  inFleet: boolean,
  given: { readonly everywhere?: unknown } = {},
): Severity {
  const strict = inFleet || given.everywhere === true;
  return strict ? rule.severity : (rule.elsewhere ?? rule.severity);
}

/** A control of a published catalogue that a rule answers. */
export interface Mapping {
  readonly framework: keyof typeof FRAMEWORKS;
  /** The control's identifier there, `ElastiCache.4`. */
  readonly control: string;
}

/** Catalogues that rules are mapped to. */
export const FRAMEWORKS = {
  fsbp: { name: "AWS Foundational Security Best Practices", version: "1.0.0" },
  securityHub: { name: "AWS Security Hub controls", version: "2026-08" },
  cis: { name: "CIS AWS Foundations Benchmark", version: "7.0" },
  cisKubernetes: { name: "CIS Kubernetes Benchmark", version: "1.11" },
  checkov: { name: "checkov", version: "3.3.13" },
  trivy: { name: "trivy-checks", version: "2026-08" },
  nag: { name: "cdk-nag AwsSolutions", version: "3" },
  guard: { name: "AWS CloudFormation Guard rules registry", version: "2024-03" },
  kics: { name: "KICS", version: "2" },
  prowler: { name: "prowler", version: "2026-08" },
  podSecurity: { name: "Kubernetes Pod Security Standards", version: "1.33" },
  worldcell: { name: "Worldcell architecture", version: "2" },
} as const;

/** A control of a catalogue: `mapping("fsbp", "ElastiCache.4")`. */
export function mapping(framework: Mapping["framework"], control: string): Mapping {
  return { framework, control };
}

/** Settings of a rule by name; every one has a default and a description. */
export type Settings = Readonly<Record<string, z.ZodType>>;
/** Values of a rule's settings. */
export type SettingsOf<S extends Settings> = { readonly [K in keyof S]: z.output<S[K]> };

/** What every rule says about itself. */
export interface Metadata<S extends Settings = Settings> {
  /** Stable name, `aws-elasticache-replication-group-encryption-at-rest`: provider, module, type, what holds. */
  readonly id: string;
  /** What holds, as a sentence without a full stop. */
  readonly title: string;
  readonly severity: Severity;
  /**
   * Set for what the platform demands of itself and what others may see otherwise: in stacks of no fleet
   * its findings are advice, unless its setting `everywhere` says otherwise. @default the same severity everywhere
   */
  readonly elsewhere?: "low";
  /** True for what only stacks of a fleet can be asked for. @default false */
  readonly fleetOnly?: true;
  /** True for advice about what another rule demands of fleets in its own way. @default false */
  readonly foreignOnly?: true;
  /** Controls that it answers; at least one. */
  readonly frameworks: readonly Mapping[];
  /** What happens to whom when it does not hold; one sentence. */
  readonly why: string;
  /** What to write instead, and what that costs (a replacement, a restart); one or two sentences. */
  readonly fix: string;
  /** False for what nobody may be excused from. @default true */
  readonly exemptible?: boolean;
  /** Smallest phase in which it applies. For availability and cost only: security rules never have one. */
  readonly fromPhase?: Phase;
  /** Thresholds that a user of the pack may set. @default none */
  readonly settings?: S;
}
