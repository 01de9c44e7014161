import { checkManifest, managedNamespaces } from "../../../infra/model";
import type { Collection } from "../../../infra/model";
import type { FleetContext } from "../../context/context";
import { mapping, type Place, resourceRule } from "../../rule";
import { fleetOf } from "./stack";

/** Longest time that documents with a life stay in the database: one year hot, then the archive (design, section 1). */
const HOT_DAYS = 365;

/** Data classes whose documents grow for ever unless they leave the database. */
const GROWING: readonly Collection["dataClass"][] = ["transactions", "sessions", "logs"];

function judgeLife(it: Place, collection: Collection): void {
  const { name, dataClass, hotDays, archive, ttlField } = collection;
  if (!GROWING.includes(dataClass)) return;
  const at = `model.${name}`;
  if (hotDays === undefined) it.fail(`${at}.hotDays`, "is not set; it must be");
  else if (hotDays > HOT_DAYS)
    it.fail(`${at}.hotDays`, `is ${String(hotDays)}; it must be at most ${String(HOT_DAYS)}`);
  if (ttlField === undefined) it.fail(`${at}.ttlField`, "is not set; it must be");
  if (archive === undefined) it.fail(`${at}.archive`, "is not set; it must be");
}

function judgeNamespaces(it: Place, { model }: FleetContext): void {
  const wanted = new Map(
    managedNamespaces(model).map((entry) => [`${entry.database}.${entry.collection}`, entry]),
  );
  const seen = new Set<string>();
  let named = true;
  for (const namespace of it.list("managedNamespaces")) {
    it.part(() => {
      named &&= !namespace.isUnknown("db") && !namespace.isUnknown("collection");
      const name = `${namespace.text("db") ?? ""}.${namespace.text("collection") ?? ""}`;
      const entry = wanted.get(name);
      if (entry === undefined) {
        namespace.fail("collection", "is not in the data model; add it there first");
        return;
      }
      seen.add(name);
      if (namespace.text("customShardKey") !== entry.shardKey)
        namespace.fail(
          "customShardKey",
          `is not ${entry.shardKey}, the data model's; it cannot be changed later`,
        );
      const hashed = namespace.flag("isCustomShardKeyHashed") ?? false;
      if (hashed !== entry.hashed)
        namespace.fail(
          "isCustomShardKeyHashed",
          `is ${String(hashed)}; the data model says ${String(entry.hashed)}`,
        );
    });
  }
  // One that is not known yet may be what the list lacks.
  if (!named) return;
  it.mustKnowAll("managedNamespaces");
  const missing = [...wanted.keys()].filter((name) => !seen.has(name));
  if (missing.length > 0)
    it.fail("managedNamespaces", `lacks ${missing.join(", ")} of the data model`);
}

function judgeMappings(it: Place, { fleet }: FleetContext): void {
  for (const entry of it.list("customZoneMappings")) {
    it.part(() => {
      const zone = fleet.zones.find((row) => row.zone === entry.text("zone"));
      if (zone === undefined) entry.fail("zone", "is not a zone of the fleet");
      else if (entry.text("location") !== zone.location)
        entry.fail("location", `is not ${zone.location}, that of zone ${zone.zone}`);
    });
  }
}

export const dataModel = resourceRule({
  id: "fleet-data-model",
  title: "What the database shards, maps and keeps is what the data model says",
  severity: "high",
  frameworks: [mapping("worldcell", "A6")],
  why: "Documents with a wrong shard key or location live in the wrong zone; those without an end fill the database.",
  fix: "Change infra/model, and let the database stack derive namespaces, mappings and TTL from it.",
  exemptible: false,
  types: ["mongodbatlas:index/globalClusterConfig:GlobalClusterConfig"],
  properties: ["managedNamespaces", "customZoneMappings"],
  check: (it) => {
    const context = fleetOf(it);
    for (const { path, message } of checkManifest(context.model)) it.fail(`model.${path}`, message);
    for (const collection of context.model.collections) judgeLife(it, collection);
    it.part(() => {
      if (it.flag("selfManagedSharding") === true) it.notApplicable("sharding is managed by hand");
      judgeNamespaces(it, context);
    });
    it.part(() => {
      judgeMappings(it, context);
    });
  },
});
