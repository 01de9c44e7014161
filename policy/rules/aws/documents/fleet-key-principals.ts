import { mapping, resourceRule } from "../../../rule";
import { fleetOf } from "../../fleet/stack";
import { eachStatement, guarding, KEYS, principalsAt } from "./carried";

export const fleetKeyPrincipals = resourceRule({
  id: "aws-documents-fleet-key-principals",
  title: "A key of the fleet names the account and services only",
  severity: "medium",
  frameworks: [mapping("worldcell", "key-policies")],
  why: "A role that the key names keeps its access whatever the account's policies say, and a role of that name made later gets it.",
  fix: "Name the account's root, and give roles the key by IAM.",
  ...guarding(KEYS),
  check: (it) => {
    fleetOf(it);
    eachStatement(it, KEYS, "Allow", (statement, { fail }) => {
      const { principals } = statement;
      const others = principals?.all.some(
        ({ kind }) => kind !== "account" && kind !== "service" && kind !== "unknown",
      );
      if (others === true || principals?.negated === true)
        fail(
          principalsAt(statement),
          "is neither the account nor a service; it must be one of them",
        );
    });
  },
});
