import { mapping, stackRule } from "../../../../rule";
import { QUEUE, redriveOf } from "./dead-letters";

/** What the service keeps when a queue says nothing: four days. */
const DEFAULT_RETENTION = 345_600;
const DAY = 86_400;
/** The longest that the service keeps messages: two weeks. */
const LONGEST = 1_209_600;

export const deadLetterRetention = stackRule({
  id: "aws-sqs-queue-dead-letter-retention",
  title: "Dead letters are kept at least as long as messages",
  severity: "medium",
  frameworks: [mapping("worldcell", "messages")],
  why: "A dead letter keeps the age that it came with: it expires before anybody has seen it.",
  fix: "Set messageRetentionSeconds of the dead-letter queue to 1209600.",
  types: [QUEUE],
  properties: ["messageRetentionSeconds"],
  check: (it) => {
    const redrive = redriveOf(it) ?? it.notApplicable("has no dead-letter queue");
    const { target } = redrive;
    const dead =
      it
        .ofType(QUEUE)
        .find(
          (other) =>
            other.urn !== it.urn &&
            ((target !== undefined && other.identifiers().has(target)) ||
              redrive.holder.names("redrivePolicy", other) === "yes"),
        ) ?? it.notApplicable("its dead-letter queue is not in this stack");
    const kept = it.number("messageRetentionSeconds") ?? DEFAULT_RETENTION;
    // In a fleet somebody is given a day more to look at a letter that came at its last hour.
    const more = it.context.fleet === undefined ? 0 : DAY;
    const least = Math.min(Math.max(kept, DEFAULT_RETENTION) + more, LONGEST);
    const given = dead.number("messageRetentionSeconds") ?? DEFAULT_RETENTION;
    if (given < least)
      dead.fail(
        "messageRetentionSeconds",
        `is ${String(given)}; it must be at least ${String(least)}`,
      );
  },
});
