import { id, location, playerId, purgeAt, purgeIndex } from "../fields";
import { collection } from "../types";

/** Play sessions; the running ones are read from the cache. */
export const sessions = collection({
  name: "sessions",
  description: "One document per play session.",
  dataClass: "sessions",
  fields: {
    _id: id("The session's id."),
    location,
    sessionId: { type: "string", required: true, description: "The session's id." },
    playerId,
    cell: { type: "string", required: true, description: "Region of the cell that served it." },
    startedAt: { type: "date", required: true, description: "Start, UTC." },
    endedAt: { type: "date", required: false, description: "End, UTC; absent while it runs." },
    purgeAt,
  },
  shardKey: { spread: "location", field: "sessionId", hashed: true },
  indexes: [
    {
      name: "byPlayerAndStart",
      keys: [
        ["location", 1],
        ["playerId", 1],
        ["startedAt", -1],
      ],
    },
    {
      name: "byAge",
      keys: [
        ["location", 1],
        ["startedAt", 1],
      ],
    },
    purgeIndex,
  ],
  hotDays: 365,
  ttlField: "purgeAt",
  cache: { group: "sessions", key: ["sessionId"], ttlSeconds: 3600 },
  archive: {
    by: "startedAt",
    columns: ["_id", "location", "playerId", "cell", "startedAt", "endedAt"],
  },
  v1: {
    table: "sessions",
    primaryKey: ["id"],
    columns: {
      sessionId: "id",
      playerId: "player_id",
      startedAt: "started_at",
      endedAt: "ended_at",
    },
  },
});
