import { databaseRoles, type DatabaseRole } from "../../../../infra/model/derive/mongodb";
import type { Manifest } from "../../../../infra/model";
import { mapping, type Place, resourceRule } from "../../../rule";
import { fleetOf } from "../../fleet/stack";
import { CUSTOM_ROLE } from "../types";

/** What a role may do, as texts of action, database and collection. */
function grantsOf(role: DatabaseRole): { readonly actions: Set<string>; readonly on: Set<string> } {
  return {
    actions: new Set(role.actions.map(({ action }) => action)),
    on: new Set(
      role.actions.flatMap(({ action, resources }) =>
        resources.map(({ database, collection }) => `${action} ${database} ${collection}`),
      ),
    ),
  };
}

const isRole = (model: Manifest, name: string): DatabaseRole | undefined =>
  databaseRoles(model).find((role) => role.name === name);

function judge(entry: Place, role: DatabaseRole): void {
  const { actions, on } = grantsOf(role);
  const action = entry.text("action") ?? "";
  if (!actions.has(action)) {
    entry.fail("action", `is none of ${role.name}'s; allowed: ${[...actions].join(", ")}`);
    return;
  }
  for (const resource of entry.list("resources")) {
    entry.part(() => {
      const database = resource.text("databaseName") ?? "";
      const collection = resource.text("collectionName") ?? "";
      if (on.has(`${action} ${database} ${collection}`)) return;
      const known = [...on].some((grant) => grant.startsWith(`${action} ${database} `));
      resource.fail(
        known ? "collectionName" : "databaseName",
        `is not where ${role.name} may ${action}`,
      );
    });
  }
}

export const asModelled = resourceRule({
  id: "mongodbatlas-custom-db-role-as-modelled",
  title: "A role of the platform may do what the data model says, and no more",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "MA-06"), mapping("worldcell", "least-privilege")],
  why: "A grant that was added by hand outlives its reason: a reader that may write past the validators is a way around the schema.",
  fix: "Change databaseRoles of infra/model, and let the database stack make the role from it.",
  types: [CUSTOM_ROLE],
  properties: ["actions", "roleName"],
  check: (it) => {
    const { model } = fleetOf(it);
    const name = it.text("roleName") ?? "";
    const role = isRole(model, name) ?? it.notApplicable("the role is none of the data model's");
    for (const entry of it.list("actions")) {
      it.part(() => {
        judge(entry, role);
      });
    }
  },
});
