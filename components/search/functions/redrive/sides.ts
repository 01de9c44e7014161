import type { Version } from "../../../../infra/runtime/version";

/** A document of one side of a comparison. */
export interface Entry {
  readonly id: string;
  /** Alias of the index that holds it. */
  readonly index: string;
  /** JSON with sorted keys. */
  readonly body: string;
  readonly version: Version;
}

/** Documents in the order of their ids as UTF-8. */
export interface Page {
  readonly entries: readonly Entry[];
  /** Last id that the page is complete up to; absent when nothing follows. */
  readonly end?: string;
}

/** All that one side holds under an id at one moment. */
export interface Looked {
  readonly id: string;
  readonly entries: readonly Entry[];
  /** Version of the moment, where the side knows one. */
  readonly at?: Version;
}

/** One side of a comparison. */
export interface Side {
  /** The next documents after an id; with `undefined` the first. */
  after(id: string | undefined, limit: number): Promise<Page>;
  /** What is there now, past every cache and delay; in the order given. */
  byIds(ids: readonly string[]): Promise<readonly Looked[]>;
}

/** The order of ids of both sides: their bytes in UTF-8. */
export function compareIds(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
