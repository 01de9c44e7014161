import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as lambda from "@pulumi/aws/lambda";
import * as secretsmanager from "@pulumi/aws/secretsmanager";
import * as ssm from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "../support";

/** A database's credentials that a function rotates. */
export function rotated(): void {
  const key = new kms.Key("secrets", { enableKeyRotation: true });
  const secret = new secretsmanager.Secret("orders-database", {
    name: "orders/database",
    description: "Credentials of the orders database",
    kmsKeyId: key.arn,
    recoveryWindowInDays: 30,
  });
  const password = new RandomPassword("orders-database", { length: 40 });
  new secretsmanager.SecretVersion("orders-database", {
    secretId: secret.id,
    secretString: pulumi.jsonStringify({
      engine: "postgres",
      host: "orders.internal.example.com",
      port: 5432,
      username: "orders",
      password: password.result,
    }),
  });
  new secretsmanager.SecretPolicy("orders-database", {
    secretArn: secret.arn,
    blockPublicPolicy: true,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Reader",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:role/orders" },
          Action: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
          Resource: "*",
        },
        {
          Sid: "NobodyElse",
          Effect: "Deny",
          Principal: "*",
          Action: "secretsmanager:GetSecretValue",
          Resource: "*",
          Condition: {
            StringNotLike: {
              "aws:PrincipalArn": [
                "arn:aws:iam::111122223333:role/orders",
                "arn:aws:iam::111122223333:role/rotation",
              ],
            },
          },
        },
      ],
    }),
  });
  const permission = new lambda.Permission("rotation", {
    action: "lambda:InvokeFunction",
    function: "rotate-postgres",
    principal: "secretsmanager.amazonaws.com",
    sourceAccount: "111122223333",
  });
  new secretsmanager.SecretRotation(
    "orders-database",
    {
      secretId: secret.id,
      rotationLambdaArn: "arn:aws:lambda:eu-west-1:111122223333:function:rotate-postgres",
      rotationRules: { automaticallyAfterDays: 30 },
    },
    { dependsOn: [permission] },
  );
}

/** A token of another company, with the service's own key; nobody here can rotate it. */
export function partnerToken(): void {
  const token = new secretsmanager.Secret("partner-token");
  new secretsmanager.SecretVersion("partner-token", {
    secretId: token.arn,
    secretString: new pulumi.Config().requireSecret("pagerDutyKey"),
  });
  new secretsmanager.SecretRotation("warehouse", {
    secretId: "warehouse/credentials",
    rotationLambdaArn: "arn:aws:lambda:eu-west-1:111122223333:function:rotate-warehouse",
    rotationRules: { scheduleExpression: "rate(60 days)", duration: "3h" },
  });
}

/** A secret that is filled by hand, in two regions. */
export function replicated(): void {
  new secretsmanager.Secret("signing-key", {
    namePrefix: "signing-key-",
    kmsKeyId: "alias/secrets",
    recoveryWindowInDays: 7,
    replicas: [{ region: "eu-central-1", kmsKeyId: "alias/secrets" }, { region: "us-east-1" }],
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::444455556666:root" },
          Action: "secretsmanager:GetSecretValue",
          Resource: "*",
          Condition: {
            "ForAnyValue:StringEquals": { "secretsmanager:VersionStage": "AWSCURRENT" },
          },
        },
      ],
    }),
  });
}

/** Parameters of all types: what is secret is encrypted, with the service's key or a customer's. */
export function parameters(): void {
  const config = new pulumi.Config();
  new ssm.Parameter("region-list", {
    name: "/shop/production/regions",
    type: "StringList",
    value: "eu-west-1,eu-central-1",
  });
  new ssm.Parameter("feature-checkout", {
    name: "/shop/production/features/checkout",
    type: ssm.ParameterType.String,
    value: "on",
    description: "Whether the new checkout is shown",
  });
  new ssm.Parameter("database-url", {
    name: "/shop/production/database/host",
    type: "String",
    value: "orders.internal.example.com",
  });
  new ssm.Parameter("database-password", {
    name: "/shop/production/database/password",
    type: "SecureString",
    value: config.requireSecret("databasePassword"),
  });
  new ssm.Parameter("slack-token", {
    name: "/shop/production/slack",
    type: "SecureString",
    keyId: "alias/secrets",
    value: config.requireSecret("slackToken"),
    tier: "Advanced",
  });
  new ssm.Parameter("image", {
    name: "/shop/images/base",
    type: "String",
    dataType: "aws:ec2:image",
    value: ssm.getParameterOutput({
      name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
    }).value,
  });
}

/** Sessions of operators: encrypted, logged, ended. */
export function sessionManager(): void {
  new ssm.Document("session-preferences", {
    name: "SSM-SessionManagerRunShell",
    documentType: "Session",
    documentFormat: "JSON",
    content: JSON.stringify({
      schemaVersion: "1.0",
      description: "Session preferences",
      sessionType: "Standard_Stream",
      inputs: {
        kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        s3BucketName: "acme-session-logs",
        s3KeyPrefix: "sessions",
        s3EncryptionEnabled: true,
        cloudWatchLogGroupName: "/ssm/sessions",
        cloudWatchEncryptionEnabled: true,
        cloudWatchStreamingEnabled: true,
        idleSessionTimeout: "20",
        maxSessionDuration: "60",
        runAsEnabled: false,
      },
    }),
  });
  new ssm.Association("patch-scan", {
    name: "AWS-RunPatchBaseline",
    scheduleExpression: "rate(1 day)",
    parameters: { Operation: "Scan" },
    targets: [{ key: "tag:PatchGroup", values: ["web"] }],
  });
}

/** Patches on Sundays. */
export function patching(): void {
  const baseline = new ssm.PatchBaseline("al2023", {
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [
      {
        approveAfterDays: 7,
        complianceLevel: "HIGH",
        patchFilters: [{ key: "CLASSIFICATION", values: ["Security"] }],
      },
    ],
  });
  new ssm.PatchGroup("web", { baselineId: baseline.id, patchGroup: "web" });
  const window = new ssm.MaintenanceWindow("sunday", {
    schedule: "cron(0 4 ? * SUN *)",
    duration: 3,
    cutoff: 1,
  });
  const target = new ssm.MaintenanceWindowTarget("web", {
    windowId: window.id,
    resourceType: "INSTANCE",
    targets: [{ key: "tag:PatchGroup", values: ["web"] }],
  });
  const role = new iam.Role("patching", {
    assumeRolePolicy: iam.assumeRolePolicyForPrincipal({ Service: "ssm.amazonaws.com" }),
    managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonSSMMaintenanceWindowRole"],
  });
  new ssm.MaintenanceWindowTask("install", {
    windowId: window.id,
    taskType: "RUN_COMMAND",
    taskArn: "AWS-RunPatchBaseline",
    serviceRoleArn: role.arn,
    maxConcurrency: "25%",
    maxErrors: "1",
    targets: [{ key: "WindowTargetIds", values: [target.id] }],
    taskInvocationParameters: {
      runCommandParameters: { parameters: [{ name: "Operation", values: ["Install"] }] },
    },
  });
}

/** What a program reads of a secret goes on as a secret. */
export function readAndPassedOn(): void {
  const current = secretsmanager.getSecretVersionOutput({ secretId: "shop/database" });
  new ssm.Parameter("connection", {
    name: "/shop/production/database/connection",
    type: "SecureString",
    value: pulumi.secret(
      pulumi.interpolate`postgres://orders.internal.example.com:5432/?auth=${current.secretString}`,
    ),
  });
}
