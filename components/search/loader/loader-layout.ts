import { GC_DELETES } from "../../../infra/model/derive/opensearch";
import type { Phase } from "../../../infra/fleet/schema";
import type { PolicyStatement } from "../../keys";

/** Memory in MiB and time in seconds of each function. */
export const FUNCTION_SIZES = {
  /** Up to ten messages of 200 KB at once, parsed; half a minute of retries is worth more than giving up. */
  loader: { memory: 512, timeout: 60 },
  /** Comparisons and fills go on as long as Lambda lets them, and are called again. */
  maintain: { memory: 1024, timeout: 900 },
  bootstrap: { memory: 256, timeout: 300 },
} as const;

/**
 * Invocations of the loader at once; what is more waits in the queue. Each sends one bulk request at a time,
 * so this is how many the domain gets. Two is the least that Lambda takes.
 */
export const LOADER_CONCURRENCY: Readonly<Record<Phase, number>> = {
  seed: 2,
  launch: 5,
  growth: 10,
  scale: 20,
};

/** Messages of a batch: more than ten would wait for a window to fill (Lambda developer guide, SQS). */
export const BATCH_SIZE = 10;

/** Bytes of a message: SQS' largest, which one change of a big document needs (`MESSAGE_LIMITS`). */
export const MESSAGE_BYTES = 1024 * 1024;

/** Seconds that a message is hidden while it is worked on: six times the function's, as AWS advises. */
export const VISIBILITY = 6 * FUNCTION_SIZES.loader.timeout;

/** Seconds of a text like `1h`, as OpenSearch writes times. */
function secondsOf(text: string): number {
  const [, count = "", unit = ""] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const seconds = { s: 1, m: 60, h: 3600, d: 86_400 }[unit];
  if (seconds === undefined) throw new Error(`"${text}" is no time like 1h`);
  return Number(count) * seconds;
}

/**
 * Receives of a message before it is a dead letter. Its last one comes before an index forgets a deletion
 * that was made after the message: a later one could bring the document back.
 */
export const MOST_RECEIVES = Math.floor(secondsOf(GC_DELETES) / VISIBILITY) - 1;

/** Seconds that messages are kept: four days; and dead letters: two weeks, SQS' longest. */
export const RETENTION = { feed: 345_600, deadLetters: 1_209_600 } as const;

/** ARNs that rights are about. */
export interface LoaderArns {
  readonly feed: string;
  readonly deadLetters: string;
  readonly dataKey: string;
  readonly domain: string;
  /** Name that SQS of the region asks for keys by: `sqs.eu-west-1.amazonaws.com`. */
  readonly queueService: string;
}

const allow = (
  Sid: string,
  Action: readonly string[],
  Resource: string | readonly string[],
): PolicyStatement => ({ Sid, Effect: "Allow", Action, Resource });

/** The key, but only for what SQS encrypts with it. */
const useKey = ({ dataKey, queueService }: LoaderArns): PolicyStatement => ({
  ...allow("QueueKey", ["kms:Decrypt", "kms:GenerateDataKey"], dataKey),
  Condition: { StringEquals: { "kms:ViaService": queueService } },
});

const TAKE = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"] as const;

/** The loader: takes from the queue, writes by bulk requests, puts aside what can never be written. */
export function loaderRights(arns: LoaderArns): PolicyStatement[] {
  return [
    allow("Feed", TAKE, arns.feed),
    allow("DeadLetters", ["sqs:SendMessage"], arns.deadLetters),
    useKey(arns),
    allow("Domain", ["es:ESHttpPost"], `${arns.domain}/*`),
  ];
}

/** Maintenance: reads and writes indexes, moves aliases, empties the dead letters. */
export function maintainRights(arns: LoaderArns): PolicyStatement[] {
  return [
    allow("Feed", ["sqs:GetQueueAttributes"], arns.feed),
    allow(
      "DeadLetters",
      [...TAKE, "sqs:ChangeMessageVisibility", "sqs:SendMessage"],
      arns.deadLetters,
    ),
    useKey(arns),
    allow("Domain", ["es:ESHttpDelete", "es:ESHttpGet", "es:ESHttpPost"], `${arns.domain}/*`),
  ];
}

/** The feed: fills the queue, and puts aside what it cannot send. */
export function feedRights(arns: LoaderArns): PolicyStatement[] {
  return [allow("Queues", ["sqs:SendMessage"], [arns.feed, arns.deadLetters]), useKey(arns)];
}

/**
 * Kubernetes namespace and service account of the feed, which its role is for. EKS Pod Identity says in its
 * session tags who asks (EKS user guide, "Create IAM role with trust policy").
 */
export const FEED_ACCOUNT = { namespace: "worldcell", serviceAccount: "search-feed" } as const;

/** The feed's pods of this account, and nobody else, become its role. */
export function feedTrust(account: string): PolicyStatement[] {
  return [
    {
      Sid: "FeedPods",
      Effect: "Allow",
      Principal: { Service: "pods.eks.amazonaws.com" },
      Action: ["sts:AssumeRole", "sts:TagSession"],
      Condition: {
        StringEquals: {
          "aws:SourceAccount": account,
          "aws:RequestTag/kubernetes-namespace": FEED_ACCOUNT.namespace,
          "aws:RequestTag/kubernetes-service-account": FEED_ACCOUNT.serviceAccount,
        },
      },
    },
  ];
}
