import { type Identity, lockedShards, namespaceKey } from "../lock";
import { show } from "../text";
import type { RuleContext } from "./context";
import { freeOrdinal } from "./references";

/**
 * The fleet against the lock's identity: nothing may contradict it.
 * @param strict also refuse what the lock lacks; the command `lock` itself appends it instead.
 */
export function checkIdentity(context: RuleContext, strict: boolean): void {
  const identity = context.lock?.identity;
  if (identity === undefined) return;
  checkRegions(context, identity, strict);
  checkZones(context, identity, strict);
  checkNamespaces(context, identity, strict);
}

/** Owner of an ordinal in the lock, other than `name`. */
function ordinalOwner(
  entries: Readonly<Record<string, { readonly ordinal: number }>>,
  ordinal: number,
  name: string,
): string | undefined {
  return Object.entries(entries).find(
    ([other, entry]) => other !== name && entry.ordinal === ordinal,
  )?.[0];
}

function checkRegions({ file, report }: RuleContext, identity: Identity, strict: boolean): void {
  const used = Object.values(identity.regions).map((entry) => entry.ordinal);
  file.regions.forEach((row, index) => {
    const at = ["regions", index] as const;
    const locked = Object.hasOwn(identity.regions, row.region)
      ? identity.regions[row.region]
      : undefined;
    const owner = ordinalOwner(identity.regions, row.ordinal, row.region);
    if (owner !== undefined)
      report.add(
        "ordinal-reused",
        [...at, "ordinal"],
        `${String(row.ordinal)} belongs to ${owner} in the lock; free is ${String(freeOrdinal(file.regions, used))}`,
      );
    if (locked === undefined) {
      if (strict) report.add("lock-behind", at, `the lock has no region ${row.region}`);
      return;
    }
    if (owner === undefined && locked.ordinal !== row.ordinal)
      report.add(
        "lock-contradiction",
        [...at, "ordinal"],
        `ordinal ${String(row.ordinal)} of ${row.region} differs from ${String(locked.ordinal)} in the lock`,
      );
    if (row.cidr !== undefined && row.cidr !== locked.cidr)
      report.add(
        "lock-contradiction",
        [...at, "cidr"],
        `${row.cidr} of ${row.region} differs from ${locked.cidr} in the lock`,
      );
    const zones = row.availabilityZones;
    if (
      zones !== undefined &&
      [...zones].sort().join() !== [...locked.availabilityZones].sort().join()
    )
      report.add(
        "lock-contradiction",
        [...at, "availabilityZones"],
        `${zones.join(", ")} of ${row.region} differ from ${locked.availabilityZones.join(", ")} in the lock`,
      );
  });
}

function checkZones({ file, report }: RuleContext, identity: Identity, strict: boolean): void {
  const used = Object.values(identity.zones).map((entry) => entry.ordinal);
  file.zones.forEach((zone, index) => {
    const at = ["zones", index] as const;
    const locked = Object.hasOwn(identity.zones, zone.zone) ? identity.zones[zone.zone] : undefined;
    const owner = ordinalOwner(identity.zones, zone.ordinal, zone.zone);
    if (owner !== undefined)
      report.add(
        "ordinal-reused",
        [...at, "ordinal"],
        `${String(zone.ordinal)} belongs to zone ${owner} in the lock; free is ${String(freeOrdinal(file.zones, used))}`,
      );
    if (locked === undefined) {
      if (strict) report.add("lock-behind", at, `the lock has no zone ${zone.zone}`);
      return;
    }
    if (owner === undefined && locked.ordinal !== zone.ordinal)
      report.add(
        "lock-contradiction",
        [...at, "ordinal"],
        `ordinal ${String(zone.ordinal)} of zone ${zone.zone} differs from ${String(locked.ordinal)} in the lock`,
      );
    if (locked.location !== zone.location)
      report.add(
        "location-changed",
        [...at, "location"],
        `${show(zone.location)} of zone ${zone.zone} differs from ${show(locked.location)} in the lock`,
      );
    const shards = lockedShards(identity, zone.zone);
    if (zone.shards < shards)
      report.add(
        "fewer-shards",
        [...at, "shards"],
        `zone ${zone.zone} has ${String(zone.shards)} shards, the lock ${String(shards)}`,
      );
    else if (strict && zone.shards > shards)
      report.add(
        "lock-behind",
        [...at, "shards"],
        `the lock has ${String(shards)} of the ${String(zone.shards)} shards of zone ${zone.zone}`,
      );
  });
  for (const zone of Object.keys(identity.zones))
    if (!file.zones.some((row) => row.zone === zone))
      report.add("zone-removed", ["zones"], `zone ${zone} is in the lock and not in the fleet`);
}

function checkNamespaces(
  { namespaces, report }: RuleContext,
  identity: Identity,
  strict: boolean,
): void {
  for (const namespace of namespaces) {
    const key = namespaceKey(namespace);
    const locked = Object.hasOwn(identity.namespaces, key) ? identity.namespaces[key] : undefined;
    if (locked === undefined) {
      if (strict) report.add("lock-behind", [], `the lock has no namespace ${key}`);
    } else if (locked.shardKey !== namespace.shardKey || locked.hashed !== namespace.hashed) {
      const spell = (entry: { shardKey: string; hashed: boolean }) =>
        `${entry.shardKey}${entry.hashed ? " (hashed)" : ""}`;
      report.add(
        "shard-key-changed",
        [],
        `the shard key ${spell(namespace)} of ${key} differs from ${spell(locked)} in the lock`,
      );
    }
  }
}
