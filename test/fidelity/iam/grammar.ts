import { isRecord } from "../../../infra/planner/record/wire";
import type { DocumentKind } from "./carriers";
import { parse } from "./documents";

/** What the grammar of IAM documents forbids or demands in one kind of document. */
export interface Breach {
  readonly sid: string;
  readonly rule: string;
  readonly message: string;
}

type Statement = Readonly<Record<string, unknown>>;

/** Statements of a document, one or a list of them. */
function statementsOf(text: string): Statement[] {
  const parsed = parse(text);
  const statement = isRecord(parsed) ? parsed.Statement : undefined;
  return (Array.isArray(statement) ? statement : [statement]).filter(isRecord);
}

const has = (statement: Statement, name: string): boolean =>
  name in statement || `Not${name}` in statement;

/**
 * Elements that a kind of document must or must not have (IAM user guide, elements of a policy). parliament
 * does not know where a document stands, so it cannot tell.
 */
export function breachesOf(text: string, kind: DocumentKind | undefined): Breach[] {
  if (kind === undefined) return [];
  return statementsOf(text).flatMap((statement, index) => {
    const sid = typeof statement.Sid === "string" ? statement.Sid : String(index);
    const breach = (rule: string, message: string): Breach => ({ sid, rule, message });
    const breaches: Breach[] = [];
    const named = has(statement, "Principal");
    if (kind === "identity" && named) {
      breaches.push(
        breach("PROHIBITED_ELEMENT Principal", "an identity's policy has no principal"),
      );
    }
    if (kind !== "identity" && !named) {
      breaches.push(
        breach("MISSING_ELEMENT Principal", "a resource's policy names its principals"),
      );
    }
    if ((kind === "trust" || kind === "bare") && has(statement, "Resource")) {
      breaches.push(breach("PROHIBITED_ELEMENT Resource", "the carrier itself is the resource"));
    }
    if (kind === "trust" && !actionsOf(statement).every((action) => /^sts:/i.test(action))) {
      breaches.push(breach("PROHIBITED_ACTION", "a trust policy allows actions of sts only"));
    }
    return breaches;
  });
}

function actionsOf({ Action: action }: Statement): string[] {
  const list: readonly unknown[] = Array.isArray(action) ? action : [action];
  return list.filter((item) => typeof item === "string");
}

/** The document as parliament reads it: it demands a resource in each statement. */
export function readable(text: string, kind: DocumentKind | undefined): string {
  if (kind !== "trust" && kind !== "bare") return text;
  const parsed = parse(text);
  if (!isRecord(parsed)) return text;
  const statements = statementsOf(text).map((statement) =>
    has(statement, "Resource") ? statement : { ...statement, Resource: "*" },
  );
  return JSON.stringify({ ...parsed, ...("Statement" in parsed ? { Statement: statements } : {}) });
}
