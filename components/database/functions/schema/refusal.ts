import { Fault } from "../../../../infra/runtime/errors";

/** A state of the database or a plan that a person has to look at; nothing was changed. */
export function refusal(where: string, message: string, next: string): Fault {
  return new Fault({ kind: "fatal", where, message, next });
}

/** Keys of an index or of a shard, as people write them: `{location: 1, playerId: "hashed"}`. */
export function keysText(keys: readonly (readonly [field: string, order: unknown])[]): string {
  return `{${keys.map(([field, order]) => `${field}: ${JSON.stringify(order)}`).join(", ")}}`;
}
