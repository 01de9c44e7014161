import type { Value } from "../../../../infra/planner/record/types";
import type { Operator } from "../mutation";
import type { Site } from "../sites";

/** Every value that some publisher lists; undefined where none lists any. */
function listed({ limits }: Site): readonly Value[] | undefined {
  const lists = limits.flatMap(({ values }) => (values === undefined ? [] : [values]));
  return lists.length === 0 ? undefined : lists.flat();
}

const words = (text: string): string[] =>
  text.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).filter((word) => word !== "");

const capital = (word: string): string =>
  `${word.slice(0, 1).toUpperCase()}${word.slice(1).toLowerCase()}`;

/** The same words in other styles: camel case first. */
function styles(text: string): string[] {
  const parts = words(text);
  const title = parts.map(capital).join("");
  const camel = `${title.slice(0, 1).toLowerCase()}${title.slice(1)}`;
  return [camel, title, text.toUpperCase(), text.toLowerCase(), parts.join("_").toLowerCase()];
}

function outside(values: readonly Value[], value: Value): Value | undefined {
  if (typeof value === "string") return "NO_SUCH_VALUE";
  if (typeof value !== "number") return undefined;
  return Math.max(...values.filter((other) => typeof other === "number")) + 1;
}

/** Faults of values that are one of a list. */
export const ENUMS: readonly Operator[] = [
  {
    name: "value out of list",
    does: "a value that no published list has",
    apply: (site) => {
      const values = listed(site);
      const other = values === undefined ? undefined : outside(values, site.value);
      return other === undefined ? [] : [{ set: other }];
    },
  },
  {
    name: "value in another style",
    does: "the same word in camel case, or else in another case, where no list has that",
    apply: (site) => {
      const values = listed(site);
      if (values === undefined || typeof site.value !== "string") return [];
      const other = styles(site.value).find(
        (style) => style !== site.value && !values.includes(style),
      );
      return other === undefined ? [] : [{ set: other }];
    },
  },
];
