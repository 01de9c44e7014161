/** Something that no validator of this tier judges. */
export interface Gap {
  /** What it is about, as a row of the generated page. */
  readonly what: string;
  /** Types of the plan that have it. */
  readonly types: RegExp;
  /** Generic path of the property that it is about, `policies[].body`; absent for a gap between properties. */
  readonly path?: string;
  readonly reason: string;
  /** What else of the project looks at it; absent where nothing does. */
  readonly instead?: string;
}

/** Reviewed by hand; an entry that is about nothing in the plan fails a test. */
export const GAPS: readonly Gap[] = [
  {
    what: "properties that exclude or demand each other in the AWS provider itself",
    types: /^aws:/,
    reason:
      "the provider's published schema has names, kinds and what is required, not the conditions in its code",
    instead: "CloudFormation's rules, where the type has a twin that says the same",
  },
  {
    what: "rules between several resources: address blocks that overlap, a name that is taken",
    types: /^aws:ec2\//,
    reason: "a validator looks at one resource at a time",
    instead: "the fleet's rules for address blocks and the planner's checks",
  },
  {
    what: "rules between several Atlas resources: one kind of topology change at a time, endpoints before regions",
    types: /^mongodbatlas:/,
    reason: "the API's document describes requests, not the order in which Atlas takes them",
    instead: "the simulated Atlas of the engine tier",
  },
  {
    what: "whether a named thing exists: another resource, an account, an availability zone, a certificate",
    types: /^(aws|mongodbatlas):/,
    reason: "only a cloud knows it; names and ids are judged by their form",
    instead: "the engine tier, where ids differ from those of the planner",
  },
  {
    what: "whether a permission is enough for the service that uses it, or too much",
    types: /^aws:iam\//,
    reason: "parliament judges the form of documents, known actions, resources and conditions",
  },
  {
    what: "quotas of an account or a project",
    types: /^(aws|mongodbatlas):/,
    reason: "they are per account and can be raised",
    instead: "the limits of docs/reference/limits.md",
  },
  {
    what: "the rules of an image repository's lifecycle",
    types: /^aws:ecr\/lifecyclePolicy:LifecyclePolicy$/,
    path: "policy",
    reason: "published as plain text only",
  },
  {
    what: "the filter of Atlas' database audit",
    types: /^mongodbatlas:index\/auditing:Auditing$/,
    path: "auditFilter",
    reason: "published as plain text only",
  },
  {
    what: "the Cedar text of an organisation's policies",
    types: /^mongodbatlas:index\/resourcePolicy:ResourcePolicy$/,
    path: "policies[].body",
    reason:
      "the API's document has it as plain text, without Atlas' schema of actions and attributes",
  },
];

/** Types that no validator covers, and why; a type that one covers, or that the plan has not, fails a test. */
export const UNCOVERED: Readonly<Record<string, string>> = {};
