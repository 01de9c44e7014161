import * as mongodbatlas from "@pulumi/mongodbatlas";
import * as pulumi from "@pulumi/pulumi";

const PROJECT = "64b1f0c2a5d3e87f1c2b3a4d";

/** Alerts: by mail to roles and teams, to a pager, to a hook. */
export function alerts(): void {
  const config = new pulumi.Config();
  new mongodbatlas.AlertConfiguration("no-primary", {
    projectId: PROJECT,
    eventType: "NO_PRIMARY",
    enabled: true,
    notifications: [
      {
        typeName: "PAGER_DUTY",
        serviceKey: config.requireSecret("pagerDutyKey"),
        delayMin: 0,
        intervalMin: 15,
      },
    ],
  });
  new mongodbatlas.AlertConfiguration("disk", {
    projectId: PROJECT,
    eventType: "OUTSIDE_METRIC_THRESHOLD",
    enabled: true,
    notifications: [
      {
        typeName: "GROUP",
        intervalMin: 60,
        delayMin: 0,
        smsEnabled: false,
        emailEnabled: true,
        roles: ["GROUP_OWNER", "GROUP_CLUSTER_MANAGER"],
      },
      {
        typeName: "SLACK",
        channelName: "#alerts",
        apiToken: config.requireSecret("slackToken"),
      },
    ],
    matchers: [{ fieldName: "CLUSTER_NAME", operator: "EQUALS", value: "orders" }],
    metricThresholdConfig: {
      metricName: "DISK_PARTITION_SPACE_USED_DATA",
      operator: "GREATER_THAN",
      threshold: 80,
      units: "RAW",
      mode: "AVERAGE",
    },
  });
  for (const [name, threshold] of Object.entries({
    NORMALIZED_SYSTEM_CPU_USER: 85,
    OPLOG_REPLICATION_LAG_TIME: 30,
  })) {
    new mongodbatlas.AlertConfiguration(name.toLowerCase(), {
      projectId: PROJECT,
      eventType: "OUTSIDE_METRIC_THRESHOLD",
      enabled: true,
      notifications: [{ typeName: "TEAM", teamId: "64b1f0c2a5d3e87f1c2b3a52", emailEnabled: true }],
      metricThresholdConfig: { metricName: name, operator: "GREATER_THAN", threshold },
    });
  }
  new mongodbatlas.AlertConfiguration("key", {
    projectId: PROJECT,
    eventType: "AWS_ENCRYPTION_KEY_NEEDS_ROTATION",
    enabled: true,
    notifications: [
      {
        typeName: "WEBHOOK",
        webhookUrl: "https://hooks.example.com/atlas",
        webhookSecret: config.requireSecret("slackToken"),
      },
    ],
    thresholdConfig: { operator: "GREATER_THAN", threshold: 365, units: "DAYS" },
  });
  new mongodbatlas.ThirdPartyIntegration("pager", {
    projectId: PROJECT,
    type: "PAGER_DUTY",
    serviceKey: config.requireSecret("pagerDutyKey"),
  });
  new mongodbatlas.ThirdPartyIntegration("prometheus", {
    projectId: PROJECT,
    type: "PROMETHEUS",
    userName: "prom_user_64b1f0c2",
    password: config.requireSecret("databasePassword"),
    serviceDiscovery: "http",
    enabled: true,
  });
  new mongodbatlas.ThirdPartyIntegration("datadog", {
    projectId: PROJECT,
    type: "DATADOG",
    apiKey: config.requireSecret("pagerDutyKey"),
    region: "EU",
  });
}

/** What is audited: all, or what the filter lets through. */
export function audit(): void {
  new mongodbatlas.Auditing("orders", {
    projectId: PROJECT,
    enabled: true,
    auditAuthorizationSuccess: false,
    auditFilter: JSON.stringify({
      $or: [
        { users: [] },
        {
          $and: [
            { "users.user": { $ne: "mms-automation" } },
            {
              atype: {
                $in: [
                  "authCheck",
                  "authenticate",
                  "createUser",
                  "dropCollection",
                  "dropDatabase",
                  "dropUser",
                  "grantRolesToUser",
                  "updateUser",
                ],
              },
            },
          ],
        },
      ],
    }),
  });
  new mongodbatlas.Auditing("catalogue", {
    projectId: "64b1f0c2a5d3e87f1c2b3a53",
    enabled: true,
    auditAuthorizationSuccess: true,
    auditFilter: "{}",
  });
}

/** When the service may work on the project. */
export function maintenance(): void {
  new mongodbatlas.MaintenanceWindow("orders", {
    projectId: PROJECT,
    dayOfWeek: 7,
    hourOfDay: 4,
    autoDeferOnceEnabled: true,
    protectedHours: { startHourOfDay: 8, endHourOfDay: 20 },
  });
}

/** Logs into a bucket. */
export function logs(): void {
  new mongodbatlas.PushBasedLogExport("orders", {
    projectId: PROJECT,
    bucketName: "acme-atlas-logs",
    iamRoleId: "64b1f0c2a5d3e87f1c2b3a50",
    prefixPath: "orders",
  });
  new mongodbatlas.LogIntegration("audit", {
    projectId: PROJECT,
    type: "S3_LOG_EXPORT",
    bucketName: "acme-atlas-logs",
    iamRoleId: "64b1f0c2a5d3e87f1c2b3a50",
    prefixPath: "audit",
    kmsKey: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    logTypes: ["MONGOD_AUDIT", "MONGOS_AUDIT"],
  });
}
