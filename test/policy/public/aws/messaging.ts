import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as sns from "@pulumi/aws/sns";
import * as sqs from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";

/** A queue with its queue for failures, both with a customer key, each with its policy. */
export function withDeadLetters(): void {
  const key = new kms.Key("queues", { enableKeyRotation: true });
  const dead = new sqs.Queue("orders-dead", {
    name: "orders-dead",
    kmsMasterKeyId: key.id,
    messageRetentionSeconds: 14 * 24 * 3600,
  });
  const orders = new sqs.Queue("orders", {
    name: "orders",
    kmsMasterKeyId: key.arn,
    kmsDataKeyReusePeriodSeconds: 300,
    visibilityTimeoutSeconds: 60,
    receiveWaitTimeSeconds: 20,
    redrivePolicy: dead.arn.apply((arn) =>
      JSON.stringify({ deadLetterTargetArn: arn, maxReceiveCount: 4 }),
    ),
  });
  new sqs.RedriveAllowPolicy("orders-dead", {
    queueUrl: dead.id,
    redriveAllowPolicy: pulumi.jsonStringify({
      redrivePermission: "byQueue",
      sourceQueueArns: [orders.arn],
    }),
  });
  for (const [name, queue] of Object.entries({ orders, dead })) {
    new sqs.QueuePolicy(name, {
      queueUrl: queue.id,
      policy: iam.getPolicyDocumentOutput({
        statements: [
          {
            sid: "TlsOnly",
            effect: "Deny",
            principals: [{ type: "AWS", identifiers: ["*"] }],
            actions: ["sqs:*"],
            resources: [queue.arn],
            conditions: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
          },
        ],
      }).json,
    });
  }
}

/** First in, first out; the service's own key; the policy inline. */
export function fifo(): void {
  new sqs.Queue("ledger", {
    name: "ledger.fifo",
    fifoQueue: true,
    contentBasedDeduplication: true,
    deduplicationScope: "messageGroup",
    fifoThroughputLimit: "perMessageGroupId",
    sqsManagedSseEnabled: true,
    redrivePolicy: JSON.stringify({
      deadLetterTargetArn: "arn:aws:sqs:eu-west-1:111122223333:ledger-dead.fifo",
      maxReceiveCount: "3",
    }),
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "TlsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: "arn:aws:sqs:eu-west-1:111122223333:ledger.fifo",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        {
          Sid: "Producer",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::444455556666:role/ledger" },
          Action: ["sqs:SendMessage", "sqs:GetQueueUrl"],
          Resource: "arn:aws:sqs:eu-west-1:111122223333:ledger.fifo",
        },
      ],
    }),
  });
}

/** A topic with subscribers of several kinds, and a policy for the services that publish. */
export function topicWithSubscribers(): void {
  const key = new kms.Key("notifications", {
    enableKeyRotation: true,
    policy: iam.getPolicyDocumentOutput({
      statements: [
        {
          actions: ["kms:*"],
          resources: ["*"],
          principals: [{ type: "AWS", identifiers: ["arn:aws:iam::111122223333:root"] }],
        },
        {
          actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
          resources: ["*"],
          principals: [
            { type: "Service", identifiers: ["cloudwatch.amazonaws.com", "s3.amazonaws.com"] },
          ],
          conditions: [
            { test: "StringEquals", variable: "aws:SourceAccount", values: ["111122223333"] },
          ],
        },
      ],
    }).json,
  });
  const topic = new sns.Topic("alarms", {
    displayName: "Alarms",
    kmsMasterKeyId: key.keyId,
    tracingConfig: "Active",
    deliveryPolicy: JSON.stringify({
      http: {
        defaultHealthyRetryPolicy: { minDelayTarget: 20, maxDelayTarget: 20, numRetries: 3 },
      },
    }),
  });
  new sns.TopicPolicy("alarms", {
    arn: topic.arn,
    policy: iam.getPolicyDocumentOutput({
      policyId: "alarms",
      statements: [
        {
          sid: "OwnAccount",
          principals: [{ type: "AWS", identifiers: ["*"] }],
          actions: [
            "SNS:Subscribe",
            "SNS:Receive",
            "SNS:Publish",
            "SNS:ListSubscriptionsByTopic",
            "SNS:GetTopicAttributes",
          ],
          resources: [topic.arn],
          conditions: [
            { test: "StringEquals", variable: "AWS:SourceOwner", values: ["111122223333"] },
          ],
        },
        {
          sid: "Alarms",
          principals: [{ type: "Service", identifiers: ["cloudwatch.amazonaws.com"] }],
          actions: ["SNS:Publish"],
          resources: [topic.arn],
          conditions: [
            {
              test: "ArnLike",
              variable: "aws:SourceArn",
              values: ["arn:aws:cloudwatch:eu-west-1:111122223333:alarm:*"],
            },
          ],
        },
        {
          sid: "TlsOnly",
          effect: "Deny",
          principals: [{ type: "AWS", identifiers: ["*"] }],
          actions: ["sns:Publish"],
          resources: [topic.arn],
          conditions: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
        },
      ],
    }).json,
  });
  const queue = new sqs.Queue("alarms", { kmsMasterKeyId: "alias/queues" });
  new sqs.QueuePolicy("alarms", {
    queueUrl: queue.url,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "sns.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: queue.arn,
          Condition: { ArnEquals: { "aws:SourceArn": topic.arn } },
        },
        {
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: queue.arn,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  });
  new sns.TopicSubscription("alarms-queue", {
    topic: topic.arn,
    protocol: "sqs",
    endpoint: queue.arn,
    rawMessageDelivery: true,
    filterPolicy: JSON.stringify({ severity: ["critical"] }),
    redrivePolicy: JSON.stringify({
      deadLetterTargetArn: "arn:aws:sqs:eu-west-1:111122223333:alarms-dead",
    }),
  });
  new sns.TopicSubscription("alarms-mail", {
    topic: topic.arn,
    protocol: "email",
    endpoint: "on-call@example.com",
  });
  new sns.TopicSubscription("alarms-hook", {
    topic: topic.arn,
    protocol: "https",
    endpoint: "https://events.pagerduty.com/integration/0123/enqueue",
    endpointAutoConfirms: true,
  });
}

/** The account's own key of the service, a FIFO topic, delivery reports. */
export function fifoTopic(): void {
  const role = new iam.Role("sns-delivery", {
    assumeRolePolicy: iam.assumeRolePolicyForPrincipal({ Service: "sns.amazonaws.com" }),
    managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonSNSRole"],
  });
  new sns.Topic("stock", {
    name: "stock.fifo",
    fifoTopic: true,
    contentBasedDeduplication: true,
    kmsMasterKeyId: "alias/aws/sns",
    sqsSuccessFeedbackRoleArn: role.arn,
    sqsFailureFeedbackRoleArn: role.arn,
    sqsSuccessFeedbackSampleRate: 100,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Publishers",
          Effect: "Allow",
          Principal: { AWS: ["arn:aws:iam::111122223333:role/stock"] },
          Action: "sns:Publish",
          Resource: "arn:aws:sns:eu-west-1:111122223333:stock.fifo",
        },
      ],
    }),
  });
}

/** SQS has encrypted new queues by itself for years: a queue may say nothing about it. */
export function defaults(): void {
  const queue = new sqs.Queue("thumbnails", { visibilityTimeoutSeconds: 45 });
  new sqs.QueuePolicy("thumbnails", {
    queueUrl: queue.id,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: "*",
          Action: "sqs:SendMessage",
          Resource: queue.arn,
          Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::acme-uploads" } },
        },
        {
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: "sqs:SendMessage",
          Resource: queue.arn,
          Condition: { StringEquals: { "aws:PrincipalOrgID": ["o-a1b2c3d4e5"] } },
        },
      ],
    }),
  });
}
