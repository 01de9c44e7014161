import { mapping, resourceRule } from "../../../../rule";
import { accessOf } from "../access-string";

export const leastAccess = resourceRule({
  id: "aws-elasticache-user-least-access",
  title: "A cell's cache users see their own keys and no dangerous command",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "least-privilege")],
  why: "A worker that drops stale entries could read sessions, and any service could flush the cache.",
  fix: "Name key patterns, resetchannels and -@all, then what is needed, and -@dangerous after the categories.",
  types: ["aws:elasticache/user:User"],
  properties: ["accessString"],
  check: (it) => {
    const access = accessOf(it.text("accessString") ?? "");
    if (!access.on) it.notApplicable("the user is switched off");
    if (access.allKeys)
      it.fail("accessString", "covers every key; it must name patterns of the user's own");
    if (access.allChannels || !access.saysChannels)
      it.fail("accessString", "covers every channel; it must name channels or resetchannels");
    if (access.fromAll || !access.fromNothing)
      it.fail("accessString", "does not begin with -@all; it must add to no command at all");
    if (access.dangerous)
      it.fail("accessString", "allows dangerous commands; -@dangerous must follow what it adds");
    if (access.nopass) it.fail("accessString", "has nopass; it must not");
  },
});
