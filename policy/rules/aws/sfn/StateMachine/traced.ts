import { mapping, resourceRule } from "../../../../rule";

export const stateMachineTraced = resourceRule({
  id: "aws-sfn-state-machine-traced",
  title: "A state machine is traced",
  severity: "low",
  frameworks: [mapping("checkov", "CKV_AWS_284")],
  why: "Without traces nobody sees which of its steps was slow.",
  fix: "Set tracingConfiguration.enabled to true.",
  types: ["aws:sfn/stateMachine:StateMachine"],
  properties: [],
  check: (it) => {
    it.mustBeTrue("tracingConfiguration.enabled");
  },
});
