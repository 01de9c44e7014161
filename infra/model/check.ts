import type { Finding } from "../errors";
import { limitOf } from "../sizing/limits";
import { LOCATION_PATTERN } from "./fields";
import type { Collection, Index, Manifest } from "./types";

const WHERE = "infra/model";

function error(code: string, path: string, message: string, fix: string): Finding {
  return { code, severity: "error", where: WHERE, path, message, fix };
}

/** The whole shard key, in order. */
function shardKeyFields({ shardKey }: Collection): readonly string[] {
  return shardKey.spread === "location" ? ["location", shardKey.field] : ["_id"];
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function checkFields(collection: Collection): Finding[] {
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

function checkShardKey(collection: Collection): Finding[] {
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

function checkIndex(collection: Collection, index: Index): Finding[] {
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
  // Atlas makes the shard key's index itself and fails on an index that begins with the second field (atlas.md 3).
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

function checkLife(collection: Collection): Finding[] {
  const { ttlField, hotDays, archive, fields, indexes, name } = collection;
  const findings: Finding[] = [];
  const add = (code: string, path: string, message: string, fix: string) =>
    findings.push(error(code, `${name}.${path}`, message, fix));
  const ttlIndexes = indexes.filter((index) => index.expireAfterSeconds !== undefined);
  if (ttlField !== undefined) {
    const field = fields[ttlField];
    if (field?.type !== "date")
      add(
        "ttl-field",
        "ttlField",
        `"${ttlField}" is not a date field`,
        "declare it with type date",
      );
    else if (field.required)
      add(
        "ttl-field",
        "ttlField",
        `"${ttlField}" is required, so every document would expire`,
        "make it optional: the archive writes it",
      );
    if (!ttlIndexes.some((index) => index.keys[0]?.[0] === ttlField))
      add("ttl-index", "indexes", `no TTL index on "${ttlField}"`, "add `purgeIndex`");
    if (archive === undefined)
      add(
        "ttl-without-archive",
        "ttlField",
        "documents would be deleted without a copy",
        "declare `archive`",
      );
  }
  for (const index of ttlIndexes) {
    if (index.keys[0]?.[0] !== ttlField)
      add(
        "ttl-index",
        `indexes.${index.name}`,
        "a TTL index on another field than `ttlField` may delete ahead of the archive",
        "index `ttlField`",
      );
  }
  if (archive !== undefined && hotDays === undefined)
    add(
      "hot-days",
      "hotDays",
      "an archived collection says how long its documents stay",
      "set hotDays, in days",
    );
  if (
    hotDays !== undefined &&
    (hotDays < 1 || !Number.isInteger(hotDays) || ttlField === undefined)
  )
    add(
      "hot-days",
      "hotDays",
      `${hotDays} days need a whole number above 0 and a ttlField`,
      "declare ttlField and archive",
    );
  if (archive !== undefined) {
    if (fields[archive.by]?.type !== "date" || fields[archive.by]?.required !== true)
      add("archive-date", "archive.by", `"${archive.by}" is not a required date field`, "name one");
    for (const column of archive.columns.filter((entry) => fields[entry] === undefined))
      add(
        "archive-column",
        "archive.columns",
        `field "${column}" does not exist`,
        "declare it or drop the column",
      );
    for (const column of ["_id", "location", archive.by].filter(
      (entry) => !archive.columns.includes(entry),
    ))
      add(
        "archive-column",
        "archive.columns",
        `column "${column}" is missing: the archive verifies and partitions by it`,
        "add it",
      );
  }
  return findings;
}

function checkUses(collection: Collection): Finding[] {
  const { search, cache, v1, fields, name } = collection;
  const findings: Finding[] = [];
  const known = (path: string, names: readonly string[]) => {
    for (const field of names.filter((entry) => fields[entry] === undefined))
      findings.push(
        error(
          "unknown-field",
          `${name}.${path}`,
          `field "${field}" does not exist`,
          "declare it or drop it",
        ),
      );
  };
  if (search !== undefined) {
    known("search.fields", Object.keys(search.fields));
    known("search.worldExceptions", Object.keys(search.worldExceptions ?? {}));
    for (const [field, scope] of Object.entries(search.fields)) {
      if (
        fields[field]?.personal === true &&
        scope === "world" &&
        search.worldExceptions?.[field] === undefined
      ) {
        findings.push(
          error(
            "personal-in-world",
            `${name}.search.fields.${field}`,
            `personal field "${field}" leaves its residency with scope world`,
            "use scope residency, or declare it in worldExceptions with the reason",
          ),
        );
      }
      if (fields[field]?.type === "object")
        findings.push(
          error(
            "search-object",
            `${name}.search.fields.${field}`,
            `"${field}" is an opaque sub-document`,
            "search single fields",
          ),
        );
    }
  }
  if (cache !== undefined) {
    known("cache.key", cache.key);
    const personal = cache.key.filter((field) => fields[field]?.personal === true);
    if (personal.length > 0)
      findings.push(
        error(
          "personal-in-key",
          `${name}.cache.key`,
          `${personal.join(", ")} is personal, and keys reach logs`,
          "use ids",
        ),
      );
    if (cache.key.length === 0 || cache.ttlSeconds < 1)
      findings.push(
        error(
          "cache-use",
          `${name}.cache`,
          "a cache entry needs a key and a life of at least 1 s",
          "set key and ttlSeconds",
        ),
      );
  }
  if (v1 !== undefined) known("v1.columns", Object.keys(v1.columns));
  return findings;
}

/**
 * Everything that is wrong with a data model; empty when it can be deployed.
 * Sources of the rules: atlas.md 3, 11, 13 and 16 (14 to 16); design section 5.
 *
 * @param limits raised limits of the fleet, by the names of `infra/sizing/limits.ts`.
 */
export function checkManifest(
  manifest: Manifest,
  limits: Readonly<Record<string, number>> = {},
): Finding[] {
  const { collections, version, database } = manifest;
  const findings: Finding[] = [];
  if (!Number.isInteger(version) || version < 1)
    findings.push(
      error(
        "version",
        "version",
        `version ${version} is not a whole number from 1`,
        "raise it by one with every change",
      ),
    );
  if (!/^[a-z][a-z0-9]{0,37}$/.test(database) || ["admin", "config", "local"].includes(database))
    findings.push(
      error(
        "database-name",
        "database",
        `"${database}" cannot be used`,
        "choose lower-case letters and digits",
      ),
    );
  for (const name of repeated(collections.map((entry) => entry.name)))
    findings.push(
      error("collection-twice", name, `collection "${name}" is there twice`, "rename one"),
    );
  const managed = collections.filter(({ shardKey }) => shardKey.spread === "location").length;
  const limit = limitOf(limits, "atlasNamespaces");
  if (managed > limit)
    findings.push(
      error(
        "namespaces",
        "collections",
        `${managed} managed namespaces, Atlas allows ${limit} per project`,
        "merge collections",
      ),
    );
  for (const collection of collections) {
    for (const name of repeated(collection.indexes.map((index) => index.name)))
      findings.push(
        error(
          "index-twice",
          `${collection.name}.indexes`,
          `index "${name}" is there twice`,
          "rename one",
        ),
      );
    findings.push(
      ...checkFields(collection),
      ...checkShardKey(collection),
      ...collection.indexes.flatMap((index) => checkIndex(collection, index)),
      ...checkLife(collection),
      ...checkUses(collection),
    );
  }
  return findings;
}
