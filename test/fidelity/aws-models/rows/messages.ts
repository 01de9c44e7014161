import type { Target } from "../../python/row";
import type { Rows } from "./row";

const QUEUE = {
  delaySeconds: "DelaySeconds",
  maxMessageSize: "MaximumMessageSize",
  messageRetentionSeconds: "MessageRetentionPeriod",
  receiveWaitTimeSeconds: "ReceiveMessageWaitTimeSeconds",
  visibilityTimeoutSeconds: "VisibilityTimeout",
  fifoQueue: "FifoQueue",
  contentBasedDeduplication: "ContentBasedDeduplication",
  deduplicationScope: "DeduplicationScope",
  fifoThroughputLimit: "FifoThroughputLimit",
  kmsMasterKeyId: "KmsMasterKeyId",
  kmsDataKeyReusePeriodSeconds: "KmsDataKeyReusePeriodSeconds",
  sqsManagedSseEnabled: "SqsManagedSseEnabled",
  policy: "Policy",
  redrivePolicy: "RedrivePolicy",
  redriveAllowPolicy: "RedriveAllowPolicy",
};

const TOPIC = {
  displayName: "DisplayName",
  deliveryPolicy: "DeliveryPolicy",
  policy: "Policy",
  fifoTopic: "FifoTopic",
  contentBasedDeduplication: "ContentBasedDeduplication",
  kmsMasterKeyId: "KmsMasterKeyId",
  signatureVersion: "SignatureVersion",
  tracingConfig: "TracingConfig",
};

/** Attributes in a map of text, by property. */
function inMap(keys: Readonly<Record<string, string>>): Record<string, Target> {
  return Object.fromEntries(
    Object.entries(keys).map(([property, key]) => [property, { text: `Attributes.${key}` }]),
  );
}

/** Queues and topics. */
export const MESSAGES: Rows = {
  "aws:sqs/queue:Queue": {
    operations: ["sqs.CreateQueue"],
    rules: { name: "QueueName", ...inMap(QUEUE) },
    autoname: "name",
  },
  "aws:sqs/queuePolicy:QueuePolicy": {
    operations: ["sqs.SetQueueAttributes"],
    rules: { policy: "Attributes.Policy" },
  },
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": {
    operations: ["sqs.SetQueueAttributes"],
    rules: { redriveAllowPolicy: "Attributes.RedriveAllowPolicy" },
  },
  "aws:sns/topic:Topic": {
    operations: ["sns.CreateTopic"],
    rules: inMap(TOPIC),
    autoname: "name",
  },
  "aws:sns/topicPolicy:TopicPolicy": {
    operations: ["sns.SetTopicAttributes"],
    rules: { arn: "TopicArn", policy: "AttributeValue" },
    fixed: { AttributeName: "Policy" },
  },
};
