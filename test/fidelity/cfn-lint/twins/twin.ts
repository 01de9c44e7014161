import type { Nothing, Placement } from "../../python/row";

/** The CloudFormation resource type that says the same, and where the inputs go in it (`twin:` in targets). */
export interface Twin extends Placement {
  /** `AWS::EC2::VPC`. */
  readonly twin: string;
  /** Further types that say the rest, by the name that targets use: `{ attachment: "AWS::..." }`. */
  readonly others?: Readonly<Record<string, string>>;
}

/** Twins by type. */
export type Twins = Readonly<Record<string, Twin | Nothing>>;
