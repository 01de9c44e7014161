import { mapping, resourceRule } from "../../../../rule";

export const stateMachineCustomerKey = resourceRule({
  id: "aws-sfn-state-machine-customer-key",
  title: "A state machine is encrypted with a customer key",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("prowler", "stepfunctions_statemachine_encrypted_with_cmk")],
  why: "The history of executions holds their data; with AWS's key everybody who may look at one reads it.",
  fix: "Set encryptionConfiguration with type CUSTOMER_MANAGED_KMS_KEY and kmsKeyId.",
  types: ["aws:sfn/stateMachine:StateMachine", "aws:sfn/activity:Activity"],
  properties: ["encryptionConfiguration.type", "encryptionConfiguration.kmsKeyId"],
  check: (it) => {
    it.mustBeOneOf("encryptionConfiguration.type", ["CUSTOMER_MANAGED_KMS_KEY"], {
      shown: ["AWS_OWNED_KEY"],
    });
    it.part(() => {
      if (it.text("encryptionConfiguration.type") === "CUSTOMER_MANAGED_KMS_KEY")
        it.mustExist("encryptionConfiguration.kmsKeyId");
    });
  },
});
