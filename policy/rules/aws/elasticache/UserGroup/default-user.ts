import { mapping, resourceRule } from "../../../../rule";

const ASSOCIATION = "aws:elasticache/userGroupAssociation:UserGroupAssociation";

export const defaultUser = resourceRule({
  id: "aws-elasticache-user-group-default-user",
  title: "The user default of AWS is in no user group",
  severity: "high",
  frameworks: [mapping("worldcell", "authentication")],
  why: "It needs no password and may do everything: with it in the group all other users are for nothing.",
  fix: "Make a User of your own with userName: default that is switched off, and name its id; a Valkey group needs none.",
  types: ["aws:elasticache/userGroup:UserGroup", ASSOCIATION],
  properties: ["userIds"],
  check: (it) => {
    const key = it.type === ASSOCIATION ? "userId" : "userIds";
    const isDefault = (id: string) => id.toLowerCase() === "default";
    if (it.texts(key).some(isDefault))
      it.fail(key, "names default, which needs no password; it must not");
  },
});
