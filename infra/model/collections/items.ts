import { id, location } from "../fields";
import { collection } from "../types";

/** The game's catalogue: small, read all the time, so every zone holds its own copy and the cache all of it. */
export const items = collection({
  name: "items",
  description: "One document per item and zone.",
  dataClass: "metadata",
  fields: {
    _id: id("`location:itemId`, since each zone holds a copy."),
    location,
    itemId: { type: "string", required: true, description: "The item's id." },
    name: { type: "string", required: true, description: "Name of the item in English." },
    category: { type: "string", required: true, description: "Category, for recommendations." },
    tags: {
      type: "array",
      items: "string",
      required: true,
      description: "Tags, matched with interests.",
    },
    priceMinor: {
      type: "long",
      required: true,
      description: "Price in the currency's smallest unit.",
    },
    currency: {
      type: "string",
      required: true,
      pattern: "^[A-Z]{3}$",
      description: "ISO 4217 code.",
    },
    availableFrom: { type: "date", required: true, description: "First moment of sale, UTC." },
  },
  // Ranged: the catalogue is read whole, in order, and too small to be split.
  shardKey: { spread: "location", field: "itemId", hashed: false },
  indexes: [
    {
      name: "byCategory",
      keys: [
        ["location", 1],
        ["category", 1],
        ["availableFrom", -1],
      ],
    },
  ],
  search: { fields: { itemId: "zone", name: "zone", category: "zone", tags: "zone" } },
  cache: { group: "cache", key: ["location", "itemId"], ttlSeconds: 3600 },
  v1: {
    table: "items",
    primaryKey: ["id"],
    columns: {
      itemId: "id",
      name: "name",
      category: "category",
      priceMinor: "price",
      currency: "currency",
    },
  },
});
