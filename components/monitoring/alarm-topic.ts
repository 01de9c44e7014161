import * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../infra/tags";
import { type KeyScope, onlyTls, policyJson, type PolicyStatement, regionalArn } from "../keys";
import type { AlarmTopicArgs } from "./args";

/** Alarms of this account and region may publish, by TLS, and no other service. */
function topicPolicy(scope: KeyScope, topicArn: string): PolicyStatement[] {
  return [
    {
      Sid: "Alarms",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: "sns:Publish",
      Resource: topicArn,
      Condition: {
        StringEquals: { "aws:SourceAccount": scope.account },
        ArnLike: { "aws:SourceArn": regionalArn(scope, "cloudwatch", "alarm:*") },
      },
    },
    onlyTls("sns:Publish", topicArn),
  ];
}

/**
 * Where the cell's alarms go. Who is told subscribes to it; the platform knows no addresses, and what reads
 * its messages needs `kms:Decrypt` on the key only if it is a queue.
 */
export class AlarmTopic extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;
  readonly nodes: { readonly topic: sns.Topic };

  constructor(name: string, args: AlarmTopicArgs, opts?: pulumi.ComponentResourceOptions) {
    super("worldcell:monitoring:AlarmTopic", name, args, opts);
    const topicName = `${name}-topic`;
    const topic = new sns.Topic(
      topicName,
      { kmsMasterKeyId: args.logsKeyArn, tags: namedTags(args.tags, topicName) },
      { parent: this },
    );
    new sns.TopicPolicy(
      `${topicName}-policy`,
      { arn: topic.arn, policy: topic.arn.apply((arn) => policyJson(topicPolicy(args, arn))) },
      { parent: this },
    );
    this.topicArn = topic.arn;
    this.nodes = { topic };
    this.registerOutputs({ topicArn: this.topicArn });
  }
}
