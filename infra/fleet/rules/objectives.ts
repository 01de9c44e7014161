import { reachableObjective } from "../../sizing/recovery";
import { DATA_CLASSES } from "../schema";
import { formatSeconds, secondsOf } from "../duration";
import type { RuleContext } from "./context";

/**
 * Declared objectives against what the topology reaches when any one region is lost.
 * Nothing is checked before the first cell serves: there is nothing to lose yet.
 */
export function checkObjectives({ file, report }: RuleContext): void {
  const live = file.regions.some(
    (row) => row.cell?.state === "serving" || row.cell?.state === "draining",
  );
  if (!live) return;
  for (const dataClass of DATA_CLASSES) {
    const declared = file.objectives[dataClass];
    if (declared === undefined) continue;
    const reach = reachableObjective(file, dataClass);
    const check = (kind: "rpo" | "rto", seconds: number) => {
      if (secondsOf(declared[kind]) >= seconds) return;
      report.add(
        "objective-unreachable",
        ["objectives", dataClass, kind],
        `${kind} ${declared[kind]} of ${dataClass} cannot be reached: ${reach.because}; nearest reachable is rpo ${formatSeconds(reach.rpoSeconds)}, rto ${formatSeconds(reach.rtoSeconds)}`,
      );
    };
    check("rpo", reach.rpoSeconds);
    check("rto", reach.rtoSeconds);
  }
}
