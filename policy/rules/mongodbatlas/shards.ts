import { type Copy, type Place, type Subject, UNKNOWN } from "../../rule";

/** Providers of clusters that share their hosts, which take few of the settings of dedicated ones. */
export const SHARED_PROVIDERS = ["TENANT", "FLEX"] as const;

/** Values of a key anywhere below a copy; what is not known yet may hold one. */
function valuesOf(copy: Copy, key: string): Copy[] {
  if (copy === UNKNOWN) return [UNKNOWN];
  if (Array.isArray(copy)) return (copy as readonly Copy[]).flatMap((item) => valuesOf(item, key));
  if (typeof copy !== "object" || copy === null) return [];
  return Object.entries(copy as Readonly<Record<string, Copy>>).flatMap(([name, value]) =>
    name === key ? [value] : name === "regionConfigs" ? valuesOf(value, key) : [],
  );
}

/**
 * True for a free or flex cluster, of either type of cluster.
 * @throws Undecided when its provider is not known yet.
 */
export function isShared<V>(it: Subject<V>): boolean {
  const shared: readonly Copy[] = SHARED_PROVIDERS;
  const providers: readonly Copy[] = [
    it.copy("providerName"),
    ...valuesOf(it.copy("replicationSpecs"), "providerName"),
  ];
  if (providers.some((provider) => shared.includes(provider))) return true;
  return providers.includes(UNKNOWN) ? it.undecided("replicationSpecs") : false;
}

/** Ends the rule for a cluster that shares its hosts. */
export function skipShared<V>(it: Subject<V>): void {
  if (isShared(it)) it.notApplicable("is a free or flex cluster, which has no such setting");
}

/**
 * The region configurations of a shard.
 *
 * @throws Undecided when one of them is not known.
 */
export function regionsOf(spec: Place): Place[] {
  return spec.whole("regionConfigs");
}

export type NodeKind = "electable" | "readOnly" | "analytics";
export const NODE_KINDS: readonly NodeKind[] = ["electable", "readOnly", "analytics"];

/** Path of a kind's hardware in a region configuration. */
export const specsOf = (kind: NodeKind) => `${kind}Specs`;

/** How many nodes of a kind a region configuration asks for; none where it says nothing. */
export function nodesOf(region: Place, kind: NodeKind): number {
  return region.number(`${specsOf(kind)}.nodeCount`) ?? 0;
}

/** Judges each shard by itself: an unknown value in one leaves the others alone. */
export function eachShard<V>(it: Subject<V>, judge: (spec: Place) => void): void {
  for (const spec of it.list("replicationSpecs")) {
    it.part(() => {
      judge(spec);
    });
  }
}

/** Judges each region configuration of each shard by itself. */
export function eachRegion<V>(it: Subject<V>, judge: (region: Place) => void): void {
  eachShard(it, (spec) => {
    for (const region of spec.list("regionConfigs")) {
      it.part(() => {
        judge(region);
      });
    }
  });
}

/** Tier of an Atlas size as a number, `M40` is 40; undefined for other texts. */
export function tierOf(size: string | undefined): number | undefined {
  const [, tier] = /^[MR](\d+)/.exec(size ?? "") ?? [];
  return tier === undefined ? undefined : Number(tier);
}

/** A size of Atlas must stand there. */
export function mustBeSize(place: Place, key: string): void {
  place.mustExist(key);
  const size = place.text(key) ?? "";
  if (size !== "" && tierOf(size) === undefined) place.fail(key, "is no size of Atlas");
}

/** Class of an Atlas size, `R80_NVME` is `R_NVME`: sizes of one class can be compared. */
export function classOf(size: string): string {
  return size.replace(/^([MR])\d+/, "$1");
}
