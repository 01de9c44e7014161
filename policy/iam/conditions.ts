import type { Copy } from "../rule/found";
import { UNKNOWN } from "../rule/found";
import type { Report } from "./problem";

/** One test of a condition: all tests of a statement must hold, and one value of a test is enough. */
export interface Condition {
  /** Without quantifier and `IfExists`: `StringLike`. */
  readonly operator: Operator;
  readonly quantifier?: "ForAnyValue" | "ForAllValues";
  /** True with `...IfExists`: a missing key satisfies it. */
  readonly ifExists: boolean;
  /** In lower case, as keys are compared. */
  readonly key: string;
  readonly values: readonly string[];
  /** Some value is not known before the update. */
  readonly unknown: boolean;
}

const OPERATORS = [
  "StringEquals",
  "StringNotEquals",
  "StringEqualsIgnoreCase",
  "StringNotEqualsIgnoreCase",
  "StringLike",
  "StringNotLike",
  "NumericEquals",
  "NumericNotEquals",
  "NumericLessThan",
  "NumericLessThanEquals",
  "NumericGreaterThan",
  "NumericGreaterThanEquals",
  "DateEquals",
  "DateNotEquals",
  "DateLessThan",
  "DateLessThanEquals",
  "DateGreaterThan",
  "DateGreaterThanEquals",
  "Bool",
  "BinaryEquals",
  "IpAddress",
  "NotIpAddress",
  "ArnEquals",
  "ArnLike",
  "ArnNotEquals",
  "ArnNotLike",
  "Null",
] as const;
export type Operator = (typeof OPERATORS)[number];

const BY_NAME = new Map<string, Operator>(OPERATORS.map((name) => [name.toLowerCase(), name]));

/** True for an operator that asks for anything but the values. */
export function isNegated(operator: Operator): boolean {
  return operator.includes("Not");
}

/** The tests of a `Condition`. */
export function readConditions(
  value: Copy,
  report: Report,
): { readonly conditions: readonly Condition[]; readonly unknown: boolean } {
  if (value === null) return { conditions: [], unknown: false };
  if (value === UNKNOWN) return { conditions: [], unknown: true };
  if (typeof value !== "object" || Array.isArray(value)) {
    report("must be a mapping of operators");
    return { conditions: [], unknown: false };
  }
  let unknown = false;
  const conditions: Condition[] = [];
  for (const [name, tests] of Object.entries(value)) {
    const parsed = operatorOf(name);
    if (parsed === undefined) {
      report("has an operator that IAM does not know");
      // What it would do is not known: it may narrow.
      unknown = true;
      continue;
    }
    if (tests === UNKNOWN) unknown = true;
    else if (typeof tests !== "object" || tests === null || Array.isArray(tests))
      report("has an operator without a mapping of keys");
    else
      for (const [key, values] of Object.entries(tests)) {
        const condition = { ...parsed, key: key.toLowerCase(), ...textsOf(values, report) };
        checkValues(condition, report);
        conditions.push(condition);
      }
  }
  return { conditions, unknown };
}

/** Values that an operator takes otherwise than they look. */
function checkValues({ operator, values }: Condition, report: Report): void {
  const flags = operator === "Bool" || operator === "Null";
  if (flags && !values.every((value) => /^(true|false)$|\$\{/i.test(value)))
    report(`has a value for ${operator} that is neither true nor false`);
  if (/^String(Not)?Equals/.test(operator) && values.includes("*"))
    report(`has * for ${operator}, which takes it as plain text`);
}

function operatorOf(
  name: string,
): Pick<Condition, "operator" | "quantifier" | "ifExists"> | undefined {
  const [, quantifier, rest = ""] = /^(?:(ForAnyValue|ForAllValues):)?(.*)$/i.exec(name) ?? [];
  const ifExists = /IfExists$/i.test(rest);
  const operator = BY_NAME.get(rest.replace(/IfExists$/i, "").toLowerCase());
  if (operator === undefined || (operator === "Null" && ifExists)) return undefined;
  if (quantifier === undefined) return { operator, ifExists };
  const all = quantifier.toLowerCase() === "forallvalues";
  return { operator, quantifier: all ? "ForAllValues" : "ForAnyValue", ifExists };
}

function textsOf(value: Copy, report: Report): Pick<Condition, "values" | "unknown"> {
  const list: readonly Copy[] = Array.isArray(value) ? (value as readonly Copy[]) : [value];
  const values: string[] = [];
  let unknown = false;
  for (const item of list) {
    if (item === UNKNOWN) unknown = true;
    else if (typeof item === "string") values.push(item);
    else if (typeof item === "boolean" || typeof item === "number") values.push(String(item));
    else report("has a value that is neither text, number nor boolean");
  }
  return { values, unknown };
}
