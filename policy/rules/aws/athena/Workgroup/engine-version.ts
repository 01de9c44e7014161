import { mapping, resourceRule } from "../../../../rule";
import { WORKGROUP } from "../types";

const VERSION = "configuration.engineVersion.selectedEngineVersion";

export const workgroupEngine = resourceRule({
  id: "aws-athena-workgroup-engine-version",
  title: "A workgroup runs the engine of today",
  severity: "low",
  frameworks: [mapping("worldcell", "supported-versions")],
  why: "An engine that AWS gives up is changed under the analysts' queries without notice.",
  fix: "Select AUTO, or Athena engine version 3.",
  types: [WORKGROUP],
  properties: [],
  check: (it) => {
    const [, version] = /^Athena engine version (\d+)$/.exec(it.text(VERSION) ?? "") ?? [];
    if (version !== undefined && Number(version) < 3)
      it.fail(VERSION, `is version ${version}; it should be at least 3`);
  },
});
