import { expect } from "chai";
import type { PlannedResource, RecordedStack } from "../../infra/planner/record/types";
import { unwrap } from "../../infra/planner/record/wire";
import type { Tags } from "../../infra/tags";

export const TEST_TAGS: Tags = {
  project: "worldcell",
  game: "skyforge",
  environment: "test",
  stack: "test.stack",
};

/** Types that take no tags; every other one must carry them. */
const UNTAGGABLE = new Set([
  "aws:appautoscaling/policy:Policy",
  "aws:appautoscaling/scheduledAction:ScheduledAction",
  "aws:athena/namedQuery:NamedQuery",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
  "aws:ec2/route:Route",
  "aws:ec2/routeTableAssociation:RouteTableAssociation",
  "aws:ecr/lifecyclePolicy:LifecyclePolicy",
  "aws:ecr/replicationConfiguration:ReplicationConfiguration",
  "aws:glue/catalogTable:CatalogTable",
  "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings",
  "aws:glue/securityConfiguration:SecurityConfiguration",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:lambda/invocation:Invocation",
  "aws:kms/alias:Alias",
  "aws:opensearch/domainPolicy:DomainPolicy",
  "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec",
  "aws:route53/keySigningKey:KeySigningKey",
  "aws:route53/queryLog:QueryLog",
  "aws:route53/record:Record",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketLogging:BucketLogging",
  "aws:s3/bucketNotification:BucketNotification",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "aws:s3/bucketVersioning:BucketVersioning",
  "aws:sns/topicPolicy:TopicPolicy",
  "aws:sqs/queuePolicy:QueuePolicy",
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
  "mongodbatlas:index/databaseUser:DatabaseUser",
  "mongodbatlas:index/privateEndpointRegionalMode:PrivateEndpointRegionalMode",
  "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint",
  "mongodbatlas:index/privateLinkEndpointService:PrivateLinkEndpointService",
]);

/** Resources of the providers, without the providers themselves. */
export function managed(recorded: Pick<RecordedStack, "resources">): PlannedResource[] {
  return recorded.resources.filter(({ type }) => /^(aws|mongodbatlas):/.test(type));
}

/** An input as it is sent, secrets unwrapped. */
export function input(resource: PlannedResource, key: string): unknown {
  const value = resource.inputs[key];
  return value === undefined ? undefined : unwrap(value);
}

export interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal?: string | Record<string, string>;
  readonly Action: string | string[];
  readonly Resource?: string | string[];
  readonly Condition?: Record<string, Record<string, string | string[]>>;
}

/** Statements of a policy document given as JSON. */
export function statements(text: unknown): Statement[] {
  if (typeof text !== "string") throw new Error("a policy document is a string");
  return (JSON.parse(text) as { Statement: Statement[] }).Statement;
}

/** Nobody is let in by `*`, and a service only under a condition. */
export function expectGuarded(document: readonly Statement[]): void {
  for (const statement of document) {
    if (statement.Effect !== "Allow") continue;
    const principal = statement.Principal;
    expect(principal, statement.Sid).not.to.equal("*");
    const named = typeof principal === "object" ? principal : {};
    expect(Object.values(named), statement.Sid).not.to.include("*");
    if (named.Service !== undefined) {
      expect(Object.keys(statement.Condition ?? {}), statement.Sid).not.to.be.empty;
    }
  }
}

/** What holds for every component: a parent, a name that begins with the parent's, tags, a provider. */
export function expectConventions(recorded: Pick<RecordedStack, "resources">, root: string): void {
  const own = managed(recorded);
  expect(own).not.to.be.empty;
  for (const resource of own) {
    expect(resource.parent, resource.urn).to.match(new RegExp(`::${root}$`));
    expect(resource.name.startsWith(`${root}-`), resource.urn).to.equal(true);
    expect(resource.provider, resource.urn).to.match(/::(aws|mongodbatlas)::/);
    if (UNTAGGABLE.has(resource.type)) {
      expect(resource.inputs, resource.urn).not.to.have.property("tags");
    } else {
      expect(input(resource, "tags"), resource.urn).to.deep.equal({
        ...TEST_TAGS,
        Name: `${TEST_TAGS.environment}-${resource.name}`,
      });
    }
  }
}
