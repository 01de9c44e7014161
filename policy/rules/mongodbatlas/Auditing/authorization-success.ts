import { mapping, resourceRule } from "../../../rule";
import { AUDITING } from "../types";

export const authorizationSuccess = resourceRule({
  id: "mongodbatlas-auditing-authorization-success",
  title: "Auditing does not record every read that is allowed",
  severity: "low",
  frameworks: [mapping("worldcell", "MA-11")],
  why: "Each operation writes an entry: the cluster slows down for all players, and the log for whoever reads it.",
  fix: "Set auditAuthorizationSuccess: false, unless the law asks for every read.",
  types: [AUDITING],
  properties: [],
  check: (it) => {
    it.mustBeFalse("auditAuthorizationSuccess");
  },
});
