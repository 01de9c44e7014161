import type { Subject } from "../../../rule";

export const WORKGROUP = "aws:athena/workgroup:Workgroup";
export const DATABASE = "aws:athena/database:Database";

/** Ends the rule for workgroups of notebooks, which have no results of queries. */
export function skipSpark<V>(it: Subject<V>): void {
  const engine = it.text("configuration.engineVersion.selectedEngineVersion") ?? "";
  if (/spark/i.test(engine)) it.notApplicable("a workgroup of notebooks has no query results");
}
