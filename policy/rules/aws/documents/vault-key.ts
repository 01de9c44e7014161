import {
  actionBreadth,
  demandsValue,
  isAnything,
  KEY_USES,
  type Statement,
  taking,
  type Truth,
} from "../../../iam";
import { mapping, resourceRule } from "../../../rule";
import { fleetOf } from "../../fleet/stack";
import { eachStatement, guarding, KEYS } from "./carried";

/** Whether a statement holds only for requests that a service makes for somebody. */
function throughService({ conditions, conditionsUnknown }: Statement): Truth {
  const via = conditions.filter(
    (condition) => condition.key === "kms:viaservice" && demandsValue(condition),
  );
  if (via.some(({ values }) => values.length > 0 && !values.some(isAnything))) return "yes";
  return conditionsUnknown || via.some(({ unknown }) => unknown) ? "maybe" : "no";
}

export const vaultKey = resourceRule({
  id: "aws-documents-vault-key",
  title: "The key of a recovery vault is used through the vault's storage only",
  severity: "high",
  frameworks: [mapping("worldcell", "recovery")],
  why: "Whoever may use the key by itself can read copies that were taken out of the vault, or grant the key away.",
  fix: "Give the account the key's management by name, and its use where kms:ViaService is S3 and kms:CallerAccount its own.",
  ...guarding(KEYS),
  check: (it) => {
    fleetOf(it);
    if (!/worldcell:recovery:RecoveryVault::/.test(it.options.parent ?? ""))
      it.notApplicable("is no key of a recovery vault");
    eachStatement(it, KEYS, "Allow", (statement, { fail }) => {
      const { actions, path } = statement;
      const uses = KEY_USES.filter((action) => taking(actions, action) !== undefined);
      if (actions?.patterns.some((action) => actionBreadth(action).kind !== "some") === true)
        fail(`${path}.Action`, "is all of the key; it must name management and use apart");
      else if (uses.length > 0 && throughService(statement) === "no")
        fail(
          `${path}.Condition`,
          "lets the key be used without a service between; it must demand kms:ViaService",
        );
    });
  },
});
