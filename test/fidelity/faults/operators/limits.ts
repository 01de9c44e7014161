import type { Value } from "../../../../infra/planner/record/types";
import type { Mutation, Operator } from "../mutation";
import type { Site } from "../sites";

/** Longest text and list that is made. */
const LONGEST = 10_000;
const MOST_ITEMS = 200;

/** The least of all published lower bounds: what is below breaks each of them. */
function least({ limits }: Site): number | undefined {
  const bounds = limits.flatMap((limit) => limit.least ?? []);
  return bounds.length === 0 ? undefined : Math.min(...bounds);
}

function most({ limits }: Site): number | undefined {
  const bounds = limits.flatMap((limit) => limit.most ?? []);
  return bounds.length === 0 ? undefined : Math.max(...bounds);
}

function operator(
  name: string,
  does: string,
  bound: (site: Site) => number | undefined,
  beyond: (bound: number, site: Site) => Value | undefined,
): Operator {
  return {
    name,
    does,
    apply: (site): readonly Mutation[] => {
      const limit = bound(site);
      const other = limit === undefined ? undefined : beyond(limit, site);
      return other === undefined ? [] : [{ set: other }];
    },
  };
}

/** The text of a site; undefined where it holds a number, though as text. */
function textOf({ value, limits }: Site): string | undefined {
  const isNumber = limits.some(({ numeric }) => numeric === true);
  return typeof value === "string" && !isNumber ? value : undefined;
}

/** A number as the site holds it: some providers take it as text. */
function asNumber(bound: number, { value, limits }: Site): Value | undefined {
  if (typeof value === "number") return bound;
  const isNumber = limits.some(({ numeric }) => numeric === true);
  const isDigits = typeof value === "string" && /^\d+$/.test(value);
  return isNumber && isDigits ? String(bound) : undefined;
}

function shorter(bound: number, site: Site): Value | undefined {
  const text = textOf(site);
  const least = site.declared.required ? 1 : 2;
  const applies = text !== undefined && text.length >= bound && bound >= least;
  return applies ? text.slice(0, bound - 1) : undefined;
}

function longer(bound: number, site: Site): Value | undefined {
  const applies = bound > 0 && bound <= LONGEST;
  return applies
    ? textOf(site)
        ?.padEnd(bound + 1, "x")
        .slice(0, bound + 1)
    : undefined;
}

function more(bound: number, { value }: Site): Value | undefined {
  if (!Array.isArray(value) || value.length === 0 || bound > MOST_ITEMS) return undefined;
  const items = value as readonly Value[];
  const [first = null] = items;
  return [...items, ...Array<Value>(Math.max(0, bound + 1 - items.length)).fill(first)];
}

/** Faults of size. */
export const LIMITS: readonly Operator[] = [
  operator("number below minimum", "one less than the published minimum", least, (bound, site) =>
    asNumber(bound - 1, site),
  ),
  operator("number above maximum", "one more than the published maximum", most, (bound, site) =>
    asNumber(bound + 1, site),
  ),
  operator(
    "text too short",
    "one character less than published; empty only where the property is required, since providers leave " +
      "out empty text",
    least,
    shorter,
  ),
  operator(
    "text too long",
    `one character more than published, where that is at most ${String(LONGEST)}`,
    most,
    longer,
  ),
  operator(
    "too many items",
    `one item more than published, where that is at most ${String(MOST_ITEMS)}`,
    most,
    more,
  ),
];
