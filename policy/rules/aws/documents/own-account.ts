import { mapping, resourceRule } from "../../../rule";
import { fleetOf } from "../../fleet/stack";
import { eachStatement, guarding, principalsAt, RESOURCE, TRUST } from "./carried";

const CARRIERS = [...TRUST, ...RESOURCE];

export const ownAccount = resourceRule({
  id: "aws-documents-own-account",
  title: "No other account is let in to what a fleet has",
  severity: "high",
  frameworks: [mapping("worldcell", "isolation")],
  why: "Who may do what there is decided by others, and no review of this repository sees it.",
  fix: "Name the fleet's own account, its roles, or services.",
  ...guarding(CARRIERS),
  check: (it) => {
    const { fleet } = fleetOf(it);
    eachStatement(it, CARRIERS, "Allow", (statement, { fail }) => {
      const strange = statement.principals?.all.some(
        (principal) =>
          (principal.kind === "account" || principal.kind === "identity") &&
          principal.account !== fleet.account,
      );
      if (strange === true) fail(principalsAt(statement), "names another account than the fleet's");
    });
  },
});
