import * as iam from "@pulumi/aws/iam";
import * as mongodbatlas from "@pulumi/mongodbatlas";
import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "../support";

const PROJECT = "64b1f0c2a5d3e87f1c2b3a4d";

/** Sign-in with a role of AWS, without a password. */
export function awsRole(): void {
  const role = new iam.Role("orders", {
    assumeRolePolicy: iam.assumeRolePolicyForPrincipal({ Service: "ecs-tasks.amazonaws.com" }),
  });
  new mongodbatlas.DatabaseUser("orders", {
    projectId: PROJECT,
    username: role.arn,
    authDatabaseName: "$external",
    awsIamType: "ROLE",
    roles: [
      { roleName: "readWrite", databaseName: "orders" },
      { roleName: "read", databaseName: "catalogue", collectionName: "prices" },
    ],
    scopes: [{ name: "orders", type: "CLUSTER" }],
    labels: [{ key: "application", value: "orders" }],
  });
  new mongodbatlas.DatabaseUser("loader", {
    projectId: PROJECT,
    username: "arn:aws:iam::111122223333:user/loader",
    authDatabaseName: "$external",
    awsIamType: "USER",
    roles: [{ roleName: "readWrite", databaseName: "staging" }],
  });
}

/** Sign-in with a certificate, of Atlas and of one's own authority. */
export function certificates(): void {
  const user = new mongodbatlas.DatabaseUser("batch", {
    projectId: PROJECT,
    username: "CN=batch,OU=jobs,O=acme",
    authDatabaseName: "$external",
    x509Type: "CUSTOMER",
    roles: [{ roleName: "readWrite", databaseName: "batch" }],
  });
  new mongodbatlas.X509AuthenticationDatabaseUser("authority", {
    projectId: PROJECT,
    customerX509Cas: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
  });
  const managed = new mongodbatlas.DatabaseUser("exporter", {
    projectId: user.projectId,
    username: "exporter",
    authDatabaseName: "$external",
    x509Type: "MANAGED",
    roles: [{ roleName: "clusterMonitor", databaseName: "admin" }],
  });
  new mongodbatlas.X509AuthenticationDatabaseUser("exporter", {
    projectId: PROJECT,
    username: managed.username,
    monthsUntilExpiration: 3,
  });
}

/** Sign-in with a token: groups of people, and single workloads. */
export function tokens(): void {
  const provider = "64d613677e1ad50839cce4db";
  new mongodbatlas.DatabaseUser("analysts", {
    projectId: PROJECT,
    username: `${provider}/analysts`,
    authDatabaseName: "admin",
    oidcAuthType: "IDP_GROUP",
    roles: [{ roleName: "read", databaseName: "warehouse" }],
  });
  new mongodbatlas.DatabaseUser("pipeline", {
    projectId: PROJECT,
    username: `${provider}/repo:acme/shop:ref:refs/heads/main`,
    authDatabaseName: "$external",
    oidcAuthType: "USER",
    description: "Migrations",
    roles: [
      { roleName: "dbAdmin", databaseName: "shop" },
      { roleName: "readWrite", databaseName: "shop" },
    ],
  });
}

/** Passwords, where nothing else does: generated, or out of the encrypted configuration. */
export function passwords(): void {
  const generated = new RandomPassword("app", { length: 32, special: false });
  new mongodbatlas.DatabaseUser("app", {
    projectId: PROJECT,
    username: "app",
    password: generated.result,
    authDatabaseName: "admin",
    roles: [{ roleName: "readWrite", databaseName: "app" }],
    scopes: [{ name: "app", type: "CLUSTER" }],
  });
  new mongodbatlas.DatabaseUser(
    "legacy",
    {
      projectId: PROJECT,
      username: "legacy",
      password: new pulumi.Config().requireSecret("databasePassword"),
      authDatabaseName: "admin",
      roles: [{ roleName: "read", databaseName: "legacy" }],
    },
    { additionalSecretOutputs: ["password"] },
  );
  new mongodbatlas.DatabaseUser("connector", {
    projectId: PROJECT,
    username: "connector",
    passwordWo: new RandomPassword("connector", { length: 40 }).result,
    passwordWoVersion: 2,
    authDatabaseName: "admin",
    roles: [{ roleName: "readAnyDatabase", databaseName: "admin" }],
  });
}

/** Roles of one's own. */
export function customRoles(): void {
  const role = new mongodbatlas.CustomDbRole("support", {
    projectId: PROJECT,
    roleName: "support",
    actions: [
      {
        action: "FIND",
        resources: [
          { databaseName: "shop", collectionName: "orders" },
          { databaseName: "shop", collectionName: "customers" },
        ],
      },
      { action: "UPDATE", resources: [{ databaseName: "shop", collectionName: "notes" }] },
      { action: "SERVER_STATUS", resources: [{ cluster: true }] },
    ],
  });
  const child = new mongodbatlas.CustomDbRole("support-lead", {
    projectId: PROJECT,
    roleName: "support-lead",
    inheritedRoles: [{ roleName: role.roleName, databaseName: "admin" }],
    actions: [
      { action: "REMOVE", resources: [{ databaseName: "shop", collectionName: "notes" }] },
      { action: "COLL_STATS", resources: [{ databaseName: "shop", collectionName: "" }] },
    ],
  });
  new mongodbatlas.DatabaseUser("support", {
    projectId: PROJECT,
    username: "arn:aws:iam::111122223333:role/support",
    authDatabaseName: "$external",
    awsIamType: "ROLE",
    roles: [{ roleName: child.roleName, databaseName: "admin" }],
  });
  new mongodbatlas.CustomDbRole("monitor", {
    projectId: PROJECT,
    roleName: "monitor",
    inheritedRoles: [{ roleName: "clusterMonitor", databaseName: "admin" }],
  });
}

/** Roles of operations: they look at the cluster, keep indices, and move data. */
export function operations(): void {
  for (const [name, roleName, databaseName] of [
    ["exporter", "clusterMonitor", "admin"],
    ["sharding", "enableSharding", "admin"],
    ["backup", "backup", "admin"],
    ["indices", "dbAdmin", "shop"],
  ] as const)
    new mongodbatlas.DatabaseUser(name, {
      projectId: PROJECT,
      username: `arn:aws:iam::111122223333:role/${name}`,
      authDatabaseName: "$external",
      awsIamType: "ROLE",
      roles: [{ roleName, databaseName }],
    });
}
