import { awsRegion } from "../../infra/regions/aws";

/** Where a key lives and who owns it; all plain, so that every policy is known at preview. */
export interface KeyScope {
  /** AWS account id, 12 digits. */
  readonly account: string;
  /** Region of the key and of everything that uses it. */
  readonly region: string;
}

/** One statement of a resource policy or a role's policy. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Partial<Record<"AWS" | "Service", string>>>;
  readonly Action: string | readonly string[];
  /** Absent in a role's trust policy only. */
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

/** A policy document; the order of statements and keys is the caller's, so the text is stable. */
export function policyJson(statements: readonly PolicyStatement[]): string {
  if (statements.length === 0) throw new Error("a policy document needs at least one statement");
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** Nobody uses a resource by plain HTTP, whatever else allows it. */
export function onlyTls(Action: string, Resource: string | readonly string[]): PolicyStatement {
  return {
    Sid: "OnlyTls",
    Effect: "Deny",
    Principal: "*",
    Action,
    Resource,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/** ARN of something regional in the scope: `arn:aws:logs:eu-west-1:111122223333:<rest>`. */
export function regionalArn(scope: KeyScope, service: string, rest: string): string {
  return `arn:${awsRegion(scope.region).partition}:${service}:${scope.region}:${scope.account}:${rest}`;
}

/** ARN of the account's root, which stands for "whoever IAM allows". */
export function rootArn(scope: KeyScope): string {
  return `arn:${awsRegion(scope.region).partition}:iam::${scope.account}:root`;
}

/** Data-plane actions that a service needs to write and read what it encrypts. */
const USE_KEY = ["kms:Decrypt", "kms:GenerateDataKey*"] as const;

/**
 * The account root: without it nobody could change the policy again, and roles get access by IAM.
 * Roles are never named: KMS refuses a policy that names one that does not exist yet, and
 * key > role > key would be a cycle.
 */
export function accountRoot(scope: KeyScope): PolicyStatement {
  return {
    Sid: "AccountByIam",
    Effect: "Allow",
    Principal: { AWS: rootArn(scope) },
    Action: "kms:*",
    Resource: "*",
  };
}

/**
 * CloudWatch Logs, for log groups of this account and region.
 * @param groups name, or pattern with `*`, of the log groups; `*` by default.
 */
export function cloudWatchLogs(scope: KeyScope, groups = "*"): PolicyStatement {
  return {
    Sid: "LogGroups",
    Effect: "Allow",
    Principal: { Service: `logs.${scope.region}.amazonaws.com` },
    Action: [
      "kms:Encrypt*",
      "kms:Decrypt*",
      "kms:ReEncrypt*",
      "kms:GenerateDataKey*",
      "kms:Describe*",
    ],
    Resource: "*",
    Condition: {
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": regionalArn(scope, "logs", `log-group:${groups}`),
      },
    },
  };
}

/** Vended logs (WAF, load balancer, Route 53 resolver) on their way to an encrypted destination. */
export function logDelivery(scope: KeyScope): PolicyStatement {
  return {
    Sid: "LogDelivery",
    Effect: "Allow",
    Principal: { Service: "delivery.logs.amazonaws.com" },
    Action: USE_KEY,
    Resource: "*",
    Condition: {
      StringEquals: { "aws:SourceAccount": scope.account },
      ArnLike: { "aws:SourceArn": regionalArn(scope, "logs", "*") },
    },
  };
}

/**
 * A service that sends to encrypted queues of this account.
 * The queue's ARN, which SQS puts into the encryption context, is the guard: EventBridge's requests
 * for a key carry neither `aws:SourceAccount` nor `aws:SourceArn` (SNS developer guide, key
 * management), so a condition on those would drop every event without an error. Which rule or topic
 * may send is the queue policy's part.
 */
export function senderToQueues(
  scope: KeyScope,
  service: "events" | "sns",
  queues = "*",
): PolicyStatement {
  return {
    Sid: service === "events" ? "EventsToQueues" : "TopicsToQueues",
    Effect: "Allow",
    Principal: { Service: `${service}.amazonaws.com` },
    Action: USE_KEY,
    Resource: "*",
    Condition: {
      ArnLike: { "kms:EncryptionContext:aws:sqs:arn": regionalArn(scope, "sqs", queues) },
    },
  };
}

/** A service that publishes to encrypted topics of this account; guarded as in {@link senderToQueues}. */
export function senderToTopics(
  scope: KeyScope,
  service: "events" | "cloudwatch",
  topics = "*",
): PolicyStatement {
  return {
    Sid: service === "events" ? "EventsToTopics" : "AlarmsToTopics",
    Effect: "Allow",
    Principal: { Service: `${service}.amazonaws.com` },
    Action: USE_KEY,
    Resource: "*",
    Condition: {
      ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": regionalArn(scope, "sns", topics) },
    },
  };
}

/** The three keys of a cell, one a class of data. */
export const CELL_KEYS = ["data", "logs", "secrets"] as const;
export type CellKey = (typeof CELL_KEYS)[number];

/**
 * Policy of one of the cell's keys.
 * - `data`: caches, search, buckets and queues. The stores use it with grants or with the caller's
 *   own rights; only what sends to encrypted queues must be named.
 * - `logs`: log groups, vended logs, alarm topics.
 * - `secrets`: Secrets Manager and Kubernetes secrets, with the caller's rights: no service at all.
 */
export function cellKeyPolicy(scope: KeyScope, key: CellKey): PolicyStatement[] {
  const root = accountRoot(scope);
  switch (key) {
    case "data":
      return [root, senderToQueues(scope, "events"), senderToQueues(scope, "sns")];
    case "logs":
      return [
        root,
        cloudWatchLogs(scope),
        logDelivery(scope),
        senderToTopics(scope, "cloudwatch"),
        senderToTopics(scope, "events"),
      ];
    case "secrets":
      return [root];
  }
}
