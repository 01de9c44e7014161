import { events } from "./collections/events";
import { friendships } from "./collections/friendships";
import { identities } from "./collections/identities";
import { items } from "./collections/items";
import { players } from "./collections/players";
import { sessions } from "./collections/sessions";
import { transactions } from "./collections/transactions";
import type { Manifest } from "./types";

/** The data model of the shipped game; everything derived from it is derived in `derive/`. */
export const manifest = {
  version: 1,
  database: "game",
  collections: [players, friendships, transactions, sessions, events, items, identities],
} as const satisfies Manifest;
