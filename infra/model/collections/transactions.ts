import { createdAt, id, location, playerId, purgeAt, purgeIndex } from "../fields";
import { collection } from "../types";

/** Purchases and changes of a player's balance. */
export const transactions = collection({
  name: "transactions",
  description: "One document per purchase, refund or grant.",
  dataClass: "transactions",
  fields: {
    _id: id(
      "The transaction's id, made by the client, so that a repeated request is one transaction.",
    ),
    location,
    playerId,
    kind: {
      type: "string",
      required: true,
      values: ["purchase", "refund", "grant"],
      description: "What happened.",
    },
    itemId: { type: "string", required: false, description: "The item bought or granted." },
    amountMinor: {
      type: "long",
      required: true,
      description: "Amount in the currency's smallest unit.",
    },
    currency: {
      type: "string",
      required: true,
      pattern: "^[A-Z]{3}$",
      description: "ISO 4217 code.",
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
    // The archive walks a zone's documents by age.
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
    columns: [
      "_id",
      "location",
      "playerId",
      "kind",
      "itemId",
      "amountMinor",
      "currency",
      "createdAt",
    ],
  },
  v1: {
    table: "transactions",
    primaryKey: ["id"],
    columns: {
      _id: "id",
      playerId: "player_id",
      kind: "kind",
      itemId: "item_id",
      amountMinor: "amount",
      currency: "currency",
      createdAt: "created_at",
    },
  },
});
