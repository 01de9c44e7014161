import type { Finding } from "../../errors";
import { isSynthesised } from "../outputs/synthesise";
import type { RecordedStack } from "../record/types";

/** Types whose outputs the planner cannot synthesise: what others make of them would be missing. */
export function outputFindings(recorded: RecordedStack): Finding[] {
  const types = new Set(
    recorded.resources
      .filter(({ custom, external, type }) => custom && !external && !isSynthesised(type))
      .map(({ type }) => type),
  );
  return [...types].sort().map((type) => ({
    code: "outputs-unknown",
    severity: "warning",
    where: recorded.stack,
    path: type,
    message: "the planner has no row for the outputs of this type; only its id is known",
    fix: "add the type to infra/planner/outputs",
  }));
}
