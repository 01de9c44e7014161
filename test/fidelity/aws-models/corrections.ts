/** A list of the service models that lacks values, which `corrections.py` adds. */
export interface ModelCorrection {
  /** Name of the shape. */
  readonly shape: string;
  readonly reason: string;
}

/** Corrected before they are used; a test fails when one is no longer needed. */
export const MODEL_CORRECTIONS: readonly ModelCorrection[] = [
  {
    shape: "OpenSearchPartitionInstanceType",
    reason:
      "ends with the sixth generation, while OpenSearch Service offers newer ones (`m7g`, `r7g`); " +
      "what AWS's price list has beyond it, as cfn-lint carries it, is added",
  },
];
