import { createdAt, id, location, playerId } from "../fields";
import { collection } from "../types";

/** Friendships: each edge is stored at both ends, so a player's list is read in the player's own zone. */
export const friendships = collection({
  name: "friendships",
  description: "One document per player and friend, stored at both ends.",
  dataClass: "metadata",
  fields: {
    _id: id("`playerId:friendId`."),
    location,
    playerId,
    friendId: { type: "string", required: true, description: "The other player's id." },
    friendLocation: {
      type: "string",
      required: true,
      pattern: location.pattern,
      description: "The other player's zone code: with it, reads of the friend go to one shard.",
    },
    state: {
      type: "string",
      required: true,
      values: ["invited", "accepted", "blocked"],
      description: "State of the friendship as this end sees it.",
    },
    createdAt,
  },
  shardKey: { spread: "location", field: "playerId", hashed: true },
  indexes: [
    {
      name: "byPlayerAndFriend",
      keys: [
        ["location", 1],
        ["playerId", 1],
        ["friendId", 1],
      ],
      unique: true,
    },
  ],
  cache: { group: "cache", key: ["location", "playerId"], ttlSeconds: 300 },
  v1: {
    table: "friends",
    primaryKey: ["player_id", "friend_id"],
    columns: {
      playerId: "player_id",
      friendId: "friend_id",
      state: "state",
      createdAt: "created_at",
    },
  },
});
