import * as aws from "@pulumi/aws/provider";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as elasticache from "@pulumi/aws/elasticache";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as lambda from "@pulumi/aws/lambda";
import * as lb from "@pulumi/aws/lb";
import * as opensearch from "@pulumi/aws/opensearch";
import * as s3 from "@pulumi/aws/s3";
import * as sqs from "@pulumi/aws/sqs";
import * as vpc from "@pulumi/aws/vpc";
import * as mongodbatlas from "@pulumi/mongodbatlas";
import * as pulumi from "@pulumi/pulumi";

/** Things that stand in a component, below another. */
class Inner extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("example:weak:Inner", name, {}, opts);
    const bucket = new s3.Bucket(`${name}-bucket`, { forceDestroy: true }, { parent: this });
    new s3.BucketPublicAccessBlock(
      `${name}-block`,
      { bucket: bucket.id, blockPublicAcls: true },
      { parent: this },
    );
    this.registerOutputs({ bucket: bucket.id });
  }
}

/** The estate's own root, which hands on its providers. */
class Estate extends pulumi.ComponentResource {
  constructor(name: string) {
    super(
      "example:weak:Estate",
      name,
      {},
      {
        providers: {
          aws: new aws.Provider("aws", { region: "eu-west-1" }),
          mongodbatlas: new mongodbatlas.Provider("atlas", {}),
        },
      },
    );
  }
}

/**
 * An estate with much that is wrong, many values of it not known before the update: every runner must find
 * the same in it.
 */
export function weakEstate(): void {
  const own = { parent: new Estate("estate") };
  const key = new kms.Key("key", { enableKeyRotation: false, deletionWindowInDays: 7 }, own);
  new Inner("history", own);
  const open = new ec2.SecurityGroup(
    "open",
    {
      ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }],
    },
    own,
  );
  const data = new ec2.SecurityGroup("data", {}, own);
  new vpc.SecurityGroupIngressRule(
    "data-in",
    {
      securityGroupId: data.id,
      ipProtocol: "tcp",
      fromPort: 6379,
      toPort: 6379,
      referencedSecurityGroupId: open.id,
    },
    own,
  );
  new lb.LoadBalancer("entry", { securityGroups: [open.id], internal: false }, own);
  new elasticache.ReplicationGroup(
    "cache",
    {
      description: "Hot data.",
      securityGroupIds: [data.id],
      kmsKeyId: key.arn,
      transitEncryptionEnabled: false,
      authToken: pulumi.secret("a long and random token of a test 8f2a"),
    },
    { ...own, ignoreChanges: ["atRestEncryptionEnabled"] },
  );
  new opensearch.Domain(
    "search",
    {
      encryptAtRest: { enabled: false },
      vpcOptions: { securityGroupIds: [data.id] },
    },
    own,
  );
  const queue = new sqs.Queue("jobs", { sqsManagedSseEnabled: false }, own);
  const role = new iam.Role(
    "worker",
    {
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }],
      }),
    },
    own,
  );
  new iam.RolePolicy(
    "all",
    {
      role: role.name,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
      }),
    },
    own,
  );
  // Not known at a first preview.
  new iam.RolePolicy(
    "some",
    {
      role: role.name,
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sqs:*", Resource: queue.arn }],
      }),
    },
    own,
  );
  new lambda.Function(
    "loader",
    {
      name: "loader",
      role: role.arn,
      runtime: "nodejs16.x",
      handler: "index.handler",
      code: new pulumi.asset.AssetArchive({
        "index.js": new pulumi.asset.StringAsset("exports.handler = () => {};"),
      }),
      environment: { variables: { API_TOKEN: "4f9d1c7be2a84d6f9c0b7a5e3d2f1a80" } },
    },
    own,
  );
  new cloudwatch.MetricAlarm(
    "full",
    {
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 1,
      metricName: "FreeStorageSpace",
      namespace: "AWS/ES",
      actionsEnabled: false,
    },
    own,
  );
  new cloudwatch.LogGroup("log", { name: "/skyforge/worker" }, own);
  new mongodbatlas.ProjectIpAccessList(
    "world",
    {
      projectId: "0123456789abcdef01234567",
      cidrBlock: "0.0.0.0/0",
    },
    own,
  );
}
