import { nameOf, type Site } from "../sites";
import { type Mutation, type Operator, set } from "../mutation";

/** A region of the fleet in another residency. */
function elsewhere(region: string): string {
  if (region.startsWith("eu-")) return "ap-northeast-1";
  return region.startsWith("us-") ? "eu-west-1" : "us-east-1";
}

const atlas = (region: string): string => region.toUpperCase().replaceAll("-", "_");
const aws = (region: string): string => region.toLowerCase().replaceAll("_", "-");

/** An account that nobody of the fleet owns. */
export const STRANGER = "999999999999";

function moved(site: Site): Mutation[] {
  const { value, subject, path } = site;
  if (!/(^region|[rR]egion|regionName)$/.test(nameOf(site))) return [];
  if (value === undefined) {
    const own = path.length === 1 && nameOf(site) === "region";
    return own ? [set(site, elsewhere(subject.region))] : [];
  }
  if (typeof value !== "string") return [];
  // Each region of a cell has a latency record already, and Route 53 takes one for each region only.
  if (site.generic === "latencyRoutingPolicies[].region") return [set(site, "sa-east-1")];
  if (/^[A-Z]{2}_[A-Z]+_\d$/.test(value)) return [set(site, atlas(elsewhere(aws(value))))];
  return /^[a-z]{2}-[a-z]+-\d$/.test(value) ? [set(site, elsewhere(value))] : [];
}

/** Operators on regions and accounts. */
export const PLACES: readonly Operator[] = [
  {
    name: "region of another residency",
    does: "a region replaced by one of another residency; set where a regional resource has none of its own",
    apply: moved,
  },
  {
    name: "another account",
    does: "an account's number replaced by a stranger's",
    apply: (site) =>
      typeof site.value === "string" && /^\d{12}$/.test(site.value) ? [set(site, STRANGER)] : [],
  },
];
