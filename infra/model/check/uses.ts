import type { Finding } from "../../errors";
import type { Collection } from "../types";
import { error } from "./finding";

/** How long documents stay: nothing may be deleted ahead of its copy in the archive. */
export function checkLife(collection: Collection): Finding[] {
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

/** Search, cache and migration. */
export function checkUses(collection: Collection): Finding[] {
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
