import * as sqs from "@pulumi/aws/sqs";
import type * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../../infra/tags";
import { onlyTls, policyJson } from "../../keys";
import type { LoaderArgs } from "./args";
import { MESSAGE_BYTES, MOST_RECEIVES, RETENTION, VISIBILITY } from "./loader-layout";

/** The queue before the loader, and where it puts what can never be written. */
export interface LoaderQueues {
  readonly feed: sqs.Queue;
  readonly deadLetters: sqs.Queue;
}

/**
 * Both encrypted with the cell's key and reached over TLS only; who may use them is IAM's to say. Protected
 * until the cell is removed: what is in them is nowhere else in the form of a change.
 */
export function makeQueues(name: string, args: LoaderArgs, parent: pulumi.Resource): LoaderQueues {
  const kept = { parent, protect: !args.removable };
  const common = (child: string): sqs.QueueArgs => ({
    kmsMasterKeyId: args.dataKeyArn,
    maxMessageSize: MESSAGE_BYTES,
    visibilityTimeoutSeconds: VISIBILITY,
    tags: namedTags(args.tags, child),
  });
  const lettersName = `${name}-dead-letters`;
  const deadLetters = new sqs.Queue(
    lettersName,
    { ...common(lettersName), messageRetentionSeconds: RETENTION.deadLetters },
    kept,
  );
  const feedName = `${name}-feed`;
  const feed = new sqs.Queue(
    feedName,
    {
      ...common(feedName),
      messageRetentionSeconds: RETENTION.feed,
      redrivePolicy: deadLetters.arn.apply((deadLetterTargetArn) =>
        JSON.stringify({ deadLetterTargetArn, maxReceiveCount: MOST_RECEIVES }),
      ),
    },
    kept,
  );
  new sqs.RedriveAllowPolicy(
    `${lettersName}-sources`,
    {
      queueUrl: deadLetters.url,
      redriveAllowPolicy: feed.arn.apply((arn) =>
        JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [arn] }),
      ),
    },
    { parent },
  );
  for (const [child, queue] of [
    [feedName, feed],
    [lettersName, deadLetters],
  ] as const)
    new sqs.QueuePolicy(
      `${child}-policy`,
      {
        queueUrl: queue.url,
        policy: queue.arn.apply((arn) => policyJson([onlyTls("sqs:*", arn)])),
      },
      { parent },
    );
  return { feed, deadLetters };
}
