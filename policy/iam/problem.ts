/** Something in a document that IAM does not take, or reads otherwise than it looks. */
export interface Problem {
  /** Place from the document's root, `Statement[2].Action`; empty for the whole. */
  readonly path: string;
  /** `must be Allow or Deny`; holds no value of the document. */
  readonly what: string;
}

/** Tells what is wrong with the part that is being read. */
export type Report = (what: string) => void;
