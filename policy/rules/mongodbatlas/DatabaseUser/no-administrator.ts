import { mapping, resourceRule } from "../../../rule";
import { ADMINISTRATORS } from "../roles";
import { DATABASE_USER } from "../types";

export const noAdministrator = resourceRule({
  id: "mongodbatlas-database-user-no-administrator",
  title: "A database user reaches the databases that it needs",
  severity: "high",
  frameworks: [mapping("worldcell", "MA-06")],
  why: "One leaked credential of such a user reads, changes or drops every database of the project.",
  fix: "Grant a custom role, or read and readWrite of one database.",
  types: [DATABASE_USER],
  properties: ["roles", "roles.roleName"],
  check: (it) => {
    const administrators: readonly string[] = ADMINISTRATORS;
    for (const role of it.list("roles")) {
      it.part(() => {
        const name = role.text("roleName");
        if (name !== undefined && administrators.includes(name))
          role.fail("roleName", `is ${name}; it must be a role of one database`);
      });
    }
  },
});
