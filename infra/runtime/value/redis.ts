import { fromJson } from "./json-read";
import { canonical } from "./json";
import { type TextFormat, writeText } from "./text";
import { isInt32, type Value } from "./value";

/** First letter of this form; another form gets another. */
const FORM = "e";

/** Extended JSON with numbers bare where reading them back is certain: a third of the bytes. */
const compact: TextFormat = {
  ...canonical,
  number: (value, walk) =>
    isInt32(value) || (Number.isFinite(value) && !Number.isInteger(value))
      ? String(value)
      : canonical.number(value, walk),
};

/**
 * What a cache holds of a value: a letter for the form, then Extended JSON, which loses nothing.
 *
 * @throws {Fault} `poison` naming key path and type (never the value) for what is no {@link Value}.
 */
export function toRedis(value: Value): string {
  return FORM + writeText(value, compact);
}

/**
 * Reads what {@link toRedis} wrote.
 *
 * @returns undefined for a form that this code does not know, written by a newer one: a miss.
 * @throws {Fault} `poison` when the text is damaged.
 */
export function fromRedis(text: string): Value | undefined {
  return text.startsWith(FORM) ? fromJson(text.slice(FORM.length)) : undefined;
}
