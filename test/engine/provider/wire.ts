import type { Properties, Value } from "../../../infra/planner/record/types";
import { isRecord, SECRET, SIGNATURE, UNKNOWN } from "../../../infra/planner/record/wire";

/** Marks of wrapped values and of unknown ones (SDK `runtime/rpc.js`, engine `plugin/rpc.go`). */
export const ASSET = "c44067f5952c0a294b673a41bacd8c17";
export const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
export const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const UNKNOWNS: ReadonlySet<unknown> = new Set([
  UNKNOWN,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Names that a provider keeps for itself; a program never gives them. */
export const RESERVED: ReadonlySet<string> = new Set(["__defaults", "__meta"]);

/** True for a value that is only known after an `up`, of any kind. */
export function isUnknown(value: Value | undefined): boolean {
  return UNKNOWNS.has(value);
}

/** The mark of a wrapped value. */
export function signatureOf(value: Value | undefined): string | undefined {
  const mark = isRecord(value) ? value[SIGNATURE] : undefined;
  return typeof mark === "string" ? mark : undefined;
}

/** What a secret or an output wrapper holds; other values as they are. An output without a value is unknown. */
export function opened(value: Value): Value {
  const mark = signatureOf(value);
  if (!isRecord(value) || (mark !== SECRET && mark !== OUTPUT)) return value;
  return value.value === undefined ? UNKNOWN : opened(value.value);
}

/** The value with every secret and output opened, and without what a provider keeps for itself. */
export function plainly(value: Value): Value {
  const inner = opened(value);
  if (Array.isArray(inner)) return inner.map((item: Value) => plainly(item));
  if (!isRecord(inner) || signatureOf(inner) !== undefined) return inner;
  return Object.fromEntries(
    Object.entries(inner)
      .filter(([key]) => !RESERVED.has(key))
      .map(([key, item]) => [key, plainly(item)]),
  );
}

/** {@link plainly} for a whole resource. */
export function plainProperties(properties: Properties): Properties {
  return plainly(properties) as Properties;
}

/** The value without what a provider keeps for itself; secrets stay wrapped. */
export function unreserved(value: Value): Value {
  if (Array.isArray(value)) return value.map((item: Value) => unreserved(item));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !RESERVED.has(key))
      .map(([key, item]) => [key, unreserved(item)]),
  );
}
