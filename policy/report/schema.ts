import { z } from "zod";
import { SEVERITIES } from "../rule/metadata";

/** How a rule stands to a resource, in a report. */
export const STATES = ["pass", "fail", "suppressed", "unknown", "notApplicable"] as const;
export type ReportState = (typeof STATES)[number];

const severity = z.enum(SEVERITIES);
const level = z.enum(["mandatory", "advisory"]);

const rule = z.strictObject({
  id: z.string(),
  title: z.string().describe("What holds."),
  severity,
  level: level.describe("Mandatory rules stop a preview and an update."),
  scope: z
    .enum(["resource", "stack", "plan"])
    .describe("What it looks at; the engine cannot judge rules of scope plan."),
  why: z.string(),
  fix: z.string(),
  page: z.string().describe("Its page, from the repository's root."),
  fromPhase: z.string().nullable().describe("Smallest phase in which it applies; null: any."),
  exemptible: z.boolean(),
  frameworks: z.array(z.strictObject({ framework: z.string(), control: z.string() })),
});

const suppression = z.union([
  z.strictObject({
    kind: z.literal("exemption"),
    reason: z.string(),
    owner: z.string(),
    ticket: z.string(),
    expires: z.string(),
  }),
  z.strictObject({ kind: z.literal("baseline") }),
]);

const finding = z.strictObject({
  policy: z.string(),
  severity: severity.describe("Of the rule; low where the pack's settings make it advice."),
  level,
  state: z.enum(["fail", "suppressed"]),
  stack: z.string(),
  urn: z.string(),
  type: z.string(),
  path: z.string().describe("Property, `opts.<option>`, or empty for the resource as a whole."),
  what: z.string().describe("What is wrong there; never a value that might be a secret."),
  suppression: suppression.nullable(),
});

const exemption = z.strictObject({
  policy: z.string(),
  urn: z.string(),
  owner: z.string(),
  ticket: z.string(),
  expires: z.string(),
  state: z
    .enum(["used", "expired", "refused", "stale"])
    .describe(
      "Used: it suppresses findings. Expired: its findings are back. Refused: nobody is excused from the rule. Stale: it fits no finding.",
    ),
});

const resource = z.strictObject({
  stack: z.string(),
  urn: z.string(),
  type: z.string(),
  states: z.record(z.string(), z.enum(STATES)).describe("State by policy."),
});

const note = z.strictObject({
  policy: z.string(),
  urn: z.string(),
  state: z.enum(["unknown", "notApplicable"]),
  reason: z.string(),
});

const counts = z.record(z.enum(STATES), z.int());

/** What a review of a plan or of exported stacks found. */
export const policyReportSchema = z.strictObject({
  formatVersion: z.literal(1),
  subject: z.string().describe("The fleet's file, or the exports."),
  day: z.string().describe("Day on which exemptions were judged."),
  summary: z.strictObject({
    rules: z.int(),
    stacks: z.int(),
    resources: z.int(),
    states: counts.describe("Judgements, one a rule and resource."),
    findings: z.record(severity, z.int()).describe("Findings that are not suppressed."),
  }),
  rules: z.array(rule),
  findings: z.array(finding).describe("Worst first, then by policy and URN."),
  exemptions: z.array(exemption),
  baseline: z
    .strictObject({
      known: z.int().describe("Findings that the baseline knows."),
      gone: z
        .array(z.strictObject({ policy: z.string(), urn: z.string(), path: z.string() }))
        .describe("Entries that are no finding any more."),
    })
    .nullable(),
  resources: z.array(resource).describe("Resources that some rule judges."),
  notes: z.array(note).describe("Why a rule does not apply, or what it needs to know."),
});

export type PolicyReport = z.infer<typeof policyReportSchema>;
export type ReportFinding = PolicyReport["findings"][number];

/** Known findings of an existing estate: only others count. */
export const baselineSchema = z.strictObject({
  formatVersion: z.literal(1),
  findings: z.array(
    z.strictObject({
      policy: z.string(),
      urn: z.string(),
      path: z.string(),
    }),
  ),
});
export type Baseline = z.infer<typeof baselineSchema>;
