import type { Stage } from "../../../../components/search/functions/feed/pipeline";

type Document = Record<string, unknown>;

const isDocument = (value: unknown): value is Document =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.getPrototypeOf(value) === Object.prototype;

/** Stands for what `$$REMOVE` gives. */
const REMOVED = Symbol("removed");

/**
 * What MongoDB makes of an event with the stages that the feed uses, and no others: what this does not know
 * it refuses. As in MongoDB, `$set` of a path makes the documents on the way to it.
 *
 * @returns undefined where `$match` lets the event go.
 */
export function evaluated(stages: readonly Stage[], event: Document): Document | undefined {
  let current = event;
  for (const stage of stages) {
    const [[name, body] = ["", undefined], ...others] = Object.entries(stage);
    if (others.length > 0 || !isDocument(body)) throw unknown(stage);
    if (name === "$match") {
      if (!matches(current, body)) return undefined;
    } else if (name === "$project") current = projected(current, Object.keys(body));
    else if (name === "$set") current = set(current, body);
    else throw unknown(stage);
  }
  return current;
}

function at(value: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce((inside, key) => (isDocument(inside) ? inside[key] : undefined), value);
}

function matches(event: Document, filter: Document): boolean {
  return Object.entries(filter).every(([path, wanted]) => {
    if (path === "$or")
      return (wanted as Document[]).some((alternative) => matches(event, alternative));
    const found = at(event, path);
    if (!isDocument(wanted)) return found === wanted;
    const [[operator, list] = ["", undefined], ...others] = Object.entries(wanted);
    if (operator !== "$in" || others.length > 0) throw unknown(wanted);
    // Null finds what is not there.
    return (list as unknown[]).includes(found ?? null);
  });
}

function projected(event: Document, paths: readonly string[]): Document {
  const result: Document = {};
  for (const [key, value] of Object.entries(event)) {
    if (paths.includes(key)) result[key] = value;
    const inside = paths.flatMap((path) =>
      path.startsWith(`${key}.`) ? path.slice(key.length + 1) : [],
    );
    if (inside.length > 0 && isDocument(value)) result[key] = projected(value, inside);
  }
  return result;
}

function set(event: Document, fields: Document): Document {
  const result = { ...event };
  for (const [path, expression] of Object.entries(fields)) {
    const [outer = "", inner = ""] = path.split(".");
    const value = computed(event, expression);
    const before = result[outer];
    const parent: Document = isDocument(before) ? { ...before } : {};
    result[outer] = parent;
    if (value === REMOVED || value === undefined) delete parent[inner];
    else parent[inner] = value;
  }
  return result;
}

function computed(event: Document, expression: unknown): unknown {
  if (expression === "$$REMOVE") return REMOVED;
  if (typeof expression === "string" && expression.startsWith("$"))
    return at(event, expression.slice(1));
  if (!isDocument(expression)) return expression;
  const [[operator, operand] = ["", undefined], ...others] = Object.entries(expression);
  if (others.length > 0) throw unknown(expression);
  if (operator === "$literal") return operand;
  if (!Array.isArray(operand)) throw unknown(expression);
  const part = (nth: number) => computed(event, operand[nth]);
  switch (operator) {
    case "$cond":
      return part(0) === true ? part(1) : part(2);
    case "$and":
      return operand.every((_, nth) => part(nth) === true);
    case "$or":
      return operand.some((_, nth) => part(nth) === true);
    case "$eq":
      return part(0) === part(1);
    case "$in":
      return (part(1) as unknown[]).includes(part(0));
    default:
      throw unknown(expression);
  }
}

function unknown(what: object): Error {
  return new Error(`the evaluator does not know ${JSON.stringify(what)}`);
}
