import { id, location, playerId } from "../fields";
import { collection } from "../types";

/**
 * Makes names and e-mail addresses unique in the whole world, and tells where a player lives.
 * A unique index of a sharded collection starts with the shard key, so it cannot do that.
 * Read at sign-up and recovery only: the shard may be on another continent.
 */
export const identities = collection({
  name: "identities",
  description: "One document per normalised name or e-mail address, known only by its HMAC.",
  dataClass: "metadata",
  fields: { _id: id("HMAC of the normalised name or e-mail address."), location, playerId },
  shardKey: { spread: "everywhere" },
  indexes: [],
});
