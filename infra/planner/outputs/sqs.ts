import type { Subject, Synthesis } from "./subject";
import { autoname } from "./subject";

/** Side resources of a queue have its URL for an id. */
const ofQueue = (subject: Subject) => ({ id: subject.text("queueUrl", subject.name) });

export const SQS: Readonly<Record<string, Synthesis>> = {
  "aws:sqs/queue:Queue": (subject) => {
    const name = autoname(subject);
    const url = `https://sqs.${subject.region}.amazonaws.com/${subject.account}/${name}`;
    return { id: url, outputs: { name, url, arn: subject.arn("sqs", name) } };
  },
  "aws:sqs/queuePolicy:QueuePolicy": ofQueue,
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": ofQueue,
};
