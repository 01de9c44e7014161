import type { StackSubject } from "../../../../rule";
import { AUTOSCALER } from "../../types";

/** True when an autoscaler sets the number of a workload's pods, or might once its target is known. */
export function isScaled<V>(it: StackSubject<V>): boolean {
  return it.ofType(...AUTOSCALER).some((scaler) => {
    const target = "spec.scaleTargetRef.name";
    if (scaler.dependsOn(it) || scaler.isUnknown(target) || it.isUnknown("metadata.name"))
      return true;
    return scaler.text(target) === it.text("metadata.name");
  });
}
