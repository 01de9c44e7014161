import type { DocumentKind } from "./document";

/** A property that holds a document of IAM. */
export interface Carrier {
  readonly type: string;
  readonly property: string;
  /** The list of mappings that the property is in: `inlinePolicies`. */
  readonly list?: string;
  readonly kind: DocumentKind;
  /** Service whose resource the document guards, as its actions are named: `s3`. Empty for other kinds. */
  readonly guards: string;
  /**
   * What the resource `*` means: the resource that carries the document (`self`), things inside it
   * (`inside`), or all of the account's (`account`).
   */
  readonly scope: "self" | "inside" | "account";
  /** True where something else keeps strangers out (a network, a key, a signature), so that `*` is usual. */
  readonly open: boolean;
}

type Row = readonly [types: string, property: string, traits?: Partial<Carrier>];

/** Documents that say what an identity may do. */
const IDENTITY: readonly Row[] = [
  ["iam/groupPolicy:GroupPolicy iam/policy:Policy", "policy"],
  ["iam/role:Role", "policy", { list: "inlinePolicies" }],
  ["iam/rolePolicy:RolePolicy iam/userPolicy:UserPolicy", "policy"],
  ["ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy", "inlinePolicy"],
];

/** Documents of resources, by the service whose actions they name. */
const RESOURCE: Readonly<Record<string, readonly Row[]>> = {
  "acm-pca": [["acmpca/policy:Policy", "policy"]],
  aps: [["amp/resourcePolicy:ResourcePolicy", "policyDocument"]],
  backup: [["backup/vaultPolicy:VaultPolicy", "policy"]],
  "bedrock-agentcore": [["bedrock/agentcoreResourcePolicy:AgentcoreResourcePolicy", "policy"]],
  cloudsearch: [
    ["cloudsearch/domainServiceAccessPolicy:DomainServiceAccessPolicy", "accessPolicy"],
  ],
  codeartifact: [
    ["codeartifact/domainPermissions:DomainPermissions", "policyDocument"],
    ["codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy", "policyDocument"],
  ],
  codebuild: [["codebuild/resourcePolicy:ResourcePolicy", "policy"]],
  dsql: [["dsql/clusterPolicy:ClusterPolicy", "policy"]],
  dynamodb: [["dynamodb/resourcePolicy:ResourcePolicy", "policy"]],
  ecr: [
    ["ecr/registryPolicy:RegistryPolicy", "policy", { scope: "account" }],
    ["ecr/repositoryPolicy:RepositoryPolicy", "policy"],
  ],
  "ecr-public": [["ecrpublic/repositoryPolicy:RepositoryPolicy", "policy", { open: true }]],
  elasticfilesystem: [["efs/fileSystemPolicy:FileSystemPolicy", "policy", { open: true }]],
  es: [
    [
      "elasticsearch/domain:Domain elasticsearch/domainPolicy:DomainPolicy",
      "accessPolicies",
      { scope: "inside" },
    ],
    [
      "opensearch/domain:Domain opensearch/domainPolicy:DomainPolicy",
      "accessPolicies",
      { scope: "inside" },
    ],
  ],
  events: [
    ["cloudwatch/eventBusPolicy:EventBusPolicy", "policy"],
    ["schemas/registryPolicy:RegistryPolicy", "policy"],
  ],
  "execute-api": [
    ["apigateway/domainName:DomainName", "policy", { open: true }],
    ["apigateway/restApi:RestApi apigateway/restApiPolicy:RestApiPolicy", "policy", { open: true }],
  ],
  glacier: [
    ["glacier/vault:Vault", "accessPolicy"],
    ["glacier/vaultLock:VaultLock", "policy"],
  ],
  glue: [["glue/resourcePolicy:ResourcePolicy", "policy", { scope: "account" }]],
  kafka: [["msk/clusterPolicy:ClusterPolicy", "policy"]],
  kinesis: [["kinesis/resourcePolicy:ResourcePolicy", "policy"]],
  kms: [
    ["kms/externalKey:ExternalKey kms/key:Key kms/keyPolicy:KeyPolicy", "policy"],
    ["kms/replicaExternalKey:ReplicaExternalKey kms/replicaKey:ReplicaKey", "policy"],
  ],
  lambda: [["lambda/resourcePolicy:ResourcePolicy", "policy"]],
  logs: [
    ["cloudwatch/logDestinationPolicy:LogDestinationPolicy", "accessPolicy"],
    ["cloudwatch/logResourcePolicy:LogResourcePolicy", "policyDocument", { scope: "account" }],
  ],
  mediastore: [["mediastore/containerPolicy:ContainerPolicy", "policy", { open: true }]],
  "network-firewall": [["networkfirewall/resourcePolicy:ResourcePolicy", "policy"]],
  oam: [["oam/sinkPolicy:SinkPolicy", "policy"]],
  osis: [["opensearchingest/resourcePolicy:ResourcePolicy", "policy"]],
  redshift: [
    ["redshift/resourcePolicy:ResourcePolicy", "policy"],
    ["redshiftserverless/resourcePolicy:ResourcePolicy", "policy"],
  ],
  s3: [
    [
      "s3/bucket:Bucket s3/bucketPolicy:BucketPolicy s3/bucketV2:BucketV2",
      "policy",
      { scope: "inside" },
    ],
    ["s3/accessPoint:AccessPoint s3control/accessPointPolicy:AccessPointPolicy", "policy"],
    ["s3control/accessGrantsInstanceResourcePolicy:AccessGrantsInstanceResourcePolicy", "policy"],
  ],
  s3files: [["s3/filesFileSystemPolicy:FilesFileSystemPolicy", "policy", { open: true }]],
  "s3-object-lambda": [
    ["s3control/objectLambdaAccessPointPolicy:ObjectLambdaAccessPointPolicy", "policy"],
  ],
  "s3-outposts": [["s3control/bucketPolicy:BucketPolicy", "policy", { scope: "inside" }]],
  s3tables: [
    ["s3tables/tableBucketPolicy:TableBucketPolicy", "resourcePolicy"],
    ["s3tables/tablePolicy:TablePolicy", "resourcePolicy"],
  ],
  s3vectors: [["s3/vectorsVectorBucketPolicy:VectorsVectorBucketPolicy", "policy"]],
  sagemaker: [["sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy", "resourcePolicy"]],
  secretsmanager: [
    ["secretsmanager/secret:Secret secretsmanager/secretPolicy:SecretPolicy", "policy"],
  ],
  ses: [
    ["ses/identityPolicy:IdentityPolicy sesv2/emailIdentityPolicy:EmailIdentityPolicy", "policy"],
  ],
  "sms-voice": [["pinpoint/smsvoicev2ResourcePolicy:Smsvoicev2ResourcePolicy", "policy"]],
  sns: [["sns/topic:Topic sns/topicPolicy:TopicPolicy", "policy"]],
  sqs: [["sqs/queue:Queue sqs/queuePolicy:QueuePolicy", "policy"]],
  "vpc-lattice": [["vpclattice/resourcePolicy:ResourcePolicy", "policy"]],
  "vpc-lattice-svcs": [["vpclattice/authPolicy:AuthPolicy", "policy", { open: true }]],
  xray: [["xray/resourcePolicy:ResourcePolicy", "policyDocument", { scope: "account" }]],
};

function carriers(kind: DocumentKind, guards: string, rows: readonly Row[]): Carrier[] {
  return rows.flatMap(([types, property, traits]) =>
    types.split(" ").map((type) => ({
      type: `aws:${type}`,
      property,
      kind,
      guards,
      scope: "self",
      open: false,
      ...traits,
    })),
  );
}

/** Every property of the provider that carries a document of IAM. */
export const CARRIERS: readonly Carrier[] = [
  ...carriers("identity", "", IDENTITY),
  ...carriers("trust", "", [["iam/role:Role", "assumeRolePolicy"]]),
  ...carriers("endpoint", "", [
    ["ec2/vpcEndpoint:VpcEndpoint ec2/vpcEndpointPolicy:VpcEndpointPolicy", "policy"],
  ]),
  ...Object.entries(RESOURCE).flatMap(([service, rows]) => carriers("resource", service, rows)),
];

/** Path of a carrier without list positions: `inlinePolicies.policy`. */
export function carrierPath({ list, property }: Carrier): string {
  return list === undefined ? property : `${list}.${property}`;
}
