/** What became of one action of a bulk request. */
export interface ItemResult {
  readonly status: number;
  /** Type of the error, `mapper_parsing_exception`; absent where there is none. */
  readonly type?: string;
}

/** The answer to a bulk request. */
export interface BulkAnswer {
  /** HTTP status of the request as a whole. */
  readonly status: number;
  /** Type of the error of the request as a whole. */
  readonly type?: string;
  /** A result for each action, in their order; empty unless the request as a whole was accepted. */
  readonly items: readonly ItemResult[];
}

/** A search domain that takes bulk requests. */
export interface SearchSink {
  /**
   * @param body lines of actions and documents.
   * @param milliseconds how long to wait for the answer.
   * @throws Fault of kind `retry` when no answer came: nobody knows then what was written.
   */
  bulk(body: string, milliseconds: number): Promise<BulkAnswer>;
}

/**
 * What can never be written, with all that is needed to mend it. It holds no document: redrive reads the
 * source again, since what stood in the message may be old by then. Only what nobody could read is kept whole.
 */
export interface DeadLetter {
  /** Why, in a few words: `mapper_parsing_exception`, `no id`. */
  readonly reason: string;
  readonly index?: string;
  readonly id?: string;
  readonly version?: number;
  readonly kind?: "index" | "delete";
  /** What was sent, where it could not be read. */
  readonly raw?: string;
}

/** Where dead letters are kept for people. */
export interface DeadLetters {
  /** @throws Fault when one of them was not accepted: the changes have to be sent again. */
  put(letters: readonly DeadLetter[]): Promise<void>;
}
