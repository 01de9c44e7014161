import type { Finding } from "../../errors";
import { limitOf } from "../../sizing/limits";
import type { Manifest } from "../types";
import { error, repeated } from "./finding";
import { checkFields, checkIndex, checkShardKey } from "./structure";
import { checkLife, checkUses } from "./uses";

/**
 * Everything that is wrong with a data model; empty when it can be deployed.
 * Sources of the rules: Atlas documentation on global clusters, and the model's own promises.
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
