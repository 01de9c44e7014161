import type { Value } from "../../../../infra/planner/record/types";
import { type Operator, placeOf, set } from "../mutation";
import { GRANTS } from "./values";

/** Records are contents, but those that say who may issue certificates. */
function isListed(place: string, beside: Value | undefined): boolean {
  if (GRANTS.test(place)) return false;
  return place !== "route53/record records" || beside === "CAA";
}

/** Operators on lists. */
export const LISTS: readonly Operator[] = [
  {
    name: "entry removed",
    does: "one entry of a list taken away",
    apply: (site) => {
      const { value, subject } = site;
      if (!Array.isArray(value) || !isListed(placeOf(site), subject.resource.inputs.type))
        return [];
      const items = value as readonly Value[];
      if (items.length < 2) return [];
      return items.map((_, index) =>
        set(site, items.toSpliced(index, 1), `without entry ${String(index)}`),
      );
    },
  },
  {
    name: "list emptied",
    does: "a list without entries",
    apply: (site) => {
      const { value, subject } = site;
      if (!Array.isArray(value) || !isListed(placeOf(site), subject.resource.inputs.type))
        return [];
      return value.length === 0 ? [] : [set(site, [])];
    },
  },
  {
    name: "list cut to one",
    does: "the subnets of a resource cut to one, so that all of it stands in one availability zone",
    apply: (site) => {
      const { value, generic } = site;
      if (!Array.isArray(value) || !/subnet(Id)?s$/i.test(generic)) return [];
      const [first] = value as readonly Value[];
      return value.length < 3 || first === undefined ? [] : [set(site, [first], "the first alone")];
    },
  },
];
