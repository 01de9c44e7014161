import { type Place, UNKNOWN } from "../../rule";

/** Built-in roles of the database that reach every database: their holder can read or end everything. */
export const ADMINISTRATORS = [
  "atlasAdmin",
  "dbAdminAnyDatabase",
  "readWriteAnyDatabase",
  "userAdminAnyDatabase",
  "root",
] as const;

/** Reports each of these roles in a list of role names. */
export function rejectRoles(place: Place, key: string, rejected: readonly string[]): void {
  // Notes the roles that are not known; the copy below keeps the positions of the others.
  place.texts(key);
  const held = place.copy(key);
  if (held === null || held === UNKNOWN) return;
  const roles = Array.isArray(held) ? held : [held];
  roles.forEach((role, index) => {
    if (typeof role === "string" && rejected.includes(role))
      place.fail(
        Array.isArray(held) ? `${key}[${String(index)}]` : key,
        `is ${role}; it must be a lesser role`,
      );
  });
}
