import { createdAt, id, location, playerId, purgeAt, purgeIndex } from "../fields";
import { collection } from "../types";

/**
 * Log of what players did. An ordinary collection: a time-series collection ignores zones and has no
 * change streams (Atlas documentation).
 */
export const events = collection({
  name: "events",
  description: "One document per event of the game's log.",
  dataClass: "logs",
  fields: {
    _id: id("The event's id, made where it happened."),
    location,
    playerId,
    kind: {
      type: "string",
      required: true,
      description: "Kind of event, for example `view` or `play`.",
    },
    itemId: { type: "string", required: false, description: "The item it is about." },
    value: {
      type: "double",
      required: false,
      description: "Strength of the event, for recommendations.",
    },
    payload: {
      type: "object",
      required: false,
      description: "What else the game recorded; nothing personal.",
    },
    createdAt,
    purgeAt,
  },
  shardKey: { spread: "location", field: "playerId", hashed: true },
  indexes: [
    {
      name: "byPlayerAndTime",
      keys: [
        ["location", 1],
        ["playerId", 1],
        ["createdAt", -1],
      ],
    },
    {
      name: "byAge",
      keys: [
        ["location", 1],
        ["createdAt", 1],
      ],
    },
    purgeIndex,
  ],
  hotDays: 365,
  ttlField: "purgeAt",
  archive: {
    by: "createdAt",
    columns: ["_id", "location", "playerId", "kind", "itemId", "value", "payload", "createdAt"],
  },
  v1: {
    table: "logs",
    primaryKey: ["id"],
    columns: {
      _id: "id",
      playerId: "player_id",
      kind: "kind",
      payload: "payload",
      createdAt: "created_at",
    },
  },
});
