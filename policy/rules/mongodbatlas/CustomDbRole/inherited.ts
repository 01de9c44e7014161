import { mapping, resourceRule } from "../../../rule";
import { ADMINISTRATORS } from "../roles";
import { CUSTOM_ROLE } from "../types";

export const inherited = resourceRule({
  id: "mongodbatlas-custom-db-role-inherited",
  title: "A role inherits no role that reaches every database",
  severity: "high",
  frameworks: [mapping("worldcell", "MA-06")],
  why: "The few actions that it lists hide that its holders may do everything.",
  fix: "Inherit read or readWrite of one database, or list the actions.",
  types: [CUSTOM_ROLE],
  properties: ["inheritedRoles", "inheritedRoles.roleName"],
  check: (it) => {
    const administrators: readonly string[] = ADMINISTRATORS;
    for (const role of it.list("inheritedRoles")) {
      it.part(() => {
        const name = role.text("roleName");
        if (name !== undefined && administrators.includes(name))
          role.fail("roleName", `is ${name}; it must be a role of one database`);
      });
    }
  },
});
