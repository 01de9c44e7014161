import { mapping, resourceRule } from "../../../../rule";

export const stateMachineLogged = resourceRule({
  id: "aws-sfn-state-machine-logged",
  title: "A state machine logs its executions",
  severity: "medium",
  frameworks: [mapping("fsbp", "StepFunctions.1"), mapping("checkov", "CKV_AWS_285")],
  why: "Without a log nobody knows in which step an execution stopped, or who started it.",
  fix: "Set loggingConfiguration with level ALL and logDestination, the log group's ARN with :* behind it.",
  types: ["aws:sfn/stateMachine:StateMachine"],
  properties: ["loggingConfiguration.level", "loggingConfiguration.logDestination"],
  check: (it) => {
    it.mustBeOneOf("loggingConfiguration.level", ["ALL", "ERROR", "FATAL"], { shown: ["OFF"] });
    it.part(() => {
      if (it.text("loggingConfiguration.level") === "OFF") return;
      if (it.text("loggingConfiguration.level") === undefined) return;
      it.mustExist("loggingConfiguration.logDestination");
      const destination = it.text("loggingConfiguration.logDestination") ?? "";
      if (destination !== "" && !destination.endsWith(":*"))
        it.fail(
          "loggingConfiguration.logDestination",
          "does not end with :*; Step Functions refuses it",
        );
    });
  },
});
