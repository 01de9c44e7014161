import type { Documented } from "../documented";

const QUEUE_ARN = "arn:aws[a-z-]*:sqs:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,80}(\\.fifo)?";
// Id, ARN, alias or ARN of an alias ("KeyId" of DescribeKey in the API reference of KMS).
const KEY =
  "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32}|alias/.+|" +
  "arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:(key|alias)/.+";

function queue(key: string, says: string, limit: Partial<Documented>): Documented {
  return { operation: "sqs.CreateQueue", member: `Attributes.${key}`, says, ...limit };
}

/** SQS and SNS, whose attributes are maps of text. */
export const MESSAGES: readonly Documented[] = [
  {
    operation: "sqs.CreateQueue",
    member: "QueueName",
    says: "A queue name can have up to 80 characters. Valid values: alphanumeric characters, hyphens (-), and underscores (_)",
    pattern: "(?=.{1,80}$)[A-Za-z0-9_-]+(\\.fifo)?",
  },
  queue("DelaySeconds", "An integer from 0 to 900 seconds (15 minutes)", { min: 0, max: 900 }),
  queue("MaximumMessageSize", "An integer from 1,024 bytes (1 KiB) to 1,048,576 bytes (1 MiB)", {
    min: 1024,
    max: 1_048_576,
  }),
  queue(
    "MessageRetentionPeriod",
    "An integer from 60 seconds (1 minute) to 1,209,600 seconds (14 days)",
    { min: 60, max: 1_209_600 },
  ),
  queue("ReceiveMessageWaitTimeSeconds", "An integer from 0 to 20 (seconds)", { min: 0, max: 20 }),
  queue("VisibilityTimeout", "An integer from 0 to 43,200 (12 hours)", { min: 0, max: 43_200 }),
  queue(
    "KmsDataKeyReusePeriodSeconds",
    "An integer representing seconds, between 60 seconds (1 minute) and 86,400 seconds (24 hours)",
    { min: 60, max: 86_400 },
  ),
  queue("KmsMasterKeyId", "For more examples, see KeyId in the Key Management Service API", {
    pattern: KEY,
  }),
  queue(
    "RedrivePolicy",
    "parameters for the dead-letter queue functionality of the source queue as a JSON object",
    {
      json: {
        deadLetterTargetArn: { required: true, pattern: QUEUE_ARN },
        // How often a message is delivered; the words name no upper bound.
        maxReceiveCount: { min: 1 },
      },
    },
  ),
  {
    operation: "sqs.SetQueueAttributes",
    member: "Attributes.RedriveAllowPolicy",
    says: "which source queues can specify dead-letter queues as a JSON object",
    json: {
      redrivePermission: { values: ["allowAll", "denyAll", "byQueue"] },
      // "You can specify up to 10 source queue ARNs."
      sourceQueueArns: { pattern: QUEUE_ARN, most: 10 },
    },
  },
  {
    operation: "sns.CreateTopic",
    member: "Name",
    says: "only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long",
    pattern: "(?=.{1,256}$)[A-Za-z0-9_-]+(\\.fifo)?",
  },
  {
    operation: "sns.CreateTopic",
    member: "Attributes.KmsMasterKeyId",
    says: "For more examples, see KeyId in the Key Management Service API",
    pattern: KEY,
  },
];
