import { mapping, resourceRule } from "../../../../rule";
import { inFleets } from "../../ec2/levels";

export const dataNotLogged = inFleets(
  resourceRule({
    id: "aws-sfn-state-machine-data-not-logged",
    title: "A state machine does not log the data of its executions",
    severity: "medium",
    frameworks: [mapping("worldcell", "A1")],
    why: "Input and output of steps hold players' data, which may never reach a log.",
    fix: "Leave loggingConfiguration.includeExecutionData out or false.",
    types: ["aws:sfn/stateMachine:StateMachine"],
    properties: ["loggingConfiguration.includeExecutionData"],
    check: (it) => {
      it.mustBeFalse("loggingConfiguration.includeExecutionData");
    },
  }),
);
