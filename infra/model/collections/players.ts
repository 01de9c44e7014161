import { createdAt, id, location, playerId } from "../fields";
import { collection } from "../types";

/** Players: profile, interests and what the service shows of them. */
export const players = collection({
  name: "players",
  description: "One document per player.",
  dataClass: "metadata",
  fields: {
    _id: id("The player's id."),
    location,
    playerId,
    displayName: {
      type: "string",
      required: true,
      personal: true,
      description: "Name shown to other players.",
    },
    email: {
      type: "string",
      required: true,
      personal: true,
      description: "Normalised e-mail address.",
    },
    birthDate: {
      type: "date",
      required: true,
      personal: true,
      description: "Date of birth, midnight UTC.",
    },
    interests: {
      type: "array",
      items: "string",
      required: true,
      description: "Tags the player chose.",
    },
    level: { type: "int", required: true, description: "Level in the game, from 1." },
    createdAt,
    lastSeenAt: {
      type: "date",
      required: false,
      description: "Time of the last session's start, UTC.",
    },
  },
  shardKey: { spread: "location", field: "playerId", hashed: true },
  indexes: [
    {
      name: "byLocationAndPlayer",
      keys: [
        ["location", 1],
        ["playerId", 1],
      ],
      unique: true,
    },
  ],
  search: {
    fields: {
      playerId: "world",
      displayName: "world",
      location: "world",
      birthDate: "residency",
      email: "residency",
    },
    worldExceptions: {
      displayName: "Friends are found by name all over the world; the name is public in the game.",
    },
  },
  cache: { group: "cache", key: ["location", "playerId"], ttlSeconds: 300 },
  v1: {
    table: "players",
    primaryKey: ["id"],
    columns: {
      playerId: "id",
      displayName: "display_name",
      email: "email",
      birthDate: "birth_date",
      createdAt: "created_at",
      lastSeenAt: "last_seen_at",
    },
  },
});
