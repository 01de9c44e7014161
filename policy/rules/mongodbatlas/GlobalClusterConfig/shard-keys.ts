import { mapping, type Place, resourceRule } from "../../../rule";
import { GLOBAL_CONFIG } from "../types";

/** Most managed namespaces of one project (Atlas limits). */
const MOST = 40;

function judge(namespace: Place): void {
  namespace.mustExist("customShardKey");
  const key = namespace.text("customShardKey") ?? "";
  if (/^(_id\.)?location$/.test(key))
    namespace.fail("customShardKey", "is location, which is the first field of every key already");
  if (key.includes(",")) namespace.fail("customShardKey", "names several fields; it must name one");
  if (
    namespace.flag("isCustomShardKeyHashed") === true &&
    namespace.flag("isShardKeyUnique") === true
  )
    namespace.fail("isShardKeyUnique", "is true where the key is hashed; it must be false");
}

export const shardKeys = resourceRule({
  id: "mongodbatlas-global-cluster-config-shard-keys",
  title: "A zoned collection has one shard key, of location and one more field",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-08")],
  why: "A shard key is chosen once: a wrong one can only be mended by moving every document.",
  fix: "Name one field beside location in customShardKey, hashed or unique but not both.",
  types: [GLOBAL_CONFIG],
  properties: ["managedNamespaces"],
  check: (it) => {
    const namespaces = it.list("managedNamespaces");
    if (namespaces.length > MOST)
      it.fail(
        "managedNamespaces",
        `has ${String(namespaces.length)} entries; it must have at most ${String(MOST)}`,
      );
    const seen = new Set<string>();
    for (const namespace of namespaces) {
      it.part(() => {
        judge(namespace);
      });
      it.part(() => {
        const name = `${namespace.text("db") ?? ""}.${namespace.text("collection") ?? ""}`;
        if (seen.has(name)) namespace.fail("collection", "stands in the list twice");
        seen.add(name);
      });
    }
  },
});
