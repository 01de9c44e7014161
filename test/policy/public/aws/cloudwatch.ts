import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as sns from "@pulumi/aws/sns";
import * as sqs from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";

/** Log groups: kept a year or less, with a customer key or the service's, and with what hides data. */
export function logGroups(): void {
  const key = new kms.Key("logs", {
    enableKeyRotation: true,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:root" },
          Action: "kms:*",
          Resource: "*",
        },
        {
          Effect: "Allow",
          Principal: { Service: "logs.eu-west-1.amazonaws.com" },
          Action: [
            "kms:Encrypt",
            "kms:Decrypt",
            "kms:ReEncrypt*",
            "kms:GenerateDataKey*",
            "kms:Describe*",
          ],
          Resource: "*",
          Condition: {
            ArnEquals: {
              "kms:EncryptionContext:aws:logs:arn":
                "arn:aws:logs:eu-west-1:111122223333:log-group:/shop/audit",
            },
          },
        },
      ],
    }),
  });
  const audit = new cloudwatch.LogGroup("audit", {
    name: "/shop/audit",
    retentionInDays: 2557,
    kmsKeyId: key.arn,
    logGroupClass: "STANDARD",
    skipDestroy: true,
  });
  const app = new cloudwatch.LogGroup("app", { name: "/shop/app", retentionInDays: 365 });
  new cloudwatch.LogGroup("debug", {
    name: "/shop/debug",
    retentionInDays: 400,
    logGroupClass: "INFREQUENT_ACCESS",
  });
  for (const [name, retentionInDays] of Object.entries({ web: 30, worker: 14, cluster: 90 }))
    new cloudwatch.LogGroup(name, { retentionInDays });
  new cloudwatch.LogDataProtectionPolicy("app", {
    logGroupName: app.name,
    policyDocument: JSON.stringify({
      Name: "mask",
      Version: "2021-06-01",
      Statement: [
        {
          Sid: "Audit",
          DataIdentifier: ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"],
          Operation: { Audit: { FindingsDestination: {} } },
        },
        {
          Sid: "Redact",
          DataIdentifier: ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"],
          Operation: { Deidentify: { MaskConfig: {} } },
        },
      ],
    }),
  });
  new cloudwatch.LogMetricFilter("denied", {
    name: "denied",
    logGroupName: audit.name,
    pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    metricTransformation: { name: "Denied", namespace: "Audit", value: "1", defaultValue: "0" },
  });
  const role = new iam.Role("to-firehose", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "logs.eu-west-1.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringLike: { "aws:SourceArn": "arn:aws:logs:eu-west-1:111122223333:*" },
          },
        },
      ],
    }),
  });
  new cloudwatch.LogSubscriptionFilter("archive", {
    logGroup: audit.name,
    filterPattern: "",
    destinationArn: "arn:aws:firehose:eu-west-1:111122223333:deliverystream/archive",
    roleArn: role.arn,
  });
}

/** Alarms of all kinds: on metrics, on expressions, on anomalies, on other alarms. */
export function alarms(): void {
  const topic = new sns.Topic("on-call", { kmsMasterKeyId: "alias/alarms" });
  const errors = new cloudwatch.MetricAlarm("errors", {
    name: "entry-5xx",
    alarmDescription: "More than five per cent of requests fail",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    evaluationPeriods: 2,
    datapointsToAlarm: 2,
    threshold: 5,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "rate",
        expression: "100 * errors / requests",
        label: "Error rate",
        returnData: true,
      },
      {
        id: "errors",
        metric: {
          metricName: "HTTPCode_Target_5XX_Count",
          namespace: "AWS/ApplicationELB",
          period: 60,
          stat: "Sum",
          dimensions: { LoadBalancer: "app/entry/0123456789abcdef" },
        },
      },
      {
        id: "requests",
        metric: {
          metricName: "RequestCount",
          namespace: "AWS/ApplicationELB",
          period: 60,
          stat: "Sum",
          dimensions: { LoadBalancer: "app/entry/0123456789abcdef" },
        },
      },
    ],
    alarmActions: [topic.arn],
    okActions: [topic.arn],
    insufficientDataActions: [],
  });
  const slow = new cloudwatch.MetricAlarm("slow", {
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 3,
    metricName: "TargetResponseTime",
    namespace: "AWS/ApplicationELB",
    period: 60,
    extendedStatistic: "p99",
    threshold: 1.5,
    dimensions: { LoadBalancer: "app/entry/0123456789abcdef" },
    actionsEnabled: true,
    alarmActions: [topic.arn],
  });
  new cloudwatch.MetricAlarm("traffic", {
    comparisonOperator: "LessThanLowerOrGreaterThanUpperThreshold",
    evaluationPeriods: 3,
    thresholdMetricId: "band",
    alarmActions: [topic.arn],
    metricQueries: [
      { id: "band", expression: "ANOMALY_DETECTION_BAND(requests, 3)", returnData: true },
      {
        id: "requests",
        returnData: true,
        metric: {
          metricName: "RequestCount",
          namespace: "AWS/ApplicationELB",
          period: 300,
          stat: "Sum",
        },
      },
    ],
  });
  new cloudwatch.CompositeAlarm("shop", {
    alarmName: "shop-unwell",
    alarmRule: pulumi.interpolate`ALARM("${errors.name}") OR ALARM("${slow.name}")`,
    alarmActions: [topic.arn],
    okActions: topic.arn.apply((arn) => [arn]),
  });
  new cloudwatch.MetricAlarm("recover", {
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 2,
    metricName: "StatusCheckFailed_System",
    namespace: "AWS/EC2",
    period: 60,
    statistic: "Minimum",
    threshold: 0,
    dimensions: { InstanceId: "i-0a1b2c3d4e5f60718" },
    alarmActions: ["arn:aws:automate:eu-west-1:ec2:recover"],
  });
  new cloudwatch.Dashboard("shop", {
    dashboardName: "shop",
    dashboardBody: JSON.stringify({
      widgets: [{ type: "text", properties: { markdown: "# Shop" } }],
    }),
  });
}

/** Rules with their targets; what does not arrive goes aside. */
export function eventRules(): void {
  const dead = new sqs.Queue("events-dead", { sqsManagedSseEnabled: true });
  const nightly = new cloudwatch.EventRule("nightly", {
    name: "nightly",
    scheduleExpression: "cron(0 1 * * ? *)",
  });
  new cloudwatch.EventTarget("nightly", {
    rule: nightly.name,
    arn: "arn:aws:lambda:eu-west-1:111122223333:function:cleanup",
    retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 3 },
    deadLetterConfig: { arn: dead.arn },
  });
  const findings = new cloudwatch.EventRule("findings", {
    description: "Findings of GuardDuty",
    state: "ENABLED",
    eventPattern: JSON.stringify({
      source: ["aws.guardduty"],
      "detail-type": ["GuardDuty Finding"],
      detail: { severity: [{ numeric: [">=", 7] }] },
    }),
  });
  new cloudwatch.EventTarget("findings", {
    rule: findings.name,
    arn: "arn:aws:sns:eu-west-1:111122223333:security",
    inputTransformer: {
      inputPaths: { title: "$.detail.title" },
      inputTemplate: '"<title>"',
    },
  });
  const role = new iam.Role("start-workflow", {
    assumeRolePolicy: iam.assumeRolePolicyForPrincipal({ Service: "events.amazonaws.com" }),
  });
  new iam.RolePolicy("start-workflow", {
    role: role.id,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "states:StartExecution",
          Resource: "arn:aws:states:eu-west-1:111122223333:stateMachine:fulfilment",
        },
      ],
    }),
  });
  const orders = new cloudwatch.EventBus("orders", {
    name: "orders",
    kmsKeyIdentifier: "alias/orders",
    deadLetterConfig: { arn: dead.arn },
  });
  const placed = new cloudwatch.EventRule("placed", {
    eventBusName: orders.name,
    eventPattern: pulumi.jsonStringify({ "detail-type": ["OrderPlaced"] }),
  });
  new cloudwatch.EventTarget("placed", {
    eventBusName: orders.name,
    rule: placed.name,
    arn: "arn:aws:states:eu-west-1:111122223333:stateMachine:fulfilment",
    roleArn: role.arn,
  });
  new cloudwatch.EventArchive("orders", {
    eventSourceArn: orders.arn,
    retentionDays: 90,
  });
  new cloudwatch.EventBusPolicy("orders", {
    eventBusName: orders.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Organisation",
          Effect: "Allow",
          Principal: "*",
          Action: "events:PutEvents",
          Resource: orders.arn,
          Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
        },
        {
          Sid: "Partner",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::444455556666:root" },
          Action: "events:PutEvents",
          Resource: orders.arn,
        },
      ],
    }),
  });
  new cloudwatch.EventPermission("organisation", {
    principal: "*",
    statementId: "organisation",
    condition: { key: "aws:PrincipalOrgID", type: "StringEquals", value: "o-a1b2c3d4e5" },
  });
}

/** Calls of another company's API, with its key out of the configuration. */
export function apiDestination(): void {
  const connection = new cloudwatch.EventConnection("chat", {
    authorizationType: "API_KEY",
    authParameters: {
      apiKey: { key: "Authorization", value: new pulumi.Config().requireSecret("slackToken") },
    },
  });
  new cloudwatch.EventApiDestination("chat", {
    connectionArn: connection.arn,
    httpMethod: "POST",
    invocationEndpoint: "https://slack.com/api/chat.postMessage",
    invocationRateLimitPerSecond: 5,
  });
}
