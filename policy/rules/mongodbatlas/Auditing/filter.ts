import { mapping, resourceRule } from "../../../rule";
import { type AuditEvent, catches } from "../audit-filter";
import { AUDITING } from "../types";

/** Result of an authentication that failed (MongoDB manual, audit messages). */
const AUTHENTICATION_FAILED = 18;

/** What has to be in the log whoever did it: failed logins, changes of rights, and the end of data. */
const EVENTS: Readonly<Record<string, AuditEvent>> = {
  "failed logins": { atype: "authenticate", result: AUTHENTICATION_FAILED },
  ...Object.fromEntries(
    [
      "createUser",
      "dropUser",
      "updateUser",
      "grantRolesToUser",
      "revokeRolesFromUser",
      "createRole",
      "dropRole",
      "updateRole",
      "grantRolesToRole",
      "revokeRolesFromRole",
      "grantPrivilegesToRole",
      "revokePrivilegesFromRole",
      "createCollection",
      "renameCollection",
      "dropCollection",
      "createDatabase",
      "dropDatabase",
      "createIndex",
      "dropIndex",
      "enableSharding",
      "shardCollection",
      "addShard",
      "removeShard",
    ].map((atype) => [atype, { atype, result: 0 }]),
  ),
};

export const auditFilter = resourceRule({
  id: "mongodbatlas-auditing-filter",
  title: "The audit log holds failed logins and every change of rights and collections",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "MA-11")],
  why: "What the filter leaves out was done by nobody: a drop or a grant can no longer be traced.",
  fix: "Let auditFilter take in these events; left out, or {}, it takes in all.",
  types: [AUDITING],
  properties: ["auditFilter"],
  check: (it) => {
    if (!it.has("auditFilter") && it.context.fleet !== undefined) it.mustExist("auditFilter");
    const filter = it.document("auditFilter");
    if (filter === undefined) return;
    const missing = Object.entries(EVENTS)
      .filter(([, event]) => catches(filter, event) === false)
      .map(([what]) => what);
    if (missing.length > 0) it.fail("auditFilter", `leaves out ${missing.join(", ")}`);
  },
});
