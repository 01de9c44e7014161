import { mapping, resourceRule } from "../../../../rule";

export const dataNotLogged = resourceRule({
  id: "aws-sfn-state-machine-data-not-logged",
  title: "A state machine does not log the data of its executions",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A1")],
  why: "Input and output of steps hold players' data, which may never reach a log.",
  fix: "Leave loggingConfiguration.includeExecutionData out or false.",
  types: ["aws:sfn/stateMachine:StateMachine"],
  properties: ["loggingConfiguration.includeExecutionData"],
  check: (it) => {
    it.mustBeFalse("loggingConfiguration.includeExecutionData");
  },
});
