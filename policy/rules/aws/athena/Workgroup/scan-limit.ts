import { ARCHIVE_SIZES } from "../../../../../infra/sizing/phases/archive";
import { mapping, resourceRule } from "../../../../rule";
import { skipSpark, WORKGROUP } from "../types";

const LIMIT = "configuration.bytesScannedCutoffPerQuery";

export const scanLimit = resourceRule({
  id: "aws-athena-workgroup-scan-limit",
  title: "A query stops at a limit of bytes",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A7")],
  why: "Queries are billed by the byte: one without a filter reads, and bills, the whole history.",
  fix: "Set configuration.bytesScannedCutoffPerQuery to what one mistake may cost.",
  types: [WORKGROUP],
  properties: [LIMIT],
  check: (it) => {
    skipSpark(it);
    const { fleet, phase } = it.context;
    it.mustExist(LIMIT);
    if (fleet !== undefined) it.mustBeAtMost(LIMIT, ARCHIVE_SIZES[phase].scanLimitBytes);
  },
});
