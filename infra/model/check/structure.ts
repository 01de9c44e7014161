import type { Finding } from "../../errors";
import { LOCATION_PATTERN } from "../fields";
import type { Collection, Index } from "../types";
import { error, repeated } from "./finding";

/** The whole shard key, in order. */
function shardKeyFields({ shardKey }: Collection): readonly string[] {
  return shardKey.spread === "location" ? ["location", shardKey.field] : ["_id"];
}

/** Fields that every collection has, and legal names. */
export function checkFields(collection: Collection): Finding[] {
  const path = `${collection.name}.fields`;
  const { fields } = collection;
  const findings: Finding[] = [];
  if (fields["_id"]?.required !== true)
    findings.push(
      error("id-missing", `${path}._id`, "no required field `_id`", "declare it with `id(...)`"),
    );
  const location = fields["location"];
  if (location?.type !== "string" || !location.required || location.pattern !== LOCATION_PATTERN) {
    findings.push(
      error(
        "location-missing",
        `${path}.location`,
        "no required string field `location` with the location pattern: a write without it is stored in any zone",
        "use `location` of infra/model/fields.ts",
      ),
    );
  }
  for (const name of Object.keys(fields).filter(
    (field) => !/^[A-Za-z_][A-Za-z0-9]*$/.test(field),
  )) {
    findings.push(
      error(
        "field-name",
        `${path}.${name}`,
        `field name "${name}" has other characters than letters and digits`,
        "rename it",
      ),
    );
  }
  return findings;
}

/** The shard key, which cannot be changed once there is data. */
export function checkShardKey(collection: Collection): Finding[] {
  const { shardKey, fields, name } = collection;
  const path = `${name}.shardKey`;
  if (shardKey.spread === "everywhere") {
    const personal = Object.keys(fields).filter((field) => fields[field]?.personal === true);
    return personal.length === 0
      ? []
      : [
          error(
            "personal-everywhere",
            path,
            `documents are stored in all zones, but ${personal.join(", ")} is personal`,
            "keep personal fields in a collection spread by location",
          ),
        ];
  }
  const second = fields[shardKey.field];
  if (
    shardKey.field === "location" ||
    shardKey.field.includes(",") ||
    shardKey.field.startsWith("_id.location")
  ) {
    return [
      error(
        "shard-key-field",
        `${path}.field`,
        `"${shardKey.field}" cannot be the second field of a shard key`,
        "name one field other than location",
      ),
    ];
  }
  if (
    second === undefined ||
    !second.required ||
    second.type === "array" ||
    second.type === "object"
  ) {
    return [
      error(
        "shard-key-field",
        `${path}.field`,
        `"${shardKey.field}" is not a required field with a single value`,
        `name one of ${Object.keys(fields).join(", ")}`,
      ),
    ];
  }
  return [];
}

/** One secondary index. */
export function checkIndex(collection: Collection, index: Index): Finding[] {
  const path = `${collection.name}.indexes.${index.name}`;
  const keys = index.keys.map(([field]) => field);
  const findings: Finding[] = [];
  for (const field of keys.filter((key) => collection.fields[key] === undefined))
    findings.push(
      error(
        "index-field",
        path,
        `field "${field}" does not exist`,
        "declare the field or drop the key",
      ),
    );
  if (keys.length === 0)
    findings.push(error("index-empty", path, "an index without keys", "name its fields"));
  for (const field of repeated(keys))
    findings.push(error("index-field", path, `field "${field}" is there twice`, "keep one"));
  if (keys.filter((key) => collection.fields[key]?.type === "array").length > 1)
    findings.push(
      error(
        "index-arrays",
        path,
        "two arrays in one index",
        "MongoDB indexes at most one array: split the index",
      ),
    );
  if (index.unique === true) {
    const prefix = shardKeyFields(collection);
    if (prefix.some((field, at) => keys[at] !== field)) {
      findings.push(
        error(
          "unique-index-prefix",
          path,
          `a unique index starts with the whole shard key (${prefix.join(", ")}), not with ${keys.join(", ")}`,
          "put the shard key first, or make the value unique through `identities`",
        ),
      );
    }
    if (index.keys.some(([, order]) => order === "hashed"))
      findings.push(
        error("unique-hashed", path, "a hashed index cannot be unique", "use order 1 or -1"),
      );
  }
  const { strength = 3 } = index.collation ?? {};
  if (![1, 2, 3, 4, 5].includes(strength))
    findings.push(
      error(
        "collation-strength",
        path,
        `strength ${String(strength)} is none`,
        "use 1 (base letters), 2 (accents too), 3 (case too), 4 or 5",
      ),
    );
  if (index.collation !== undefined && index.keys.some(([, order]) => order === "hashed"))
    findings.push(
      error(
        "collation-hashed",
        path,
        "a hashed index compares texts as they are (MongoDB manual, hashed indexes)",
        "use order 1 or -1, or leave the collation out",
      ),
    );
  // Atlas makes the shard key's index itself and fails on an index that begins with the second field (Atlas documentation).
  if (collection.shardKey.spread === "location" && keys[0] === collection.shardKey.field) {
    findings.push(
      error(
        "index-on-shard-key",
        path,
        `an index on "${keys[0]}" stops Atlas from sharding the collection`,
        "put location first",
      ),
    );
  }
  if (index.expireAfterSeconds !== undefined && keys.length !== 1)
    findings.push(
      error("ttl-index", path, "a TTL index has one field", `keep one of ${keys.join(", ")}`),
    );
  return findings;
}
