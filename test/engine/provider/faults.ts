import type { Operation } from "./calls";
import { parts } from "./values";

/** What goes wrong, where, and how often. */
export interface Fault {
  readonly operation: Operation;
  /** Type token; every type if absent. */
  readonly type?: string;
  /** Logical name, in which `*` stands for any text; every name if absent. */
  readonly name?: string;
  /**
   * `fail`: refused, nothing happens. `throttle`: the same with an error that says "try again". `slow`: the
   * answer comes late. `lose`: the service does it, but the answer never arrives.
   */
  readonly kind: "fail" | "throttle" | "slow" | "lose";
  /** Text of the error; each kind has its own if absent. */
  readonly message?: string;
  /** Calls that it meets. @default 1 */
  readonly times?: number;
  /** Milliseconds of `slow`. @default 1000 */
  readonly ms?: number;
  /** Meets previews instead of real changes. @default false */
  readonly preview?: boolean;
}

/** A fault that was asked for. */
export interface ArmedFault extends Fault {
  /** Calls that it has met so far. */
  readonly met: number;
}

const glob = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`);

/** What a test has asked a provider to do wrong. */
export class Faults {
  #armed: { readonly fault: Fault; readonly name: RegExp | undefined; met: number }[] = [];

  /** Asks for a fault. @returns a handle that counts the calls it met. */
  add(fault: Fault): ArmedFault {
    const armed = {
      fault,
      name: fault.name === undefined ? undefined : glob(fault.name),
      met: 0,
    };
    this.#armed.push(armed);
    return {
      ...fault,
      get met() {
        return armed.met;
      },
    };
  }

  /** Takes every fault back. */
  clear(): void {
    this.#armed = [];
  }

  /** The faults that meet a call; each counts it. */
  meet(operation: Operation, urn: string, preview: boolean): Fault[] {
    if (this.#armed.length === 0) return [];
    const { type, name } = parts(urn);
    return this.#armed
      .filter((armed) => {
        const { fault } = armed;
        const meets =
          fault.operation === operation &&
          (fault.preview ?? false) === preview &&
          (fault.type === undefined || fault.type === type) &&
          (armed.name === undefined || armed.name.test(name)) &&
          armed.met < (fault.times ?? 1);
        if (meets) armed.met++;
        return meets;
      })
      .map(({ fault }) => fault);
  }
}

/** Text of a fault's error. */
export function messageOf({ kind, message, operation }: Fault): string {
  if (message !== undefined) return message;
  if (kind === "throttle")
    return "operation error: https response error StatusCode: 400, api error ThrottlingException: Rate exceeded";
  return kind === "lose"
    ? `the connection was lost before the answer to ${operation} arrived`
    : `${operation} was refused on command`;
}
