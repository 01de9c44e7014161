import { demandsValue, isAnything, KEY_USES, taking } from "../../../../iam";
import { mapping, resourceRule } from "../../../../rule";
import { fleetOf } from "../../../fleet/stack";
import { eachStatement, guarding, IDENTITY } from "../../documents/carried";

export const fleetKeyUse = resourceRule({
  id: "aws-iam-policy-fleet-key-use",
  title: "A role of the fleet uses a key through a service only",
  severity: "medium",
  frameworks: [mapping("worldcell", "key-policies")],
  why: "With the key itself, a thief decrypts copies that were taken elsewhere, past the store's own policy and log.",
  fix: "Demand kms:ViaService; for grants, kms:GrantIsForAWSResource.",
  ...guarding(IDENTITY),
  check: (it) => {
    fleetOf(it);
    eachStatement(it, IDENTITY, "Allow", (statement, { fail }) => {
      const { actions, conditions, conditionsUnknown, path } = statement;
      if (!KEY_USES.some((action) => taking(actions, action) !== undefined)) return;
      const through = conditions.some(
        (condition) =>
          /^kms:(viaservice|grantisforawsresource)$/.test(condition.key) &&
          demandsValue(condition) &&
          !condition.values.some(isAnything),
      );
      if (!through && !conditionsUnknown)
        fail(`${path}.Condition`, "lets keys be used by themselves; it must demand kms:ViaService");
    });
  },
});
