import * as pulumi from "@pulumi/pulumi";
import type { Phase } from "../../infra/fleet/schema";
import type { PolicyContext } from "../context/context";
import type { Rule } from "../rule/rule";
import { AnyResource, type ProgramOptions } from "./program";

/** A small program that creates resources; it may spell what it writes in several ways. */
export type Snippet = (as: Spelling) => unknown;

/** Where an example runs, if not in a stack of no fleet. */
export interface ExampleContext extends Pick<
  ProgramOptions,
  "stack" | "project" | "region" | "invokes"
> {
  /** @default "launch" */
  readonly phase?: Phase;
  /** What the rule knows beside the resources. @default a stack of no fleet, in `phase` */
  readonly context?: () => PolicyContext;
}

export interface Example extends ExampleContext {
  readonly of: Snippet;
}

/** An example in which the rule finds something. */
export interface Failing extends Example {
  /** Paths of all findings. */
  readonly at: string | readonly string[];
}

/** An example with values that are not known before the update. */
export interface Unknowing extends Example {
  /** The unknown value satisfies the rule: something will be there. @default the rule is undecided */
  readonly satisfied?: true;
}

/** Examples of one rule, each with a name that ends the sentence "it passes for ...". */
export interface Fixtures {
  readonly rule: Rule;
  readonly pass: Readonly<Record<string, Snippet | Example>>;
  readonly fail: Readonly<Record<string, Failing>>;
  readonly notApplicable: Readonly<Record<string, Snippet | Example>>;
  readonly unknown: Readonly<Record<string, Snippet | Unknowing>>;
}

/** What no rule of a type concerns. */
const OTHER: Fixtures["notApplicable"] = {
  "a resource of another type": () => new AnyResource("example:index/other:Other", "other", {}),
};

/**
 * Examples of a rule; they are its tests, and its documentation.
 * @param examples without `notApplicable`, a resource of another type stands there.
 */
export function fixtures(
  rule: Rule,
  examples: Omit<Fixtures, "rule" | "notApplicable"> & Partial<Pick<Fixtures, "notApplicable">>,
): Fixtures {
  return { rule, notApplicable: OTHER, ...examples };
}

/** Decides how one run of a snippet spells things. */
export class Spelling {
  readonly taken: { readonly choice: number; readonly of: number; readonly name: string }[] = [];

  /** @param choices decided so far; what they leave open takes its first option. */
  constructor(private readonly choices: readonly number[]) {}

  /** One of several ways to write the same, `as.either({ inline: () => ..., side: () => ... })`. */
  either<T>(options: Readonly<Record<string, () => T>>): T {
    const names = Object.keys(options);
    const choice = this.choices[this.taken.length] ?? 0;
    const name = names[choice] ?? "";
    this.taken.push({ choice, of: names.length, name });
    const option = options[name];
    if (option === undefined) throw new Error("a spelling needs options");
    return option();
  }

  /** A list, or its only element alone. */
  list<T>(items: readonly T[]): T | T[] {
    const [only] = items;
    if (items.length !== 1 || only === undefined) return [...items];
    return this.either<T | T[]>({ array: () => [only], scalar: () => only });
  }

  /** A document as a JSON text. Its parts may be outputs. */
  text(document: pulumi.Input<unknown>): pulumi.Output<string> {
    return pulumi.jsonStringify(document);
  }

  /** A document as a JSON text or as a mapping, for the properties that take both. */
  document<T>(document: T): T | pulumi.Output<string> {
    return this.either<T | pulumi.Output<string>>({
      text: () => pulumi.jsonStringify(document),
      object: () => document,
    });
  }
}

/**
 * Every way to spell a snippet, one after the other; each must be run before the next is asked for, since
 * its choices show while it runs.
 */
export function* spellings(): Generator<Spelling, void> {
  let choices: number[] = [];
  for (;;) {
    const spelling = new Spelling(choices);
    yield spelling;
    const { taken } = spelling;
    let last = taken.length - 1;
    while (last >= 0 && (taken[last]?.choice ?? 0) + 1 >= (taken[last]?.of ?? 0)) last--;
    if (last < 0) return;
    choices = taken
      .slice(0, last + 1)
      .map(({ choice }, index) => (index === last ? choice + 1 : choice));
  }
}
