import type { Copy } from "../rule/found";
import { UNKNOWN } from "../rule/found";

/** Elements whose value is a list of texts, or one text alone. */
const LISTS = new Set(["Action", "NotAction", "Resource", "NotResource"]);

/**
 * The same document in one spelling: lists everywhere, in order and without repetition, `{ AWS: "*" }` as
 * `*`, root ARNs for accounts, actions and condition keys in lower case. For comparing documents.
 */
export function canonicalDocument(document: Copy): Copy {
  if (!isRecord(document)) return document;
  const { Statement: statement = null } = document;
  const statements: readonly Copy[] = Array.isArray(statement)
    ? (statement as readonly Copy[])
    : [statement];
  return {
    ...document,
    Version: document.Version ?? "2008-10-17",
    Statement: statements.flatMap((one) => (one === null ? [] : [canonicalStatement(one)])),
  };
}

function isRecord(value: Copy): value is { readonly [key: string]: Copy } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function canonicalStatement(statement: Copy): Copy {
  if (!isRecord(statement)) return statement;
  return Object.fromEntries(
    Object.entries(statement)
      .filter(([, value]) => value !== null)
      .map(([key, value]): [string, Copy] => {
        if (LISTS.has(key)) return [key, listOf(value, key.endsWith("Action") ? lower : undefined)];
        if (key === "Principal" || key === "NotPrincipal") return [key, principals(value)];
        return [key, key === "Condition" ? conditions(value) : value];
      })
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

const lower = (text: string): string => text.toLowerCase();

function listOf(value: Copy, change: (text: string) => string = (text) => text): Copy {
  const items: readonly Copy[] = Array.isArray(value) ? (value as readonly Copy[]) : [value];
  const changed = items.map((item) => (typeof item === "string" ? change(item) : item));
  return [...new Set(changed)].sort(
    (one, other) => order(one) - order(other) || compare(one, other),
  );
}

const order = (value: Copy): number => (value === UNKNOWN ? 2 : typeof value === "string" ? 0 : 1);

function compare(one: Copy, other: Copy): number {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  return a === b ? 0 : a < b ? -1 : 1;
}

function principals(value: Copy): Copy {
  if (!isRecord(value)) return value;
  const root = (name: string): string =>
    /^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name;
  const kinds = Object.entries(value)
    .filter(([, names]) => names !== null)
    .map(([kind, names]): [string, Copy] => [
      kind,
      listOf(names, kind === "AWS" ? root : undefined),
    ])
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const [first] = kinds;
  const alone = kinds.length === 1 && first?.[0] === "AWS" && JSON.stringify(first[1]) === '["*"]';
  return alone ? "*" : Object.fromEntries(kinds);
}

function conditions(value: Copy): Copy {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([operator, tests]): [string, Copy] => [
        operator,
        isRecord(tests)
          ? Object.fromEntries(
              Object.entries(tests)
                .map(([key, values]): [string, Copy] => [lower(key), listOf(values, String)])
                .sort(([one], [other]) => (one < other ? -1 : 1)),
            )
          : tests,
      ])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
