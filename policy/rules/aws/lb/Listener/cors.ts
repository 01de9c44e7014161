import { mapping, resourceRule } from "../../../../rule";
import { LISTENERS } from "../tokens";

const ORIGIN = "routingHttpResponseAccessControlAllowOriginHeaderValue";

export const listenerCors = resourceRule({
  id: "aws-lb-listener-cors",
  title: "A listener does not let every site read its answers",
  severity: "medium",
  frameworks: [mapping("worldcell", "entry")],
  why: "Any page that a player opens could ask the game in the player's name, and read what it says.",
  fix: "Leave the header to the service behind, or name the game's own origin.",
  types: LISTENERS,
  properties: [ORIGIN],
  check: (it) => {
    if (it.text(ORIGIN) === "*") it.fail(ORIGIN, "is *; it must be one origin");
  },
});
