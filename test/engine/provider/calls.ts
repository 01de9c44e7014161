/** What a provider can be asked. */
export type Operation =
  "configure" | "check" | "diff" | "create" | "read" | "update" | "delete" | "invoke";

/** One call, without its inputs. */
export interface ProviderCall {
  readonly operation: Operation;
  /** URN of the resource; the token of a function for `invoke`; empty for `configure`. */
  readonly urn: string;
  /** True when nothing was to be changed. */
  readonly preview: boolean;
  /** Place in the order of all starts and ends in this process, of all providers. */
  readonly at: number;
  /** The same for the answer; absent while the call runs. */
  ended?: number;
  /** The call was answered with an error. */
  failed?: boolean;
}

let clock = 0;

/** The next place in the order of starts and ends. */
export function tick(): number {
  return ++clock;
}
