import type { Properties } from "../record/types";

/** What the functions of `outputs/<service>.ts` know of the resource they answer for. */
export interface Subject {
  readonly type: string;
  readonly name: string;
  /** Inputs without secret wrappers. */
  readonly inputs: Properties;
  /** The resource's effective region. */
  readonly region: string;
  readonly account: string;
  readonly partition: string;
  /** `count` hex digits that depend on the URN alone. */
  readonly hex: (count: number) => string;
  /** An id in the form of a UUID that depends on the URN alone. */
  readonly uuid: () => string;
  /** A string input, or the text given. */
  readonly text: (key: string, otherwise: string) => string;
  /** An ARN of the resource's partition, region and account. */
  readonly arn: (service: string, rest: string) => string;
}

/** Answers for one type: the physical id and the outputs that are not inputs. */
export type Synthesis = (subject: Subject) => { id: string; outputs?: Properties };

/** The name that the provider gives where none is asked for: the logical name and seven hex digits. */
export function autoname(subject: Subject, key = "name"): string {
  const prefix = subject.inputs[`${key}Prefix`];
  return subject.text(
    key,
    typeof prefix === "string"
      ? `${prefix}${subject.hex(26)}`
      : `${subject.name}-${subject.hex(7)}`,
  );
}
