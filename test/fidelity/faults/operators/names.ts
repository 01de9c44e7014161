import type { Operator } from "../mutation";
import type { Site } from "../sites";

function isTop({ steps }: Site): boolean {
  return steps.length === 1;
}

/** Two letters of a name swapped, from its middle outwards, until it is no name of the owner. */
function misspelt(name: string, siblings: ReadonlySet<string>): string | undefined {
  const middle = Math.floor(name.length / 2);
  const places = [...name].map((_, index) => index).slice(1);
  places.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b);
  return places
    .map(
      (at) =>
        `${name.slice(0, at - 1)}${name.charAt(at)}${name.charAt(at - 1)}${name.slice(at + 1)}`,
    )
    .find((word) => word !== name && !siblings.has(word));
}

function misspelling(name: string, does: string, applies: (site: Site) => boolean): Operator {
  return {
    name,
    does,
    apply: (site) => {
      const last = site.steps.at(-1);
      if (!applies(site) || site.siblings === undefined || typeof last !== "string") return [];
      const word = misspelt(last, site.siblings);
      return word === undefined ? [] : [{ rename: word }];
    },
  };
}

function missing(name: string, does: string, applies: (site: Site) => boolean): Operator {
  return {
    name,
    does,
    apply: (site) => (applies(site) && site.declared.required ? [{ remove: true }] : []),
  };
}

/** Faults of names. */
export const NAMES: readonly Operator[] = [
  misspelling("misspelt property", "two letters of a property's name swapped", isTop),
  misspelling(
    "misspelt property, nested",
    "the same below another property",
    (site) => !isTop(site),
  ),
  missing("missing required", "a required property left out", isTop),
  missing("missing required, nested", "the same below another property", (site) => !isTop(site)),
];
