/** Families of node types that a region lacks. */
interface Lacking {
  readonly cache?: readonly string[];
  readonly search?: readonly string[];
}

/**
 * Families of the tables in `cache.ts` and `search.ts` that a region did not offer, by region; every
 * other region offered all of them. Source: the instance types by region in cfn-lint 1.58.0, which
 * takes them from AWS' price lists, as of 2026-10-20. A list without a price is no proof, so what
 * follows from it is a warning.
 */
const NOT_OFFERED: Readonly<Record<string, Lacking>> = {
  "ap-east-2": { search: ["m6g", "r6g"] },
  "ap-southeast-6": { search: ["m6g", "r6g"] },
  "ap-southeast-7": { search: ["m6g", "r6g"] },
  "ca-west-1": { cache: ["m7g"], search: ["m7g"] },
  "eu-south-1": { cache: ["m7g"], search: ["m7g"] },
  "me-central-1": { cache: ["t4g"] },
  "me-south-1": { cache: ["t4g"] },
  "mx-central-1": { search: ["m6g", "r6g"] },
};

/**
 * Types of a list that the region was not seen to offer, each once.
 * @param types as the services spell them: `cache.m7g.large`, `m7g.large.search`.
 */
export function notOffered(
  store: keyof Lacking,
  region: string,
  types: readonly string[],
): string[] {
  const lacking = NOT_OFFERED[region]?.[store] ?? [];
  return [...new Set(types)].filter((type) =>
    type.split(".").some((part) => lacking.includes(part)),
  );
}
