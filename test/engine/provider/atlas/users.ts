import type { Properties } from "../../../../infra/planner/record/types";
import { isRecord } from "../../../../infra/planner/record/wire";
import type { Live } from "../live";
import type { Request } from "../service";
import { refuse } from "./error";
import { inProject, ROLE, textOf } from "./types";

/** What Atlas makes of a database user: where IAM users are, and that a custom role stands alone. */
export function acceptUser(
  { operation, inputs }: Request,
  proposed: Properties,
  live: Live,
): Properties {
  if (operation === "delete") return proposed;
  const kind = inputs.awsIamType;
  if (typeof kind === "string" && kind !== "NONE" && inputs.authDatabaseName !== "$external")
    refuse(
      "externalUser",
      "Database name invalid. Externally authenticated users can only be created on the $external database.",
    );
  const roles = (Array.isArray(inputs.roles) ? inputs.roles : [])
    .filter((role): role is Properties => isRecord(role))
    .map((role) => textOf(role, "roleName"));
  const custom = new Set(
    inProject(live, ROLE, textOf(inputs, "projectId")).map(({ properties }) =>
      textOf(properties, "roleName"),
    ),
  );
  if (roles.length > 1 && roles.some((role) => custom.has(role)))
    refuse("customRole", "If assigned a custom DB role, a user can only be assigned one role.");
  return proposed;
}
