import type { Value } from "../../../infra/planner/record/types";
import { isRecord } from "../../../infra/planner/record/wire";
import type { Subject } from "../support/validator";
import { CARRIERS, type DocumentKind } from "./carriers";

/** One IAM document of a resource. */
export interface Document {
  readonly key: string;
  /** Property path of the carrier. */
  readonly path: string;
  readonly text: string;
  /** Undefined for a document in a place where {@link CARRIERS} has none. */
  readonly kind: DocumentKind | undefined;
}

/**
 * Every IAM document in a resource's inputs, at any depth: whatever stands in a known carrier, and besides
 * all texts and objects that have a `Statement`.
 */
export function documentsOf({ key, type, inputs }: Subject): Document[] {
  const carriers = CARRIERS[type] ?? {};
  const found: Document[] = [];
  const visit = (value: Value, path: string): void => {
    const kind = carriers[path.replace(/\[\d+\]/g, "[*]")];
    const text = textOf(value, kind !== undefined);
    if (text !== undefined) found.push({ key, path, text, kind });
    else if (Array.isArray(value)) {
      value.forEach((item: Value, index) => {
        visit(item, `${path}[${String(index)}]`);
      });
    } else if (isRecord(value)) {
      for (const [name, item] of Object.entries(value)) {
        visit(item, path === "" ? name : `${path}.${name}`);
      }
    }
  };
  visit(inputs, "");
  return found;
}

/** The text of a document, or undefined for what is none; in a carrier any text counts as one. */
function textOf(value: Value, carrier: boolean): string | undefined {
  if (isRecord(value)) return "Statement" in value ? JSON.stringify(value) : undefined;
  if (typeof value !== "string") return undefined;
  if (carrier) return value;
  const parsed = value.includes("Statement") ? parse(value) : undefined;
  return isRecord(parsed) && "Statement" in parsed ? value : undefined;
}

/** Parsed JSON; undefined for what is not JSON. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
