import type { Rule } from "../../../rule/rule";
import { eventDeadLettersAdvised } from "./EventTarget/dead-letters-advised";
import { eventDeadLetters } from "./EventTarget/dead-letters";
import { logGroupCustomerKeyAdvised } from "./LogGroup/customer-key-advised";
import { logGroupCustomerKey } from "./LogGroup/customer-key";
import { logGroupDeletion } from "./LogGroup/deletion-protection";
import { logGroupRetention } from "./LogGroup/retention";
import { alarmActionsEnabled } from "./MetricAlarm/actions-enabled";
import { alarmActions } from "./MetricAlarm/actions";
import { alarmMissingData } from "./MetricAlarm/missing-data";

/** Rules about logs, alarms and events. */
export const CLOUDWATCH_RULES: readonly Rule[] = [
  eventDeadLettersAdvised,
  eventDeadLetters,
  logGroupCustomerKeyAdvised,
  logGroupCustomerKey,
  logGroupDeletion,
  logGroupRetention,
  alarmActionsEnabled,
  alarmActions,
  alarmMissingData,
];
