import type { StackSpec } from "../../contracts/stacks";
import type { Finding } from "../../errors";
import type { RecordedStack } from "../record/types";
import { documentFindings } from "./documents";
import { outputFindings } from "./outputs";
import { providerFindings } from "./providers";
import { requiredFindings } from "./required";
import { secretFindings } from "./secrets";

/** What a check knows beside the stack itself. */
export interface CheckContext {
  readonly spec: StackSpec;
  /** Regions that this stack's inputs may name: its own, foreign ones of its role, and declared others. */
  readonly nameableRegions: ReadonlySet<string>;
}

/** Everything that the engine or a service would refuse, or that the design forbids, in one recorded stack. */
export function checkStack(recorded: RecordedStack, context: CheckContext): Finding[] {
  return [
    ...providerFindings(recorded, context),
    ...requiredFindings(recorded),
    ...documentFindings(recorded),
    ...secretFindings(recorded),
    ...outputFindings(recorded),
  ];
}
