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
    instead:
      "CloudFormation's rules, where the type has a twin that says the same; not of records (alias beside " +
      "records, no set identifier), routes (two targets), firewall rules (priorities, action beside override), " +
      "ports from above to, sizes of address blocks, health check intervals",
  },
  {
    what: "which service an ARN is of, where any ARN has the published form",
    types: /^aws:/,
    reason:
      "patterns are those of ARNs in general: a target group's passes where a certificate's belongs",
    instead: "the types of the components' inputs, and golden texts",
  },
  {
    what: "service principals and regions that do not exist",
    types: /^aws:(iam|kms|s3)\//,
    reason: "no published list of them is at hand; they are judged by their form",
    instead: "the table of regions in infra/regions, and unit tests of the documents",
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
    what: "the SQL of named queries",
    types: /^aws:athena\/namedQuery:NamedQuery$/,
    path: "query",
    reason: "published as text of a length",
    instead: "tests of what is derived from the data model, by its tables and columns",
  },
  {
    what: "the rules of data quality, in DQDL",
    types: /^aws:glue\/dataQualityRuleset:DataQualityRuleset$/,
    path: "ruleset",
    reason: "published as text of a length",
    instead: "tests of what is derived from the data model, by its tables and columns",
  },
  {
    what: "projections, classes and serializers of tables of the catalogue",
    types: /^aws:glue\/catalogTable:CatalogTable$/,
    path: "parameters",
    reason: "published as free text; Athena reads them when a query runs",
  },
  {
    what: "the commands and keys in a cache user's access string",
    types: /^aws:elasticache\/user:User$/,
    path: "accessString",
    reason: "published as text that is not blank; the engine reads it",
  },
  {
    what: "names and values of a cache's parameters",
    types: /^aws:elasticache\/parameterGroup:ParameterGroup$/,
    path: "parameters",
    reason: "published as free text; each family has its own",
  },
  {
    what: "which features an instance type of search has, and the sizes of its disks",
    types: /^aws:opensearch\/domain:Domain$/,
    reason: "published as tables of the user guide, not as data",
    instead: "the search component's own checks",
  },
  {
    what: "a function's archive, and whether its handler is in it",
    types: /^aws:lambda\/function:Function$/,
    path: "code",
    reason: "the service takes it as bytes",
    instead: "tests of the bundles of functions",
  },
  {
    what: "the variables of a function",
    types: /^aws:lambda\/function:Function$/,
    path: "environment.variables.*",
    reason: "the service takes any text; only the function's own code reads it",
    instead:
      "the functions' own readers of their variables, which refuse what they cannot read, and their tests",
  },
  {
    what: "what a function is called with, beyond that it is JSON",
    types: /^aws:lambda\/invocation:Invocation$/,
    path: "input",
    reason: "the service takes any JSON; only the function's own code reads it",
    instead: "the functions' own readers of their input, and their tests",
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
