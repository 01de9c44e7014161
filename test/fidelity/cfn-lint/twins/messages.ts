import type { Twins } from "./twin";

/** Queues and topics. */
export const MESSAGES: Twins = {
  "aws:sqs/queue:Queue": {
    twin: "AWS::SQS::Queue",
    rules: {
      name: "QueueName",
      maxMessageSize: "MaximumMessageSize",
      messageRetentionSeconds: "MessageRetentionPeriod",
      receiveWaitTimeSeconds: "ReceiveMessageWaitTimeSeconds",
      visibilityTimeoutSeconds: "VisibilityTimeout",
      redrivePolicy: { json: "RedrivePolicy" },
      redriveAllowPolicy: { json: "RedriveAllowPolicy" },
      policy: { skip: "a resource of its own there" },
    },
    autoname: "name",
  },
  "aws:sqs/queuePolicy:QueuePolicy": {
    twin: "AWS::SQS::QueuePolicy",
    rules: { queueUrl: "Queues[0]", policy: { json: "PolicyDocument" } },
  },
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": {
    twin: "AWS::SQS::Queue",
    rules: {
      queueUrl: { skip: "the queue is the twin itself" },
      redriveAllowPolicy: { json: "RedriveAllowPolicy" },
    },
  },
  "aws:sns/topic:Topic": {
    twin: "AWS::SNS::Topic",
    rules: { name: "TopicName", policy: { skip: "a resource of its own there" } },
    autoname: "name",
  },
  "aws:sns/topicPolicy:TopicPolicy": {
    twin: "AWS::SNS::TopicPolicy",
    rules: { arn: "Topics[0]", policy: { json: "PolicyDocument" } },
  },
};
