import { type Copy, UNKNOWN } from "../../rule";

/** An event of the audit log, as far as filters look at it. */
export type AuditEvent = Readonly<Record<string, string | number>>;

type Mapping = { readonly [key: string]: Copy };

function isMapping(copy: Copy): copy is Mapping {
  return typeof copy === "object" && copy !== null && !Array.isArray(copy);
}

function listOf(copy: Copy): readonly Copy[] {
  return Array.isArray(copy) ? (copy as readonly Copy[]) : [];
}

/** What operators say of a value; undefined where one of them is not understood here. */
function holdsFor(value: string | number | undefined, operators: Mapping): boolean | undefined {
  const results = Object.entries(operators).map(([operator, operand]) => {
    switch (operator) {
      case "$eq":
        return operand === value;
      case "$ne":
        return operand !== value;
      case "$in":
        return value !== undefined && listOf(operand).includes(value);
      case "$nin":
        return value === undefined || !listOf(operand).includes(value);
      case "$exists":
        return (value !== undefined) === operand;
      default:
        return undefined;
    }
  });
  return every(results);
}

function every(results: readonly (boolean | undefined)[]): boolean | undefined {
  if (results.includes(false)) return false;
  return results.includes(undefined) ? undefined : true;
}

function some(results: readonly (boolean | undefined)[]): boolean | undefined {
  if (results.includes(true)) return true;
  return results.includes(undefined) ? undefined : false;
}

/**
 * Whether an audit filter, which is a query of MongoDB, takes in an event; undefined where that needs
 * operators or fields beyond the plain ones.
 */
export function catches(filter: Copy, event: AuditEvent): boolean | undefined {
  if (filter === UNKNOWN || !isMapping(filter)) return undefined;
  return every(
    Object.entries(filter).map(([key, operand]) => {
      const branches = () => listOf(operand).map((branch) => catches(branch, event));
      if (key === "$or") return some(branches());
      if (key === "$and") return every(branches());
      if (key === "$nor") {
        const any = some(branches());
        return any === undefined ? undefined : !any;
      }
      if (key.startsWith("$")) return undefined;
      // A field that the event has no value for here: any condition on it narrows the filter.
      const value = event[key];
      if (isMapping(operand)) return value === undefined ? undefined : holdsFor(value, operand);
      return value === undefined ? undefined : operand === value;
    }),
  );
}
