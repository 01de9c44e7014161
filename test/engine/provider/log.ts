import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Value } from "../../../infra/planner/record/types";
import { isRecord, isSecret } from "../../../infra/planner/record/wire";

/** The value with every secret replaced by a mark. */
function masked(value: Value): Value {
  if (isSecret(value)) return "[secret]";
  if (Array.isArray(value)) return value.map((item: Value) => masked(item));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item)]));
}

/** What one call was asked and answered. */
export interface Entry {
  readonly operation: string;
  readonly peer: string;
  readonly urn: string;
  readonly preview: boolean;
  readonly asked: Value;
  readonly answer?: Value;
  readonly error?: string;
}

/** Writes each call of a provider as a line of JSON, for a person who debugs. */
export class Log {
  readonly #file: string;

  /** @param folder made if need be; one file a package. */
  constructor(folder: string, name: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, `${name}.jsonl`);
  }

  write(entry: Entry): void {
    const line = {
      time: new Date().toISOString(),
      ...entry,
      asked: masked(entry.asked),
      ...(entry.answer === undefined ? {} : { answer: masked(entry.answer) }),
    };
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}
