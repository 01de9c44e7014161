import type { Value } from "../../../../infra/planner/record/types";
import { beside, type Operator, placeOf, set } from "../mutation";
import { ADDITIONS } from "../weaker/additions";

const byPlace = new Map(ADDITIONS.map((entry) => [entry.place, entry]));

/** Operators that add what is not there. */
export const ADDED: readonly Operator[] = [
  {
    name: "weak value added",
    does: "a property that is not there set to something weak (a public ACL, an open policy, an administrator's policy, an inline rule for the world)",
    apply: (site) => {
      const addition = byPlace.get(placeOf(site));
      if (site.value !== undefined || addition === undefined) return [];
      const { values, also, only } = addition;
      if (only?.(site.subject.resource.inputs) === false) return [];
      const more = also === undefined ? [] : [{ path: beside(site, also.name), value: also.value }];
      return values.map(({ value, to }) => ({
        edits: [{ path: site.path, value }, ...more],
        to,
      }));
    },
  },
  {
    name: "entry added",
    does: "an open rule in the default security group; the default user in a user group",
    apply: (site) => {
      const { value } = site;
      if (!Array.isArray(value)) return [];
      const items = value as readonly Value[];
      switch (placeOf(site)) {
        case "ec2/defaultSecurityGroup ingress":
        case "ec2/defaultSecurityGroup egress":
          return ["0.0.0.0/0", "10.0.0.0/8"].map((block) =>
            set(
              site,
              [...items, { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: [block] }],
              `a rule for ${block}`,
            ),
          );
        case "elasticache/userGroup userIds":
          return [set(site, [...items, "default"], "with the user default")];
        default:
          return [];
      }
    },
  },
];
