import type { Synthesis } from "./subject";
import { autoname } from "./subject";

export const SNS: Readonly<Record<string, Synthesis>> = {
  "aws:sns/topic:Topic": (subject) => {
    const name = autoname(subject);
    const arn = subject.arn("sns", name);
    return { id: arn, outputs: { name, arn, owner: subject.account } };
  },
  "aws:sns/topicPolicy:TopicPolicy": (subject) => ({
    id: subject.text("arn", subject.name),
    outputs: { owner: subject.account },
  }),
};
