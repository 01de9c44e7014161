import type { Rule } from "../../../rule/rule";
import { eventDeadLetters } from "./EventTarget/dead-letters";
import { logGroupCustomerKey } from "./LogGroup/customer-key";
import { logGroupDeletion } from "./LogGroup/deletion-protection";
import { logGroupRetention } from "./LogGroup/retention";
import { alarmActionsEnabled } from "./MetricAlarm/actions-enabled";
import { alarmActions } from "./MetricAlarm/actions";
import { alarmMissingData } from "./MetricAlarm/missing-data";
import { alarmPrompt } from "./MetricAlarm/prompt";
import { logGroupClass } from "./LogGroup/class";
import { alarmFence } from "./MetricAlarm/fence";

/** Rules about logs, alarms and events. */
export const CLOUDWATCH_RULES: readonly Rule[] = [
  eventDeadLetters,
  logGroupCustomerKey,
  logGroupDeletion,
  logGroupRetention,
  alarmActionsEnabled,
  alarmActions,
  alarmMissingData,
  alarmPrompt,
  logGroupClass,
  alarmFence,
];
