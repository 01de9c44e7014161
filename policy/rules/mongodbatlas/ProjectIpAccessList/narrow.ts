import { z } from "zod";
import { mapping, resourceRule } from "../../../rule";
import {
  ACCESS_PROPERTIES,
  ACCESS_TYPES,
  eachNetwork,
  isEverybody,
  isPrivate,
  prefixOf,
} from "../access";

export const narrow = resourceRule({
  id: "mongodbatlas-project-ip-access-list-narrow",
  title: "An access list names no more of the internet than its owner has",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "MA-05")],
  why: "A wide range belongs to a whole provider: whoever rents a machine there is let in.",
  fix: "Name the addresses of the gateway or office; private ranges of a peered network may be wide.",
  types: ACCESS_TYPES,
  properties: ACCESS_PROPERTIES,
  settings: {
    ipv4: z.int().min(1).max(32).default(24).describe("Shortest prefix of a public IPv4 network"),
    ipv6: z.int().min(1).max(128).default(48).describe("Shortest prefix of a public IPv6 network"),
  },
  check: (it) => {
    eachNetwork(it, (place, key, network) => {
      if (isEverybody(network) || isPrivate(network)) return;
      const least = network.includes(":") ? it.settings.ipv6 : it.settings.ipv4;
      const prefix = prefixOf(network);
      if (prefix < least)
        place.fail(key, `is a /${String(prefix)}; it must be a /${String(least)} or narrower`);
    });
  },
});
