export { type Copy, UNKNOWN } from "./found";
export { mapping, type Severity } from "./metadata";
export { resourceRule, stackRule } from "./rule";
export type { StackSubject } from "./stack-view";
export type { Subject } from "./subject";
export type { Place } from "./place";
