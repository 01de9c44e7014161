/** What a review found about one type, beyond or against its CloudFormation schema. */
export interface Reviewed {
  /** Pulumi type token. */
  readonly type: string;
  /** Where it was read: a provider's source file, the installed typings, a page. */
  readonly source: string;
  /** Paths that the provider replaces the resource for. */
  readonly replaces?: readonly string[];
  /**
   * Paths that the API never lets change: `up` fails, and only a new resource can have the new
   * value. They count as replacing.
   */
  readonly immutable?: readonly string[];
  /** Paths whose change the provider or API refuses, without a new resource being the answer. */
  readonly refused?: readonly string[];
  /** Paths that the schema calls create-only and the provider updates in place, or leaves to a rule. */
  readonly inPlace?: readonly string[];
  readonly note?: string;
}

/** What replaces resources of one type: the schema's paths with the review applied. */
export interface ReplacementRow {
  readonly type: string;
  /** CloudFormation twin, `AWS::EC2::VPC`; absent for types without one. */
  readonly cfn?: string;
  /** Property paths whose change replaces, sorted; lists on the way are looked through. */
  readonly replaces: readonly string[];
  /** The part of {@link replaces} that the schema holds for conditional: a change may replace. */
  readonly conditional: readonly string[];
  /** The part of {@link replaces} where the API refuses the update and only a new resource helps. */
  readonly immutable: readonly string[];
  /** Paths whose change is refused and that no replacement is planned for. */
  readonly refused: readonly string[];
  /** Create-only in the schema, updated in place here (or decided by a rule). */
  readonly inPlace: readonly string[];
  /** Create-only CloudFormation paths that the Pulumi type has no input for. */
  readonly absent: readonly string[];
  /** True where the type takes its own `region`, whose change replaces. */
  readonly regional: boolean;
}
