import type { Rule } from "../../../rule/rule";
import { stateMachineCustomerKey } from "./StateMachine/customer-key";
import { dataNotLogged } from "./StateMachine/data-not-logged";
import { stateMachineLogged } from "./StateMachine/logged";
import { definitionSecrets } from "./StateMachine/no-secrets";
import { tasksLimited } from "./StateMachine/tasks-limited";
import { stateMachineTraced } from "./StateMachine/traced";

/** Rules about state machines. */
export const SFN_RULES: readonly Rule[] = [
  stateMachineCustomerKey,
  dataNotLogged,
  stateMachineLogged,
  definitionSecrets,
  tasksLimited,
  stateMachineTraced,
];
