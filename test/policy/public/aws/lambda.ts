import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as lambda from "@pulumi/aws/lambda";
import * as s3 from "@pulumi/aws/s3";
import * as signer from "@pulumi/aws/signer";
import * as sqs from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import { provided } from "../support";

const CODE = new pulumi.asset.AssetArchive({
  "index.js": new pulumi.asset.StringAsset("exports.handler = async () => ({ statusCode: 204 });"),
});

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
});

/** Code of the program, a log group of its own, a queue for what fails, a queue that feeds it. */
export function queueWorker(): void {
  const role = new iam.Role("worker", { assumeRolePolicy: TRUST });
  new iam.RolePolicyAttachment("worker-logs", {
    role: role.name,
    policyArn: iam.ManagedPolicy.AWSLambdaBasicExecutionRole,
  });
  new iam.RolePolicyAttachment("worker-tracing", {
    role: role,
    policyArn: "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
  });
  const dead = new sqs.Queue("worker-dead", {
    sqsManagedSseEnabled: true,
    messageRetentionSeconds: 1_209_600,
  });
  const queue = new sqs.Queue("work", {
    sqsManagedSseEnabled: true,
    visibilityTimeoutSeconds: 180,
    redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 5 }),
  });
  new iam.RolePolicy("worker", {
    role: role.id,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
          Resource: queue.arn,
        },
        { Effect: "Allow", Action: "sqs:SendMessage", Resource: dead.arn },
      ],
    }),
  });
  const log = new cloudwatch.LogGroup("worker", {
    name: "/aws/lambda/worker",
    retentionInDays: 365,
  });
  const worker = new lambda.Function(
    "worker",
    {
      name: "worker",
      code: CODE,
      handler: "index.handler",
      runtime: lambda.Runtime.NodeJS22dX,
      architectures: ["arm64"],
      role: role.arn,
      memorySize: 512,
      timeout: 30,
      reservedConcurrentExecutions: 20,
      tracingConfig: { mode: "Active" },
      deadLetterConfig: { targetArn: dead.arn },
      environment: {
        variables: {
          NODE_OPTIONS: "--enable-source-maps",
          LOG_LEVEL: "info",
          DATABASE_URL: "postgres://orders.internal.example.com:5432/orders",
          API_KEY_PARAMETER: "/shop/partner/api-key",
          STRIPE_SECRET_NAME: "shop/stripe",
          SIGNING_KEY_ID: "alias/signing",
          CACHE_KEY_PREFIX: "orders:",
          JWT_ISSUER: "https://login.example.com/",
          JWT_PUBLIC_KEY: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEVs/o5+uQbTjL3chynL4wXgUg2R9",
          TOKEN_TTL_SECONDS: "3600",
          PASSWORD_MIN_LENGTH: "14",
        },
      },
    },
    { dependsOn: [log] },
  );
  new lambda.EventSourceMapping("work", {
    eventSourceArn: queue.arn,
    functionName: worker.arn,
    batchSize: 10,
    maximumBatchingWindowInSeconds: 5,
    functionResponseTypes: ["ReportBatchItemFailures"],
    scalingConfig: { maximumConcurrency: 10 },
  });
}

/** In a VPC, with a customer key for its variables and signed code. */
export function inVpc(): void {
  const key = new kms.Key("invoices", { enableKeyRotation: true });
  const group = new ec2.SecurityGroup("invoices", {
    vpcId: "vpc-0a11b22c33d44e55f",
    description: "Invoices function",
    egress: [
      {
        description: "HTTPS",
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrBlocks: ["0.0.0.0/0"],
      },
    ],
  });
  const profile = new signer.SigningProfile("invoices", {
    platformId: "AWSLambda-SHA384-ECDSA",
    signatureValidityPeriod: { value: 12, type: "MONTHS" },
  });
  const signing = new lambda.CodeSigningConfig("invoices", {
    allowedPublishers: {
      signingProfileVersionArns: [
        provided(
          profile.versionArn,
          "arn:aws:signer:eu-west-1:111122223333:/signing-profiles/invoices/abcdefghij",
        ),
      ],
    },
    policies: { untrustedArtifactOnDeployment: "Enforce" },
  });
  const role = new iam.Role("invoices", {
    assumeRolePolicy: TRUST,
    managedPolicyArns: [iam.ManagedPolicy.AWSLambdaVPCAccessExecutionRole],
    inlinePolicies: [
      {
        name: "key",
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: ["kms:Decrypt"], Resource: key.arn }],
        }),
      },
    ],
  });
  const invoices = new lambda.Function("invoices", {
    s3Bucket: "acme-artifacts",
    s3Key: "invoices/1.42.0.zip",
    s3ObjectVersion: "3sL4kqtJlcpXroDTDmJ.xUZxWbPqV2gS",
    handler: "app.handler",
    runtime: "python3.13",
    role: role.arn,
    timeout: 60,
    memorySize: 1024,
    publish: true,
    kmsKeyArn: key.arn,
    codeSigningConfigArn: signing.arn,
    vpcConfig: {
      subnetIds: ["subnet-0a11b22c33d44e55f", "subnet-0b11b22c33d44e55f"],
      securityGroupIds: [group.id],
    },
    tracingConfig: { mode: "Active" },
    loggingConfig: { logFormat: "JSON", applicationLogLevel: "INFO", systemLogLevel: "WARN" },
    ephemeralStorage: { size: 1024 },
    environment: {
      variables: {
        POWERTOOLS_SERVICE_NAME: "invoices",
        DATABASE_SECRET_ARN:
          "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders/database-a1b2c3",
        TABLE_NAME: "invoices",
        TOKEN_URL: "https://login.example.com/oauth2/token",
      },
    },
    deadLetterConfig: { targetArn: "arn:aws:sns:eu-west-1:111122223333:failures" },
  });
  const alias = new lambda.Alias("live", {
    functionName: invoices.name,
    functionVersion: provided(invoices.version, "7"),
    name: "live",
    routingConfig: { additionalVersionWeights: { "6": 0.1 } },
  });
  new lambda.ProvisionedConcurrencyConfig("live", {
    functionName: invoices.name,
    qualifier: alias.name,
    provisionedConcurrentExecutions: 2,
  });
  new lambda.FunctionEventInvokeConfig("live", {
    functionName: invoices.name,
    maximumRetryAttempts: 1,
    maximumEventAgeInSeconds: 3600,
    destinationConfig: {
      onFailure: { destination: "arn:aws:sqs:eu-west-1:111122223333:invoice-failures" },
    },
  });
}

/** An image of a private registry, by digest, called over its own URL with a signature. */
export function imageWithUrl(): void {
  const role = new iam.Role("preview", { assumeRolePolicy: TRUST });
  new iam.RolePolicyAttachment("preview", {
    role: role.name,
    policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
  });
  const preview = new lambda.Function("preview", {
    packageType: "Image",
    imageUri:
      "111122223333.dkr.ecr.eu-west-1.amazonaws.com/preview@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    imageConfig: { commands: ["app.handler"] },
    role: role.arn,
    timeout: 15,
    tracingConfig: { mode: "PassThrough" },
  });
  const url = new lambda.FunctionUrl("preview", {
    functionName: preview.name,
    authorizationType: "AWS_IAM",
    invokeMode: "RESPONSE_STREAM",
    cors: {
      allowOrigins: ["https://www.example.com"],
      allowMethods: ["GET"],
      allowHeaders: ["authorization", "x-amz-date"],
      maxAge: 86400,
    },
  });
  new lambda.Permission("preview-cdn", {
    action: "lambda:InvokeFunctionUrl",
    function: url.functionName,
    principal: "cloudfront.amazonaws.com",
    sourceArn: "arn:aws:cloudfront::111122223333:distribution/EDFDVBD632BHDS5",
    functionUrlAuthType: "AWS_IAM",
  });
  new lambda.Permission("preview-role", {
    action: "lambda:InvokeFunctionUrl",
    function: preview.name,
    principal: "arn:aws:iam::444455556666:role/editor",
    functionUrlAuthType: "AWS_IAM",
  });
}

/** Streams: what cannot be worked off goes aside. */
export function streamConsumers(): void {
  const role = new iam.Role("consumer", {
    assumeRolePolicy: iam.assumeRolePolicyForPrincipal(iam.Principals.LambdaPrincipal),
  });
  new iam.RolePolicyAttachment("consumer-kinesis", {
    role: role.name,
    policyArn: iam.ManagedPolicy.AWSLambdaKinesisExecutionRole,
  });
  new iam.RolePolicyAttachment("consumer-dynamodb", {
    role: role.name,
    policyArn: iam.ManagedPolicy.AWSLambdaDynamoDBExecutionRole,
  });
  const consumer = new lambda.Function("consumer", {
    runtime: "java21",
    handler: "com.example.Consumer::handleRequest",
    code: new pulumi.asset.FileArchive("."),
    role: role.arn,
    memorySize: 2048,
    timeout: 120,
    publish: true,
    snapStart: { applyOn: "PublishedVersions" },
    tracingConfig: { mode: "Active" },
  });
  const failures = { onFailure: { destinationArn: "arn:aws:sqs:eu-west-1:111122223333:failures" } };
  new lambda.EventSourceMapping("clicks", {
    eventSourceArn: "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks",
    functionName: consumer.name,
    startingPosition: "LATEST",
    batchSize: 200,
    bisectBatchOnFunctionError: true,
    maximumRetryAttempts: 5,
    parallelizationFactor: 2,
    destinationConfig: failures,
  });
  new lambda.EventSourceMapping("table", {
    eventSourceArn:
      "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/2026-01-01T00:00:00.000",
    functionName: consumer.name,
    startingPosition: "TRIM_HORIZON",
    maximumRecordAgeInSeconds: 86_400,
    filterCriteria: {
      filters: [{ pattern: JSON.stringify({ eventName: ["INSERT", "MODIFY"] }) }],
    },
    destinationConfig: failures,
  });
  new lambda.EventSourceMapping("topic", {
    eventSourceArn: "arn:aws:kafka:eu-west-1:111122223333:cluster/events/1234abcd-12ab-34cd-56ef-1",
    functionName: consumer.name,
    topics: ["orders"],
    startingPosition: "LATEST",
  });
}

/** Who may call a function: rules, an API, a topic, a log group, a target group. */
export function permissions(): void {
  const fn = "arn:aws:lambda:eu-west-1:111122223333:function:hooks";
  const callers: Record<string, { principal: string; sourceArn: string }> = {
    rule: {
      principal: "events.amazonaws.com",
      sourceArn: "arn:aws:events:eu-west-1:111122223333:rule/nightly",
    },
    api: {
      principal: "apigateway.amazonaws.com",
      sourceArn: "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/*/POST/hooks",
    },
    topic: {
      principal: "sns.amazonaws.com",
      sourceArn: "arn:aws:sns:eu-west-1:111122223333:orders",
    },
    logs: {
      principal: "logs.eu-west-1.amazonaws.com",
      sourceArn: "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/worker:*",
    },
    target: {
      principal: "elasticloadbalancing.amazonaws.com",
      sourceArn:
        "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/hooks/0123456789abcdef",
    },
  };
  for (const [name, caller] of Object.entries(callers)) {
    new lambda.Permission(`hooks-${name}`, {
      action: "lambda:InvokeFunction",
      function: fn,
      ...caller,
    });
  }
  new lambda.Permission("hooks-account", {
    statementId: "partner",
    action: "lambda:InvokeFunction",
    function: fn,
    principal: "444455556666",
  });
  new lambda.Permission("hooks-organisation", {
    action: "lambda:InvokeFunction",
    function: fn,
    principal: "*",
    principalOrgId: "o-a1b2c3d4e5",
  });
  new lambda.LayerVersion("shared", {
    layerName: "shared",
    code: new pulumi.asset.FileArchive("."),
    compatibleRuntimes: ["nodejs22.x"],
  });
  new lambda.LayerVersionPermission("shared", {
    layerName: "shared",
    versionNumber: 3,
    statementId: "organisation",
    action: "lambda:GetLayerVersion",
    principal: "*",
    organizationId: "o-a1b2c3d4e5",
  });
}

/** A function of few words, for the tooling of the bucket beside it. */
export function small(): void {
  const artifacts = s3.BucketObjectv2;
  const object = new artifacts("redirect-code", {
    bucket: "acme-artifacts",
    key: "redirect.zip",
    source: new pulumi.asset.FileAsset("package.json"),
    serverSideEncryption: "aws:kms",
  });
  const role = new iam.Role("redirect", { assumeRolePolicy: TRUST });
  new iam.RolePolicyAttachment("redirect", {
    role: role.name,
    policyArn: iam.ManagedPolicy.AWSLambdaBasicExecutionRole,
  });
  new lambda.Function("redirect", {
    runtime: "provided.al2023",
    handler: "bootstrap",
    s3Bucket: object.bucket,
    s3Key: object.key,
    role: role.arn,
    tracingConfig: { mode: "Active" },
  });
}
