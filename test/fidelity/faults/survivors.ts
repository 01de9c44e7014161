/** Faults that no validator catches, and why that is so. */
export interface Survivors {
  /** Pulumi's token. */
  readonly type: string;
  /** Of the generic path, `rules[].expiration.days`. */
  readonly path: RegExp;
  /** Name of the operator. */
  readonly operator: string;
  readonly reason: string;
}

/** Reviewed by hand; an entry that no fault survives by fails a test, and so does a survivor without one. */
export const SURVIVORS: readonly Survivors[] = [
  {
    type: "aws:ec2/route:Route",
    path: /^destinationIpv6CidrBlock$/,
    operator: "malformed address block",
    reason:
      "the service model and CloudFormation's schema have it as plain text, without the form that " +
      "CloudFormation's has for `destinationCidrBlock`",
  },
  {
    type: "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    path: /^policy$/,
    operator: "document: broken JSON",
    reason:
      "the service model and CloudFormation's schema have the rules as plain text; ECR parses them",
  },
  {
    type: "mongodbatlas:index/auditing:Auditing",
    path: /^auditFilter$/,
    operator: "document: broken JSON",
    reason: "the API's document has the filter as plain text; Atlas parses it",
  },
];
