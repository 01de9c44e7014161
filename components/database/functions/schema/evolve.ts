import { isDeepStrictEqual } from "node:util";
import type { DocumentRule, FieldRule } from "../../../../infra/model/derive/schema";

/** A difference between two versions of a rule that the next version makes an end of. */
export interface Transition {
  readonly namespace: string;
  readonly field: string;
  /**
   * - `required`: documents without it are accepted for now.
   * - `removed`: documents that have it are accepted for now.
   * - `changed`: values of the former form are accepted for now.
   */
  readonly change: "required" | "removed" | "changed";
}

/**
 * The rule while a version follows on another: it accepts what either of the two accepts, since programs of
 * both are at work. A new optional field widens it at once; whatever is narrower waits for the next version.
 *
 * MongoDB's own way to warn first, `validationAction: "warn"`, is of the collection as a whole: it would let
 * documents without a location in for as long.
 */
export function during(previous: DocumentRule | undefined, next: DocumentRule): DocumentRule {
  if (previous === undefined) return next;
  const rules = fieldsOf(previous, next).flatMap((field): [string, FieldRule][] => {
    const before = ruleOf(previous, field);
    const after = ruleOf(next, field);
    // One of the two takes anything there, as one of an open document.
    if (before === ANYTHING || after === ANYTHING) return [];
    if (before === undefined || after === undefined)
      return [[field, (before ?? after) as FieldRule]];
    return [[field, isDeepStrictEqual(before, after) ? after : { anyOf: [before, after] }]];
  });
  return {
    bsonType: "object",
    required: next.required.filter((field) => previous.required.includes(field)),
    properties: Object.fromEntries(rules),
    additionalProperties: previous.additionalProperties || next.additionalProperties,
  };
}

/** Rule of a field that an open document does not know. */
const ANYTHING: FieldRule = {};

/** Undefined for a field that is refused. */
function ruleOf(rule: DocumentRule, field: string): FieldRule | undefined {
  return rule.properties[field] ?? (rule.additionalProperties ? ANYTHING : undefined);
}

/** Fields of both, those of the next version first. */
function fieldsOf(previous: DocumentRule, next: DocumentRule): string[] {
  return [...new Set([next, previous].flatMap(({ properties }) => Object.keys(properties)))];
}

/** What the rule of now accepts that the next version may refuse. */
export function transitions(
  namespace: string,
  previous: DocumentRule | undefined,
  next: DocumentRule,
): Transition[] {
  if (previous === undefined) return [];
  return fieldsOf(previous, next).flatMap((field): Transition[] => {
    const before = ruleOf(previous, field);
    const after = ruleOf(next, field);
    const found: Transition[] = [];
    if (next.required.includes(field) && !previous.required.includes(field))
      found.push({ namespace, field, change: "required" });
    if (before === undefined || after === ANYTHING) return found;
    if (after === undefined) found.push({ namespace, field, change: "removed" });
    else if (!isDeepStrictEqual(before, after)) found.push({ namespace, field, change: "changed" });
    return found;
  });
}
