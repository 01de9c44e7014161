import type { MongoClient } from "mongodb";
import { FEEDS_COLLECTION, PLATFORM_DATABASE } from "../../../../infra/model/derive/mongodb";
import { type CheckpointRow, mongoCheckpoints } from "../../../../infra/runtime/checkpoint";
import { systemClock } from "../../../../infra/runtime/clock";
import {
  SCHEMA_STORE,
  type StoredVersion,
  storedVersion,
} from "../../../../infra/runtime/schema-gate";

/** What a failover takes back would be a state that never was. */
const LASTING = {
  readConcern: { level: "majority" },
  writeConcern: { w: "majority" },
  readPreference: "primary",
} as const;

/** Where feeds and jobs of maintenance keep how far they are, and who holds them. */
export function feedRows(client: MongoClient) {
  return client.db(PLATFORM_DATABASE).collection<CheckpointRow>(FEEDS_COLLECTION, LASTING);
}

/** Reads the version of the schema that the database has. */
export function schemaVersion(client: MongoClient): () => Promise<number> {
  const { collection, database } = SCHEMA_STORE;
  const rows = client.db(database).collection<CheckpointRow>(collection, LASTING);
  return storedVersion(mongoCheckpoints<StoredVersion>(rows, systemClock));
}
