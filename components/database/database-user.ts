import { DatabaseUser } from "@pulumi/mongodbatlas/databaseUser";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseRoleName } from "../../infra/model";

/** Inputs of {@link databaseUser}. */
export interface DatabaseUserArgs {
  readonly projectId: pulumi.Input<string>;
  /** The only cluster that it works in. */
  readonly clusterName: pulumi.Input<string>;
  /** IAM role that logs in as this user. */
  readonly roleArn: pulumi.Input<string>;
  /** Custom role of the database stack. */
  readonly role: DatabaseRoleName;
}

/** A user of the database that logs in by being an IAM role; there is no password. */
export function databaseUser(
  name: string,
  { projectId, clusterName, roleArn, role }: DatabaseUserArgs,
  parent: pulumi.Resource,
): DatabaseUser {
  return new DatabaseUser(
    name,
    {
      projectId,
      username: roleArn,
      awsIamType: "ROLE",
      authDatabaseName: "$external",
      // Custom roles belong to this database, whatever they are about (Atlas documentation, database users).
      roles: [{ roleName: role, databaseName: "admin" }],
      scopes: [{ name: clusterName, type: "CLUSTER" }],
    },
    { parent },
  );
}

/**
 * Connection string of a workload that logs in by its IAM role.
 *
 * @param srv private connection string of a region, without credentials: `mongodb+srv://host`.
 */
export function iamConnection(srv: string): string {
  return `${srv}/?authMechanism=MONGODB-AWS&authSource=%24external`;
}
