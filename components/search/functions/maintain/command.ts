import { isMapping } from "../../../../infra/runtime/mapping";
import { Fault } from "../../../../infra/runtime/errors";
import type { SearchSpace } from "../write/project";

/** What an operator asks for. */
export type Command =
  | { readonly command: "status" }
  | {
      readonly command: "reindex";
      /** Alias whose next index is filled: `players-residency`. */
      readonly alias: string;
      /** Says what would be done. */
      readonly dryRun: boolean;
      /** Deletes the former index, once the new one serves. */
      readonly drop: boolean;
    }
  | { readonly command: "compare" | "repair"; readonly collection: string }
  | { readonly command: "redrive"; readonly dryRun: boolean };

/** What was done. */
export interface Answer {
  readonly command: Command["command"];
  /** False: the same event has to come again, after `waitSeconds` where they are said, else at once. */
  readonly done: boolean;
  readonly waitSeconds?: number;
  readonly progress: Readonly<Record<string, number | string>>;
  /** What a person has to know; ids of documents at most, and nothing else of them. */
  readonly findings?: readonly string[];
}

/** Fields of each command beside its name. */
const FIELDS = {
  status: [],
  reindex: ["alias", "dryRun", "drop"],
  compare: ["collection"],
  repair: ["collection"],
  redrive: ["dryRun"],
} as const satisfies Record<Command["command"], readonly string[]>;

/**
 * The command of an event.
 *
 * @throws Fault `fatal` that names what is allowed.
 */
export function commandOf(event: unknown, { cell }: Pick<SearchSpace, "cell">): Command {
  if (!isMapping(event)) throw wrong("the event", "is no object", 'send { "command": "status" }');
  const { alias, collection, command } = event;
  if (!isCommand(command))
    throw wrong("command", "is not known", `name one of ${Object.keys(FIELDS).join(", ")}`);
  const allowed: readonly string[] = ["command", ...FIELDS[command]];
  const unknown = Object.keys(event).filter((field) => !allowed.includes(field));
  if (unknown.length > 0)
    throw wrong(command, "has fields that it does not know", `send ${allowed.join(", ")} only`);
  switch (command) {
    case "status":
      return { command };
    case "reindex": {
      const aliases = [...cell.collections.values()].flatMap(({ allAliases }) => allAliases);
      const known = oneOf("alias", alias, aliases);
      return { command, alias: known, dryRun: flag(event, "dryRun"), drop: flag(event, "drop") };
    }
    case "compare":
    case "repair":
      return {
        command,
        collection: oneOf("collection", collection, [...cell.collections.keys()]),
      };
    case "redrive":
      return { command, dryRun: flag(event, "dryRun") };
  }
}

function isCommand(value: unknown): value is Command["command"] {
  return typeof value === "string" && Object.hasOwn(FIELDS, value);
}

function oneOf(field: string, value: unknown, allowed: readonly string[]): string {
  if (typeof value === "string" && allowed.includes(value)) return value;
  throw wrong(field, "is not known", `name one of ${allowed.join(", ")}`);
}

function flag(event: Readonly<Record<string, unknown>>, field: string): boolean {
  const value = event[field] ?? false;
  if (typeof value === "boolean") return value;
  throw wrong(field, "is neither true nor false", "say true, or leave it out");
}

/** The value is not quoted: anything may stand in it. */
function wrong(where: string, message: string, next: string): Fault {
  return new Fault({ kind: "fatal", where: `maintain, ${where}`, message, next });
}
