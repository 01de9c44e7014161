import { Fault } from "../../../../infra/runtime/errors";
import { aliasOfIndex } from "../bootstrap/plan";
import { targetsOf } from "../bootstrap/targets";
import { type Change, documentKey, isSettled } from "../loader/change";
import { load, type LoaderOptions, type LoaderPorts } from "../loader/load";
import type { DeadLetter, DeadLetters } from "../loader/ports";
import type { SearchSpace } from "../write/project";
import { changesOfReading, type Documents } from "./documents";
import type { TriedLetter } from "./letters";

/** What redriving needs. */
export interface RedrivePorts extends LoaderPorts {
  readonly documents: Documents;
}

/**
 * What became of a letter.
 * - `mended`: the index holds the document as the database has it, or neither has it.
 * - `kept`: it is among the dead letters again, with its reason and one more redrive.
 * - `later`: it was not done in time, and has to come again.
 */
export type Redriven = "mended" | "kept" | "later";

/** The document of a letter: undefined where it names none of this cell's indexes. */
export function documentOf(
  { id, index }: Pick<DeadLetter, "id" | "index">,
  { cell }: Pick<SearchSpace, "cell">,
): { readonly collection: string; readonly id: string } | undefined {
  if (id === undefined || index === undefined) return undefined;
  const alias = aliasOfIndex(index);
  for (const { allAliases, name } of cell.collections.values())
    if (allAliases.includes(alias)) return { collection: name, id };
  return undefined;
}

/**
 * Tries dead letters again: reads each document from the database, once however many letters name it, and
 * writes or deletes it as it is now. What stood in the letter does not matter any more.
 *
 * @param until moment at which the process ends, in milliseconds of the clock.
 * @returns what became of each letter, in their order.
 * @throws Fault of kind `fatal` when nothing can be read or written at all.
 */
export async function redrive(
  letters: readonly TriedLetter[],
  space: SearchSpace,
  ports: RedrivePorts,
  until: number,
  options?: LoaderOptions,
): Promise<Redriven[]> {
  const groups = new Map<string, number[]>();
  const hopeless: number[] = [];
  letters.forEach((letter, at) => {
    const document = documentOf(letter, space);
    if (document === undefined) hopeless.push(at);
    else {
      const key = documentKey({ index: document.collection, id: document.id });
      groups.set(key, [...(groups.get(key) ?? []), at]);
    }
  });

  const results = letters.map((): Redriven => "later");
  const reasons = new Map<number, string>(hopeless.map((at) => [at, letters[at]?.reason ?? ""]));
  const changes: Change[] = [];
  /** Letters of each change. */
  const origins: (readonly number[])[] = [];
  for (const places of groups.values()) {
    const made = await changesFor(letters[places[0] ?? 0], space, ports);
    if (made === "later") continue;
    if ("reason" in made) for (const at of places) reasons.set(at, made.reason);
    else if (made.changes.length === 0) for (const at of places) results[at] = "mended";
    for (const change of "changes" in made ? made.changes : []) {
      changes.push(change);
      origins.push(places);
    }
  }

  const poison = new Map<string, string>();
  const caught: DeadLetters = {
    put: (some) => {
      for (const { id = "", index = "", reason } of some)
        poison.set(documentKey({ id, index }), reason);
      return Promise.resolve();
    },
  };
  const outcomes = await load(changes, { ...ports, deadLetters: caught }, until, options);
  const late = new Set<number>();
  outcomes.forEach((outcome, at) => {
    const change = changes[at];
    for (const place of origins[at] ?? []) {
      results[place] = "mended";
      if (!isSettled(outcome)) late.add(place);
      if (outcome === "poison" && change !== undefined)
        reasons.set(place, poison.get(documentKey(change)) ?? "poison");
    }
  });
  for (const place of late) {
    results[place] = "later";
    reasons.delete(place);
  }
  return kept(letters, results, reasons, ports);
}

async function changesFor(
  letter: TriedLetter | undefined,
  space: SearchSpace,
  { documents }: RedrivePorts,
): Promise<{ readonly changes: Change[] } | { readonly reason: string } | "later"> {
  const document = letter === undefined ? undefined : documentOf(letter, space);
  if (document === undefined) return "later";
  const { collection, id } = document;
  try {
    const reading = await documents.byId(collection, id);
    const changes = changesOfReading(collection, id, reading, space);
    return { changes: changes.flatMap((change) => targetsOf(change, space)) };
  } catch (error) {
    if (!(error instanceof Fault) || error.kind === "fatal") throw error;
    return error.kind === "poison" ? { reason: "not representable" } : "later";
  }
}

/** Puts what is still poison back before its old message goes. */
async function kept(
  letters: readonly TriedLetter[],
  results: Redriven[],
  reasons: ReadonlyMap<number, string>,
  { deadLetters, metrics }: RedrivePorts,
): Promise<Redriven[]> {
  const again = [...reasons].flatMap(([at, reason]): TriedLetter[] => {
    const letter = letters[at];
    return letter === undefined ? [] : [{ ...letter, reason, redrives: letter.redrives + 1 }];
  });
  let result: Redriven = "kept";
  if (again.length > 0) {
    try {
      await deadLetters.put(again);
    } catch (error) {
      if (!(error instanceof Fault) || error.kind === "fatal") throw error;
      result = "later";
    }
  }
  for (const at of reasons.keys()) results[at] = result;
  metrics.count("Redriven", results.filter((one) => one === "mended").length);
  metrics.count("StillPoison", results.filter((one) => one === "kept").length);
  return results;
}
