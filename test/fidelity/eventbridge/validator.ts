import type { Subject, Validator, Verdict } from "../support/validator";
import { ask, MATCHER, type Answer } from "./matcher";
import type { Samples } from "./samples";

const RULE = "aws:cloudwatch/eventRule:EventRule";

interface Case {
  readonly subject: Subject;
  readonly pattern: string;
  readonly samples: Samples | undefined;
}

function judged({ subject: { key, name }, samples }: Case, answer: Answer | undefined): Verdict[] {
  const path = "eventPattern";
  if (answer === undefined) throw new Error(`no answer about ${name}`);
  if ("error" in answer) return [{ key, path, rule: "pattern", message: answer.error }];
  if (samples === undefined || samples.matches.length === 0 || samples.others.length === 0) {
    const message = "add events that it must take and events that it must leave to samples.ts";
    return [{ key, path, rule: "no-samples", message }];
  }
  return [...samples.matches, ...samples.others].flatMap((event, index): Verdict[] => {
    const wanted = index < samples.matches.length;
    if (answer.matched[index] === wanted) return [];
    const rule = wanted ? "does-not-match" : "matches";
    return [{ key, path, rule, message: JSON.stringify(event) }];
  });
}

/**
 * Event patterns by the matcher that EventBridge itself uses.
 *
 * @param samples Events by logical name of the rule.
 */
export function eventPatterns(samples: Readonly<Record<string, Samples>>): Validator {
  return {
    name: "Event patterns",
    source: MATCHER,
    covers: (type) => type === RULE,
    judge(subjects) {
      const cases = subjects.flatMap((subject): Case[] => {
        const pattern = subject.inputs.eventPattern;
        if (subject.type !== RULE || typeof pattern !== "string") return [];
        return [{ subject, pattern, samples: samples[subject.name] }];
      });
      const answers = ask(
        cases.map((each) => ({
          pattern: each.pattern,
          events: [...(each.samples?.matches ?? []), ...(each.samples?.others ?? [])],
        })),
      );
      return Promise.resolve(cases.flatMap((each, index) => judged(each, answers[index])));
    },
    wrong: [],
  };
}
