import { Fault } from "../../../../infra/runtime/errors";
import { isMapping } from "../../../../infra/runtime/mapping";
import { fromJson, toSearchJson } from "../../../../infra/runtime/value";
import type { Version } from "../../../../infra/runtime/version";
import type { Change } from "./change";
import type { DeadLetter } from "./ports";

type Mapping = Readonly<Record<string, unknown>>;

/**
 * True for what has the form of the loader's own call, right or wrong: `{ index, httpMethod, doc }`. `DELETE`
 * deletes the document of the id, anything else indexes it. The id stands in `doc._id`, `doc.id` or, for a
 * deletion without `doc`, in `id`. `version` is optional (see `versionOf`): without one the change counts as
 * made now. Extended JSON is understood in all of it.
 */
export function isCall(value: unknown): value is Mapping & { readonly index: unknown } {
  return isMapping(value) && "index" in value && ("doc" in value || "id" in value);
}

/** An id as text: a string, a number, or MongoDB's own forms of ids in Extended JSON. */
function idText(id: unknown): string | undefined {
  if (typeof id === "string") return id === "" ? undefined : id;
  if (typeof id === "bigint") return id.toString();
  if (typeof id === "number") return Number.isSafeInteger(id) ? String(id) : undefined;
  if (!isMapping(id)) return undefined;
  for (const key of ["$oid", "$numberLong", "$numberInt"]) {
    const text = id[key];
    if (typeof text === "string" && text !== "") return text;
  }
  return undefined;
}

/** The document without what is the index's own: OpenSearch refuses `_id` in a body. */
function bodyOf(doc: Mapping): string {
  const { _id: _own, ...fields } = doc;
  return toSearchJson(fromJson(JSON.stringify(fields)));
}

const letter = (reason: string, call: Mapping, id?: string): DeadLetter => ({
  reason,
  ...(typeof call.index === "string" ? { index: call.index } : {}),
  ...(id === undefined ? {} : { id }),
  raw: JSON.stringify(call),
});

/** A call as a change, or why it is none. @param now version of calls that say none. */
export function changeOfCall(
  call: Mapping,
  now: Version,
): { readonly change: Change } | { readonly letter: DeadLetter } {
  const { doc, httpMethod, index } = call;
  if (typeof index !== "string" || index === "") return { letter: letter("no index", call) };
  const fields = isMapping(doc) ? doc : {};
  const id = idText(fields._id ?? fields.id ?? call.id);
  if (id === undefined) return { letter: letter("no id", call) };
  const version = call.version ?? now;
  if (typeof version !== "number" || !Number.isSafeInteger(version) || version < 0)
    return { letter: letter("no version below 2^53", call, id) };
  if (typeof httpMethod === "string" && httpMethod.toUpperCase() === "DELETE")
    return { change: { index, id, version, kind: "delete", body: "" } };
  if (!isMapping(doc)) return { letter: letter("no document", call, id) };
  try {
    return { change: { index, id, version, kind: "index", body: bodyOf(doc) } };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { letter: letter("not representable", call, id) };
  }
}
