import type { Value } from "../../../../infra/planner/record/types";
import { nameOf } from "../sites";
import { beside, type Operator, placeOf, set, unset } from "../mutation";
import { weakFlag } from "../weaker/flags";
import { NUMBERS } from "../weaker/numbers";
import { ORDERS } from "../weaker/words";

/** Lists whose entries grant something: without one of them less is allowed. */
export const GRANTS =
  /^(elasticache\/userGroup userIds|customDbRole actions(\[\]\.resources)?|lb\/listener defaultActions)(\[\])?$/;

/** Operators on single values. */
export const VALUES: readonly Operator[] = [
  {
    name: "flag flipped",
    does: "a flag set to the weaker of its values, by the words of its name (`force`, `skip`, `disabled`, against `enable`, `encrypt`, `protect`)",
    apply: (site) => {
      if (typeof site.value !== "boolean") return [];
      const weak = weakFlag(nameOf(site));
      return weak === undefined || weak === site.value ? [] : [set(site, weak)];
    },
  },
  {
    name: "flag set weak",
    does: "a flag that is not there set, where its name says that it opens, drops or deletes something",
    apply: (site) => {
      const isFlag = site.declared.kind.is === "boolean";
      if (site.value !== undefined || !isFlag || weakFlag(nameOf(site)) !== true) return [];
      return [set(site, true)];
    },
  },
  {
    name: "absent",
    does: "an optional property or block left out",
    apply: (site) =>
      site.value === undefined || site.item || GRANTS.test(placeOf(site)) ? [] : [unset(site)],
  },
  {
    name: "number weakened",
    does: "a number moved to the published bound in the weak direction",
    apply: (site) => {
      const { value } = site;
      const place = placeOf(site);
      const bounds = NUMBERS.find((entry) => entry.place.test(place));
      if (bounds === undefined || typeof value !== "number") return [];
      const weaker = bounds.to.filter((to) => (bounds.weak === "lower" ? to < value : to > value));
      return weaker.map((to) => set(site, to));
    },
  },
  {
    name: "word weakened",
    does: "a word replaced by each weaker one of a published order (TLS policies, encryption modes, audit and protocol modes)",
    apply: (site) => {
      const { value } = site;
      const place = placeOf(site);
      const order = ORDERS.find((entry) => entry.place.test(place))?.order ?? [];
      const at = order.findIndex((words) => words.some((word) => word === value));
      if (at === -1) return [];
      const together = place.endsWith("retentionUnit") ? [beside(site, "retentionValue")] : [];
      return order
        .slice(at + 1)
        .flat()
        .map((word) => ({ ...set(site, word as Value), together }));
    },
  },
];
