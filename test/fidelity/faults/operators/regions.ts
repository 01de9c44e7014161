import type { Operator } from "../mutation";
import { nameOf, type Site } from "../sites";

/** `eu-west-1` */
const AWS_REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;
/** `eu-west-1a`, `euw1-az1` */
const AWS_ZONE = /^([a-z]{2}(-[a-z]+)+-\d[a-z]|[a-z]{3,5}\d-az\d)$/;
/** `EU_WEST_1` */
const ATLAS_REGION = /^[A-Z]{2}(_[A-Z]+)+_\d$/;

/** By what is published about the value, else by the property's name. */
function isRegion(site: Site): boolean {
  return (
    site.limits.some(({ holds }) => holds === "region") || /region(s|Name)?$/i.test(nameOf(site))
  );
}

function isZone(site: Site): boolean {
  return /availabilityZone(s|Ids?)?$/i.test(nameOf(site));
}

/** The region or zone as the other of the two, AWS or Atlas, would write it. */
function foreign(site: Site): string | undefined {
  const { value, free } = site;
  if (typeof value !== "string" || free) return undefined;
  if (isRegion(site) && ATLAS_REGION.test(value)) return value.toLowerCase().replaceAll("_", "-");
  const form = isRegion(site) ? AWS_REGION : isZone(site) ? AWS_ZONE : undefined;
  return form?.test(value) === true ? value.toUpperCase().replaceAll("-", "_") : undefined;
}

/** Faults of regions and availability zones. */
export const REGIONS: readonly Operator[] = [
  {
    name: "region form",
    does: "a region or availability zone in Atlas' form for AWS (`EU_WEST_1`), in AWS's for Atlas",
    apply: (site) => {
      const other = foreign(site);
      return other === undefined ? [] : [{ set: other }];
    },
  },
];
