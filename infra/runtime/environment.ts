import { Fault } from "./errors";

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A variable that a function's stack sets.
 *
 * @param where whose environment it is, for the error.
 * @param stack which stack sets it, for the error: `the cell's stack`.
 * @throws {Fault} `fatal` where it is missing or empty.
 */
export function needed(env: Environment, name: string, where: string, stack: string): string {
  const value = env[name];
  if (value !== undefined && value !== "") return value;
  throw new Fault({
    kind: "fatal",
    where,
    message: `no ${name}`,
    next: `${stack} sets it: bring the cell up again`,
  });
}
