import type { Finding } from "../../errors";
import type { RecordedStack, Value } from "../record/types";
import { isRecord, walkStrings } from "../record/wire";

const MISSING = /(^|[^A-Za-z])undefined([^A-Za-z]|$)|\[object Object\]/;

/** What is wrong with one IAM statement. */
function statementProblems(statement: Value, index: number, trust: boolean): string[] {
  const at = `Statement[${String(index)}]`;
  if (!isRecord(statement)) return [`${at} is not an object`];
  const has = (...keys: string[]) => keys.some((key) => !isEmpty(statement[key]));
  const problems: string[] = [];
  if (!has("Effect")) problems.push(`${at} has no Effect`);
  if (!has("Action", "NotAction")) problems.push(`${at} has no Action`);
  // A trust policy names who, an identity policy names what, a resource policy names both.
  if (!trust && !has("Resource", "NotResource")) problems.push(`${at} has no Resource`);
  if (trust && !has("Principal", "NotPrincipal")) problems.push(`${at} has no Principal`);
  return problems;
}

function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0 || value.some((item: Value) => isEmpty(item));
  if (isRecord(value)) return Object.keys(value).length === 0 || Object.values(value).some(isEmpty);
  return false;
}

/** Problems of one policy document; `undefined` when the text is none. */
export function policyProblems(text: string, path: string): string[] | undefined {
  if (text === "" && /policy$/i.test(path)) return ["the document is empty"];
  if (!/^\s*\{/.test(text)) return undefined;
  let document: Value;
  try {
    document = JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
  if (!isRecord(document)) return undefined;
  const policyPath = /policy|policies/i.test(path);
  if (Object.keys(document).length === 0) return policyPath ? ["the document is empty"] : undefined;
  if (document.Statement === undefined) {
    return policyPath && document.Version !== undefined
      ? ["the document has no Statement"]
      : undefined;
  }
  const statements = Array.isArray(document.Statement) ? document.Statement : [document.Statement];
  if (statements.length === 0) return ["the document has no Statement"];
  const trust = /assumeRolePolicy/i.test(path);
  return statements.flatMap((statement: Value, index: number) =>
    statementProblems(statement, index, trust),
  );
}

/** Text of missing values in any input, and policies that lost a part of theirs. */
export function documentFindings(recorded: RecordedStack): Finding[] {
  const findings: Finding[] = [];
  for (const resource of recorded.resources) {
    for (const [key, value] of Object.entries(resource.inputs)) {
      if (!resource.custom) continue;
      walkStrings(
        value,
        (text, path) => {
          const where = {
            severity: "error" as const,
            where: recorded.stack,
            path: `${resource.urn} ${path}`,
          };
          if (MISSING.test(text)) {
            findings.push({
              code: "missing-value",
              ...where,
              message: "the text of a missing value stands inside this input",
              fix: "an output it is made of does not exist: look its name up in the provider's declarations",
            });
          }
          for (const problem of policyProblems(text, path) ?? []) {
            findings.push({
              code: "empty-policy",
              ...where,
              message: problem,
              fix: "an output it is made of does not exist, or a list is empty: leave the statement out then",
            });
          }
        },
        key,
      );
    }
  }
  return findings;
}
