import type { Value } from "../../../../infra/planner/record/types";
import { isRecord } from "../../../../infra/planner/record/wire";

export type Document = Readonly<Record<string, Value>>;

/** A statement as changed; undefined for one that is gone. */
export interface Change {
  readonly statement: Document | undefined;
  /** What is different now. */
  readonly to: string;
}

/** A list, or one value alone as a list of one; nothing as none. */
export function list(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

/** The texts of a list or of one value. */
export function texts(value: Value | undefined): readonly string[] {
  return list(value).filter((item) => typeof item === "string");
}

export function statementsOf({ Statement: statements }: Document): readonly Value[] {
  return list(statements);
}

export function without(statement: Document, name: string): Document {
  return Object.fromEntries(Object.entries(statement).filter(([key]) => key !== name));
}

/** The conditions of a statement one by one. */
export function conditionsOf({ Condition: condition }: Document) {
  return Object.entries(isRecord(condition) ? condition : {}).flatMap(([operator, keys]) =>
    Object.entries(isRecord(keys) ? keys : {}).map(([key, value]) => ({ operator, key, value })),
  );
}
