import { isMapping } from "../../../../infra/runtime/mapping";
import type { Change } from "./change";

/**
 * The body of a `_bulk` request: an action on a line, and the document on the next. The feed writes its
 * messages in the same form, so that a document is neither parsed nor rendered again on its way.
 */
export function bulkLines({ index, id, version, kind, body }: Change): string {
  const meta = JSON.stringify({ _index: index, _id: id, version, version_type: "external_gte" });
  return kind === "delete" ? `{"delete":${meta}}\n` : `{"index":${meta}}\n${body}\n`;
}

/** What an action line holds; anything may stand in it. */
interface ActionLine {
  readonly index?: unknown;
  readonly delete?: unknown;
}

interface Meta {
  readonly _index?: unknown;
  readonly _id?: unknown;
  readonly version?: unknown;
}

/** A text that is no bulk body, and where it is not. */
export class BulkBodyError extends Error {
  constructor(line: number, what: string) {
    super(`line ${String(line)} ${what}`);
    this.name = "BulkBodyError";
  }
}

function parsed(line: string, at: number): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw new BulkBodyError(at, "is no JSON");
  }
}

function metaOf(
  action: unknown,
  at: number,
): { readonly kind: Change["kind"]; readonly meta: Meta } {
  if (isMapping(action)) {
    const { index, delete: gone } = action as ActionLine;
    if (isMapping(index)) return { kind: "index", meta: index };
    if (isMapping(gone)) return { kind: "delete", meta: gone };
  }
  throw new BulkBodyError(at, "is no action; it must hold index or delete");
}

/**
 * The changes of a bulk body.
 *
 * @throws BulkBodyError at the first line that is not what it must be: nothing of such a text is written.
 */
export function changesOf(text: string): Change[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const changes: Change[] = [];
  for (let at = 0; at < lines.length; at++) {
    const { kind, meta } = metaOf(parsed(lines[at] ?? "", at + 1), at + 1);
    const { _index: index, _id: id, version } = meta;
    if (typeof index !== "string" || index === "") throw new BulkBodyError(at + 1, "has no _index");
    if (typeof id !== "string" || id === "") throw new BulkBodyError(at + 1, "has no _id");
    if (typeof version !== "number" || !Number.isSafeInteger(version) || version < 0)
      throw new BulkBodyError(at + 1, "has no version below 2^53");
    let body = "";
    if (kind === "index") {
      body = lines[++at] ?? "";
      if (!body.startsWith("{")) throw new BulkBodyError(at + 1, "is no document");
    }
    changes.push({ index, id, version, kind, body });
  }
  return changes;
}
