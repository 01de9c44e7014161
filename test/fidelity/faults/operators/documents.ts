import type { Value } from "../../../../infra/planner/record/types";
import { isRecord } from "../../../../infra/planner/record/wire";
import type { Mutation, Operator } from "../mutation";
import type { Site } from "../sites";

type Document = Readonly<Record<string, Value>>;

/** The document that a site holds, as text or as an object. */
function documentOf({ value, declared }: Site): Document | undefined {
  if (declared.kind === "document" && isRecord(value)) return value;
  if (typeof value !== "string" || !/^\s*\{/.test(value)) return undefined;
  try {
    const parsed = JSON.parse(value) as Value;
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function statementsOf(document: Document): readonly Value[] {
  const { Statement: statements = [] } = document;
  return Array.isArray(statements) ? (statements as readonly Value[]) : [statements];
}

/** A document whose statements were changed one at a time. */
function inStatements(
  name: string,
  does: string,
  change: (statement: Document) => Document | undefined,
): Operator {
  return {
    name,
    does,
    apply: (site): Mutation[] => {
      const document = documentOf(site);
      if (document === undefined) return [];
      const statements = statementsOf(document);
      return statements.flatMap((statement, index) => {
        const other = isRecord(statement) ? change(statement) : undefined;
        if (other === undefined) return [];
        const changed = { ...document, Statement: statements.with(index, other) };
        return [{ set: typeof site.value === "string" ? JSON.stringify(changed) : changed }];
      });
    },
  };
}

const without = (statement: Document, name: string): Document =>
  Object.fromEntries(Object.entries(statement).filter(([key]) => key !== name));

function unknownAction(statement: Document): Document | undefined {
  const { Action: actions = [] } = statement;
  const list = Array.isArray(actions) ? (actions as readonly Value[]) : [actions];
  const at = list.findIndex(
    (action) => typeof action === "string" && /^[^:*]+:[^*?]+$/.test(action),
  );
  const action = list[at];
  if (typeof action !== "string") return undefined;
  const other = `${action.split(":")[0] ?? ""}:NoSuchAction`;
  return { ...statement, Action: Array.isArray(actions) ? list.with(at, other) : other };
}

function unknownOperator(statement: Document): Document | undefined {
  const { Condition: condition } = statement;
  if (!isRecord(condition)) return undefined;
  const [first, ...others] = Object.entries(condition);
  if (first === undefined) return undefined;
  // No operator ends in another's name with one more letter.
  return { ...statement, Condition: Object.fromEntries([[`${first[0]}s`, first[1]], ...others]) };
}

/** Faults of documents inside inputs. */
export const DOCUMENTS: readonly Operator[] = [
  {
    name: "document: broken JSON",
    does:
      "a document in JSON without its last bracket; not below keys that anyone may choose, such as a " +
      "function's variables, where text is the program's own",
    apply: (site) => {
      if (site.free || documentOf(site) === undefined || typeof site.value !== "string") return [];
      return [{ set: site.value.trimEnd().slice(0, -1) }];
    },
  },
  inStatements(
    "document: unknown action",
    "an action of an IAM statement that its service does not have",
    unknownAction,
  ),
  inStatements("document: no effect", "an IAM statement without `Effect`", (statement) =>
    "Effect" in statement ? without(statement, "Effect") : undefined,
  ),
  inStatements(
    "document: unknown operator",
    "a condition of an IAM statement with an operator that does not exist",
    unknownOperator,
  ),
];
