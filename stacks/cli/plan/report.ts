import { fleetStacks } from "../../../infra/contracts/stacks";
import type { Finding } from "../../../infra/errors";
import { homeOf, type Fleet } from "../../../infra/fleet/fleet";
import { compareText } from "../../../infra/order";
import type { PlanReport, StackReport } from "../../../infra/planner/report/schema";
import { failoverSeconds, takesPlayers } from "../../../infra/sizing/recovery";
import { fails } from "../../../policy/report/review";
import type { PolicyReport } from "../../../policy/report/schema";
import { strictestRtoSeconds } from "./objectives";
import { costFloor } from "./purchases";
import { regionReports } from "./regions";
import { cellSteps, databaseSteps } from "./steps";

/** What the plan's stacks showed, beside the fleet itself. */
export interface PlanResult {
  readonly stacks: readonly StackReport[];
  readonly findings: readonly Finding[];
  readonly recovery: PlanReport["recovery"];
  readonly sizing: PlanReport["sizing"];
  readonly launches: PlanReport["launches"];
  readonly replacementGaps: readonly string[];
  readonly policy: PolicyReport;
  /** The fleet as the person named it: what `--fleet` takes. */
  readonly named: string;
}

function routing(fleet: Fleet): PlanReport["routing"] {
  const rtoSeconds = strictestRtoSeconds(fleet);
  const serving = fleet.regions.filter(({ cell }) => cell !== undefined && takesPlayers(cell));
  return {
    api: `api.${fleet.domain}`,
    cells: fleet.regions.flatMap(({ region, cell }) => {
      if (cell?.share === undefined || (cell.state !== "serving" && cell.state !== "draining"))
        return [];
      return [
        {
          region,
          share: cell.share,
          spillTo: cell.evacuateTo ?? null,
          spill: cell.evacuateTo === undefined ? 0 : 255 - cell.share,
          failoverSeconds: serving.some((row) => row.region !== region) ? failoverSeconds() : null,
          rtoSeconds,
        },
      ];
    }),
  };
}

function nextSteps(fleet: Fleet, result: PlanResult, steps: number, named: string): string[] {
  if (result.findings.some((finding) => finding.severity === "error")) {
    return ["mend the errors above, then plan again"];
  }
  if (fails(result.policy, "medium")) {
    return [
      "mend the findings of policies above: a preview stops at each",
      `npm run fleet -- policy --fleet ${named} has all of them`,
    ];
  }
  const env = fleet.environment;
  if (fleet.accepted === undefined) {
    return [
      `npm run fleet -- lock --fleet ${named}, commit the lock, npm run fleet -- sync --fleet ${named}`,
      `deploy in the order above, beginning with \`pulumi up -s ${env}.foundation\`; docs/first-deploy.md has every step`,
      `npm run fleet -- accept --fleet ${named}, and commit the lock again`,
    ];
  }
  const lines = [
    `\`pulumi up\` the stacks that changed, in the order above; --against DIR shows which`,
  ];
  if (steps > 1)
    lines.push(`run ${env}.database ${String(steps)} times, each time after the cluster is IDLE`);
  for (const cell of cellSteps(fleet).filter((found) => found.steps.length > 1))
    lines.push(
      `run ${cell.stack} ${String(cell.steps.length)} times, each time after its search domain is no longer processing`,
    );
  lines.push(`npm run fleet -- accept --fleet ${named} once all of it is deployed`);
  return lines;
}

/** Errors first, then by rule and subject: the order of rows in the file does not show. */
function compareFindings(a: Finding, b: Finding): number {
  const padded = (text: string) => text.replace(/\d+/g, (digits) => digits.padStart(6, "0"));
  return (
    compareText(a.severity, b.severity) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message) ||
    compareText(padded(a.where), padded(b.where)) ||
    compareText(padded(a.path), padded(b.path))
  );
}

function policySummary({ summary }: PolicyReport): PlanReport["policy"] {
  const { rules, findings, states } = summary;
  return { rules, findings, suppressed: states.suppressed, notDecided: states.unknown };
}

/** `plan.json` from the fleet and what planning its stacks showed. */
export function planReport(fleet: Fleet, result: PlanResult): PlanReport {
  const steps = databaseSteps(fleet);
  return {
    formatVersion: 1,
    fleet: {
      game: fleet.game,
      environment: fleet.environment,
      domain: fleet.domain,
      phase: fleet.phase,
      control: fleet.control,
    },
    stacks: [...result.stacks],
    regions: regionReports(fleet),
    zones: fleet.zones.map((zone) => ({
      zone: zone.zone,
      ordinal: zone.ordinal,
      residency: zone.residency,
      location: zone.location,
      home: homeOf(zone),
      electable: [...zone.electable],
      readOnly: { ...zone.readOnly },
      shards: zone.shards,
      recovery: zone.recovery ?? null,
    })),
    routing: routing(fleet),
    database: { shards: fleet.shards.map(({ zone, index }) => `${zone}/${String(index)}`), steps },
    cells: cellSteps(fleet),
    sizing: result.sizing,
    launches: [...result.launches],
    cost: costFloor(fleet),
    recovery: result.recovery,
    replacementGaps: [...result.replacementGaps],
    policy: policySummary(result.policy),
    findings: [...result.findings].sort(compareFindings),
    nextSteps: nextSteps(fleet, result, steps.length, result.named),
  };
}

/** Names of the stacks that must be planned to plan one: all that it reads, and what those read. */
export function withUpstream(fleet: Fleet, stack: string): Set<string> {
  const specs = new Map(fleetStacks(fleet).map((spec) => [spec.stack, spec]));
  const wanted = new Set<string>();
  const add = (name: string): void => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const read of specs.get(name)?.reads ?? []) add(read);
  };
  add(stack);
  return wanted;
}
