import type { CheckpointCollection } from "../../../infra/runtime/checkpoint";
import type { Clock } from "../../../infra/runtime/clock";

type Row = Record<string, unknown>;

/**
 * As much of a MongoDB collection as the checkpoint store uses: its operators and no others, each call at
 * one moment, `$$NOW` from the clock. What it does not know it refuses, so a change of the store shows.
 */
export function memoryCollection(clock: Clock): CheckpointCollection {
  const rows = new Map<string, Row>();

  function find(filter: Row): Row | undefined {
    const row = rows.get(String(filter._id));
    return row !== undefined && matches(row, filter) ? row : undefined;
  }

  function matches(row: Row, filter: Row): boolean {
    return Object.entries(filter).every(([key, wanted]) =>
      key === "$expr" ? evaluate(row, wanted) === true : row[key] === wanted,
    );
  }

  /** An aggregation expression. */
  function evaluate(row: Row, expression: unknown): unknown {
    if (expression === "$$NOW") return new Date(clock.now());
    if (typeof expression === "string" && expression.startsWith("$"))
      return row[expression.slice(1)];
    if (typeof expression !== "object" || expression === null) return expression;
    const [entry, ...others] = Object.entries(expression) as [string, unknown][];
    if (entry === undefined || others.length > 0) throw unknown(expression);
    const [operator, operand] = entry;
    if (operator === "$literal") return operand;
    if (operator === "$dateAdd") {
      const { startDate, unit, amount } = operand as Row;
      if (unit !== "millisecond") throw unknown(expression);
      return new Date(Number(evaluate(row, startDate)) + Number(amount));
    }
    const [left, right] = (operand as unknown[]).map((part) => evaluate(row, part));
    if (operator === "$add") return Number(left) + Number(right);
    if (operator === "$lte") return Number(left) <= Number(right);
    throw unknown(expression);
  }

  function change(row: Row, update: object): void {
    if (Array.isArray(update)) {
      for (const stage of update as { $set: Row }[]) {
        const before = { ...row };
        for (const [key, part] of Object.entries(only(stage, ["$set"]).$set ?? {})) {
          row[key] = evaluate(before, part);
        }
      }
      return;
    }
    const { $set = {}, $inc = {} } = only(update, ["$set", "$inc", "$setOnInsert"]);
    Object.assign(row, structuredClone($set));
    for (const [key, by] of Object.entries($inc)) row[key] = Number(row[key]) + Number(by);
  }

  return {
    findOne: (filter) => Promise.resolve(structuredClone(find(filter as Row)) ?? null),
    findOneAndUpdate(filter, update) {
      const row = find(filter as Row);
      if (row === undefined) return Promise.resolve(null);
      change(row, update);
      return Promise.resolve(structuredClone(row));
    },
    updateOne(filter, update, options) {
      const row = find(filter as Row);
      if (row !== undefined) {
        change(row, update);
        return Promise.resolve({ matchedCount: 1 });
      }
      if (options?.upsert === true) {
        const { _id, ...others } = filter as Row;
        if (Object.keys(others).length > 0) throw unknown(filter);
        if (rows.has(String(_id))) return Promise.reject(duplicate());
        const { $setOnInsert } = only(update, ["$setOnInsert"]);
        rows.set(String(_id), { _id, ...structuredClone($setOnInsert) });
      }
      return Promise.resolve({ matchedCount: 0 });
    },
  };
}

function only(update: object, operators: readonly string[]): Partial<Record<string, Row>> {
  if (Object.keys(update).some((key) => !operators.includes(key))) throw unknown(update);
  return update;
}

function unknown(what: object): Error {
  return new Error(`the fake collection does not know ${JSON.stringify(what)}`);
}

function duplicate(): Error {
  return Object.assign(new Error("E11000"), { name: "MongoServerError", code: 11000 });
}
