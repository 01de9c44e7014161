import { UserError } from "../errors";
import { evaluate, type Evaluation } from "./evaluate";
import type { Fleet } from "./fleet";
import type { Namespace } from "./lock";

/** Options of a fleet that comes as text. */
export interface FromYamlOptions {
  /** Managed namespaces of the data model. Default none. */
  readonly namespaces?: readonly Namespace[];
  /** The file's name in messages. Default `fleet.yaml`. */
  readonly file?: string;
  /** The moment that launches are compared with. Default that of the clock. */
  readonly now?: Date;
}

/** Evaluates a fleet and its lock from their texts; findings are returned, never thrown. */
export function evaluateYaml(
  text: string,
  lockText?: string,
  options: FromYamlOptions = {},
): Evaluation {
  const file = options.file ?? "fleet.yaml";
  const lockFile = file.replace(/\.ya?ml$/, ".lock.yaml");
  return evaluate({
    fleet: { file, content: text },
    lockFile,
    ...(lockText === undefined ? {} : { lock: { file: lockFile, content: lockText } }),
    withoutLock: "warning",
    namespaces: options.namespaces ?? [],
    ...(options.now === undefined ? {} : { now: options.now }),
  });
}

/**
 * A fleet from text, without the file system: what tests and tools use.
 * Without a lock the identity is derived as `npm run fleet -- lock` would write it.
 * @throws UserError with every error found.
 */
export function fleetFromYaml(
  text: string,
  lockText?: string,
  options: FromYamlOptions = {},
): Fleet {
  const { fleet, findings } = evaluateYaml(text, lockText, options);
  if (fleet === undefined) throw new UserError(findings);
  return fleet;
}
