import { compareText } from "../../infra/order";
import type { PolicyContext } from "../context/context";
import { type Excuse, excuseFor, type Exemption } from "../exemptions/exemption";
import { runDirect } from "../harness/direct";
import { levelOf, type PackConfig } from "../harness/settings";
import { analysed, type HarnessStack } from "../harness/stack";
import {
  enforcementOf,
  isAtLeast,
  type Metadata,
  SEVERITIES,
  type Severity,
} from "../rule/metadata";
import type { PlanFault, PlanRule } from "../rule/plan-rule";
import type { Rule } from "../rule/rule";
import { type Observation, pageOf, toPolicies } from "../rule/to-policy";
import type { Fault } from "../rule/verdict";
import {
  type Baseline,
  type PolicyReport,
  type ReportFinding,
  type ReportState,
  STATES,
} from "./schema";

/** What is reviewed, and how. */
export interface ReviewOptions {
  readonly rules: readonly Rule[];
  /** Rules about all stacks together. @default none */
  readonly planRules?: readonly PlanRule[];
  /** What is reviewed, in words: a fleet's file, or names of exports. */
  readonly subject: string;
  /** The day on which exemptions are judged, `2026-12-01`. */
  readonly day: string;
  /** Settings of the pack's user. @default none */
  readonly config?: PackConfig;
  /** Findings that are known. @default none */
  readonly baseline?: Baseline;
}

type Level = "mandatory" | "advisory";

/** Where a judgement was made. */
interface Where {
  readonly stack: string;
  readonly types: ReadonlyMap<string, string>;
}

/** Key of a finding in a baseline. */
function keyOf({ policy, urn, path }: { policy: string; urn: string; path: string }): string {
  return [policy, urn, path].join("\n");
}

/**
 * A review of stacks, one after the other: each is judged and let go, so that a fleet of any size needs
 * the memory of one stack.
 */
export class Review {
  readonly #findings: ReportFinding[] = [];
  readonly #resources: PolicyReport["resources"] = [];
  readonly #notes: PolicyReport["notes"] = [];
  readonly #exemptions = new Map<Exemption, PolicyReport["exemptions"][number]["state"]>();
  readonly #collected = new Map<string, { rule: PlanRule; parts: unknown[] }>();
  readonly #known: ReadonlySet<string>;
  readonly #met = new Set<string>();
  readonly #types = new Map<string, string>();
  #stacks = 0;
  #count = 0;

  constructor(private readonly options: ReviewOptions) {
    this.#known = new Set((options.baseline?.findings ?? []).map(keyOf));
  }

  private levelOf(rule: Pick<Metadata, "id" | "severity">): Level | "disabled" {
    const level = levelOf(
      { name: rule.id, enforcementLevel: enforcementOf(rule.severity) },
      this.options.config ?? {},
    );
    return level === "remediate" ? "mandatory" : level;
  }

  /** Judges one stack. */
  async add(stack: HarnessStack, context: PolicyContext): Promise<void> {
    const resources = analysed(stack);
    this.#stacks++;
    this.#count += resources.filter(({ custom }) => custom).length;
    for (const exemption of context.exemptions)
      if (!this.#exemptions.has(exemption)) this.#exemptions.set(exemption, "stale");
    const types = new Map(resources.map(({ urn, type }) => [urn, type]));
    const rows = new Map<string, Record<string, ReportState>>();
    const rules = new Map(this.options.rules.map((rule) => [rule.id, rule]));
    await runDirect(
      toPolicies(this.options.rules, () => context),
      stack,
      {
        ...(this.options.config === undefined ? {} : { config: this.options.config }),
        observe: (observation) => {
          const rule = rules.get(observation.policy);
          if (rule === undefined) return;
          const { urn, policy } = observation;
          const row = rows.get(urn) ?? {};
          row[policy] = this.keep(rule, { stack: stack.stack, types }, observation);
          rows.set(urn, row);
        },
      },
    );
    for (const { urn, type } of resources) {
      const states = rows.get(urn);
      if (states !== undefined) this.#resources.push({ stack: stack.stack, urn, type, states });
    }
    this.collect(stack, context, types);
  }

  /** Keeps what a judgement found. @returns its state in the report. */
  private keep(
    rule: Rule,
    { stack, types }: Where,
    { urn, judgement, severity, excuses }: Observation,
  ): ReportState {
    const { state, reason } = judgement;
    if (state === "unknown" || state === "notApplicable")
      this.#notes.push({ policy: rule.id, urn, state, reason });
    if (state !== "fail") return state;
    const states = judgement.faults.map((fault, index) => {
      const at = fault.urn ?? urn;
      const place = { stack, urn: at, type: types.get(at) ?? "" };
      const milder = severity !== rule.severity;
      return this.find(rule, place, fault, excuses[index] ?? { kind: "none" }, milder);
    });
    return states.includes("fail") ? "fail" : "suppressed";
  }

  private find(
    rule: Pick<Metadata, "id" | "severity">,
    place: Pick<ReportFinding, "stack" | "urn" | "type">,
    { path, what }: Fault,
    excuse: Excuse,
    milder = false,
  ): "fail" | "suppressed" {
    if (excuse.kind !== "none") {
      const state = excuse.kind === "suppressed" ? "used" : excuse.kind;
      if (this.#exemptions.get(excuse.exemption) !== "used")
        this.#exemptions.set(excuse.exemption, state);
    }
    const key = keyOf({ policy: rule.id, urn: place.urn, path });
    const level = milder ? "advisory" : this.levelOf(rule);
    const suppression = this.suppression(key, excuse);
    const state = suppression === null ? "fail" : "suppressed";
    this.#findings.push({
      policy: rule.id,
      severity: severityAt(level, rule.severity),
      level: level === "mandatory" ? "mandatory" : "advisory",
      state,
      ...place,
      path,
      what,
      suppression,
    });
    return state;
  }

  private suppression(key: string, excuse: Excuse): ReportFinding["suppression"] {
    if (excuse.kind === "suppressed") {
      const { reason, owner, ticket, expires } = excuse.exemption;
      return { kind: "exemption", reason, owner, ticket, expires };
    }
    if (!this.#known.has(key)) return null;
    this.#met.add(key);
    return { kind: "baseline" };
  }

  private collect(
    stack: HarnessStack,
    context: PolicyContext,
    types: ReadonlyMap<string, string>,
  ): void {
    for (const rule of this.options.planRules ?? []) {
      if (this.levelOf(rule) === "disabled") continue;
      const part = rule.collect(stack, context);
      if (part === undefined) continue;
      const entry = this.#collected.get(rule.id) ?? { rule, parts: [] };
      entry.parts.push(part);
      this.#collected.set(rule.id, entry);
    }
    if ((this.options.planRules ?? []).length > 0)
      for (const [urn, type] of types) this.#types.set(urn, type);
  }

  /** Judges what needs all stacks, and reports. */
  finish(): PolicyReport {
    for (const { rule, parts } of this.#collected.values())
      for (const fault of rule.judge(parts)) this.findPlan(rule, fault);
    const { rules, planRules = [], subject, day, baseline } = this.options;
    const all = [...rules, ...planRules].filter((rule) => this.levelOf(rule) !== "disabled");
    const states = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<
      ReportState,
      number
    >;
    for (const { states: row } of this.#resources)
      for (const state of Object.values(row)) states[state]++;
    const failing = this.#findings.filter(({ state }) => state === "fail");
    return {
      formatVersion: 1,
      subject,
      day,
      summary: {
        rules: all.length,
        stacks: this.#stacks,
        resources: this.#count,
        states,
        findings: Object.fromEntries(
          SEVERITIES.map((severity) => [
            severity,
            failing.filter((finding) => finding.severity === severity).length,
          ]),
        ) as PolicyReport["summary"]["findings"],
      },
      rules: all.map((rule) =>
        ruleRow(rule, this.levelOf(rule) === "mandatory" ? "mandatory" : "advisory"),
      ),
      findings: this.#findings.sort(byWeight),
      exemptions: [...this.#exemptions].map(([{ policy, urn, owner, ticket, expires }, state]) => ({
        policy,
        urn,
        owner,
        ticket,
        expires,
        state,
      })),
      baseline:
        baseline === undefined
          ? null
          : {
              known: this.#met.size,
              gone: baseline.findings.filter((entry) => !this.#met.has(keyOf(entry))),
            },
      resources: this.#resources,
      notes: this.#notes,
    };
  }

  private findPlan(rule: PlanRule, fault: PlanFault): void {
    const exemptions = [...this.#exemptions.keys()];
    const excuse = excuseFor(exemptions, rule, fault.urn, this.options.day);
    const { stack, urn } = fault;
    this.find(rule, { stack, urn, type: this.#types.get(urn) ?? "" }, fault, excuse);
  }
}

/** Severity that fits a level of the user's own: what stops a preview is `medium` at least, advice is `low`. */
function severityAt(level: Level | "disabled", severity: Severity): Severity {
  if (level !== "mandatory") return "low";
  return severity === "low" ? "medium" : severity;
}

function ruleRow(rule: Rule | PlanRule, level: Level): PolicyReport["rules"][number] {
  return {
    id: rule.id,
    title: rule.title,
    severity: rule.severity,
    level,
    scope: rule.kind,
    why: rule.why,
    fix: rule.fix,
    page: pageOf(rule.id),
    fromPhase: rule.fromPhase ?? null,
    exemptible: rule.exemptible ?? true,
    frameworks: rule.frameworks.map(({ framework, control }) => ({ framework, control })),
  };
}

function byWeight(a: ReportFinding, b: ReportFinding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compareText(a.policy, b.policy) ||
    compareText(a.urn, b.urn) ||
    compareText(a.path, b.path) ||
    compareText(a.what, b.what)
  );
}

/** True when a report has a finding of a severity or worse that nothing suppresses. */
export function fails(report: PolicyReport, severity: Severity): boolean {
  return report.findings.some(
    (finding) => finding.state === "fail" && isAtLeast(finding.severity, severity),
  );
}
