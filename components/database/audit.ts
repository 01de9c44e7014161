/**
 * What the audit log records: failed logins, and changes of users, roles, collections, indexes and shards.
 * Successful logins and reads are left out: the service's pods log in all the time.
 * Event names: MongoDB manual, system event audit messages.
 */
export const AUDIT_FILTER = JSON.stringify({
  $or: [
    { atype: "authenticate", result: { $ne: 0 } },
    {
      atype: {
        $in: [
          "addShard",
          "createCollection",
          "createDatabase",
          "createIndex",
          "createRole",
          "createUser",
          "dropCollection",
          "dropDatabase",
          "dropIndex",
          "dropRole",
          "dropUser",
          "enableSharding",
          "grantPrivilegesToRole",
          "grantRolesToRole",
          "grantRolesToUser",
          "removeShard",
          "renameCollection",
          "revokePrivilegesFromRole",
          "revokeRolesFromUser",
          "revokeRolesFromRole",
          "shardCollection",
          "updateRole",
          "updateUser",
        ],
      },
    },
  ],
});
