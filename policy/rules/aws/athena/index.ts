import type { Rule } from "../../../rule/rule";
import { databaseEncryption } from "./Database/encryption";
import { databaseForceDestroy } from "./Database/force-destroy";
import { queryWorkgroup } from "./NamedQuery/workgroup";
import { resultEncryption } from "./Workgroup/encryption";
import { enforced } from "./Workgroup/enforced";
import { workgroupEngine } from "./Workgroup/engine-version";
import { workgroupForceDestroy } from "./Workgroup/force-destroy";
import { workgroupMetrics } from "./Workgroup/metrics";
import { resultOwner } from "./Workgroup/result-owner";
import { scanLimit } from "./Workgroup/scan-limit";

/** Rules about queries over the lake. */
export const ATHENA_RULES: readonly Rule[] = [
  enforced,
  resultEncryption,
  workgroupMetrics,
  scanLimit,
  resultOwner,
  workgroupForceDestroy,
  workgroupEngine,
  databaseEncryption,
  databaseForceDestroy,
  queryWorkgroup,
];
