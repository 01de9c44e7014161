import { mapping, resourceRule } from "../../../../rule";
import { accessOf } from "../access-string";

export const accessString = resourceRule({
  id: "aws-elasticache-user-access-string",
  title: "No cache user may do everything to every key",
  severity: "high",
  frameworks: [mapping("worldcell", "least-privilege")],
  why: "Whoever takes over one service may empty the cache and read every session.",
  fix: "Name the key patterns and commands that the user needs: on ~app:* -@all +@read +@write -@dangerous.",
  types: ["aws:elasticache/user:User"],
  properties: ["accessString"],
  check: (it) => {
    const access = accessOf(it.text("accessString") ?? "");
    if (!access.on) it.notApplicable("the user is switched off");
    if (access.allKeys && access.allCommands)
      it.fail("accessString", "allows every command on every key; it must name what is needed");
  },
});
