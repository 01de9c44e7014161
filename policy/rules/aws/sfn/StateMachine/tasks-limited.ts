import { mapping, resourceRule } from "../../../../rule";
import { statesOf } from "./states";

const LIMITS = [
  "TimeoutSeconds",
  "TimeoutSecondsPath",
  "HeartbeatSeconds",
  "HeartbeatSecondsPath",
] as const;

/** True when a state has something under a key: a list with elements, or a value. */
function has(state: Readonly<Record<string, unknown>>, key: string): boolean {
  const value = state[key];
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}

export const tasksLimited = resourceRule({
  id: "aws-sfn-state-machine-tasks-limited",
  title: "Every task of a state machine has a time limit, and says what follows a failure",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "workflows")],
  why: "A task that never answers holds the execution for a year; one hiccup of a service fails it as a whole.",
  fix: "Give each Task a TimeoutSeconds, and a Retry or a Catch.",
  types: ["aws:sfn/stateMachine:StateMachine"],
  properties: ["definition"],
  check: (it) => {
    const tasks = statesOf(it).filter(({ type }) => type === "Task");
    if (tasks.length === 0) it.notApplicable("has no tasks");
    for (const { path, state } of tasks) {
      if (!LIMITS.some((key) => has(state, key)))
        it.fail(`${path}.TimeoutSeconds`, "is not set, nor is HeartbeatSeconds; one must be");
      if (!has(state, "Retry") && !has(state, "Catch"))
        it.fail(`${path}.Retry`, "is not set, nor is Catch; one must be");
    }
  },
});
