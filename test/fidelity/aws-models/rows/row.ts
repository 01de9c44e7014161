import type { Nothing, Placement } from "../../python/row";

/** The operations that create a resource of a type, and where its inputs go in them. */
export interface Operations extends Placement {
  /** `service.Operation`, as botocore names them; the first is always called, others when they get a value. */
  readonly operations: readonly string[];
}

/** Row of one type. */
export type Row = Operations | Nothing;

/** Rows by type. */
export type Rows = Readonly<Record<string, Row>>;
