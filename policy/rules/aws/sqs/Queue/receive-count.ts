import { z } from "zod";
import { mapping, stackRule } from "../../../../rule";
import { QUEUE, redriveOf } from "./dead-letters";

export const receiveCount = stackRule({
  id: "aws-sqs-queue-receive-count",
  title: "A message goes to the dead letters after a few tries",
  severity: "medium",
  frameworks: [mapping("worldcell", "messages")],
  why: "With too many tries, a message that nobody can handle takes the consumers' time until it expires.",
  fix: "Set maxReceiveCount in redrivePolicy to about 5.",
  types: [QUEUE],
  properties: ["redrivePolicy"],
  settings: {
    most: z.int().min(1).default(20).describe("Most receives before a message is given up."),
  },
  check: (it) => {
    const redrive = redriveOf(it) ?? it.notApplicable("has no dead-letter queue");
    const { receives } = redrive;
    if (receives === undefined)
      redrive.holder.fail("redrivePolicy.maxReceiveCount", "is not set; it must be");
    else if (receives < 1 || receives > it.settings.most)
      redrive.holder.fail(
        "redrivePolicy.maxReceiveCount",
        `is ${String(receives)}; it must be from 1 to ${String(it.settings.most)}`,
      );
  },
});
