import { AlertConfiguration } from "@pulumi/mongodbatlas/alertConfiguration";
import type { AdvancedCluster } from "@pulumi/mongodbatlas/advancedCluster";
import { CustomDbRole } from "@pulumi/mongodbatlas/customDbRole";
import { ResourcePolicy } from "@pulumi/mongodbatlas/resourcePolicy";
import * as pulumi from "@pulumi/pulumi";
import { ALERT_INTERVAL_MINUTES, ALERTS } from "./alerts";
import type { DatabaseContext } from "./context";
import { organizationPolicies } from "./policy";

/** Policies of the organisation for this project. */
export function makePolicies(context: DatabaseContext): ResourcePolicy[] {
  const { name, args } = context;
  const regions = [
    ...args.allowedRegions,
    ...args.layout.shards.flatMap((shard) => shard.regions.map((entry) => entry.region)),
  ];
  return organizationPolicies(regions).map(
    ({ name: policy, description, body }) =>
      new ResourcePolicy(
        `${name}-policy-${policy}`,
        {
          orgId: args.organizationId,
          name: `${args.clusterName}-${policy}`,
          description,
          policies: [{ body: pulumi.output(args.projectId).apply(body) }],
        },
        { parent: context.parent },
      ),
  );
}

/** Custom roles by name. */
export function makeRoles(context: DatabaseContext): Record<string, CustomDbRole> {
  const { name, args } = context;
  const roles: Record<string, CustomDbRole> = {};
  let before: CustomDbRole | undefined;
  for (const role of args.roles) {
    before = new CustomDbRole(
      `${name}-role-${role.name}`,
      {
        projectId: args.projectId,
        roleName: role.name,
        actions: role.actions.map(({ action, resources }) => ({
          action,
          resources: resources.map((resource) => ({
            databaseName: resource.database,
            collectionName: resource.collection,
          })),
        })),
      },
      // One after the other: Atlas refuses two changes of a project's roles at once.
      { parent: context.parent, ...(before === undefined ? {} : { dependsOn: [before] }) },
    );
    roles[role.name] = before;
  }
  return roles;
}

/** Alerts by name. */
export function makeAlerts(
  context: DatabaseContext,
  cluster: AdvancedCluster,
): Record<string, AlertConfiguration> {
  const { name, args } = context;
  return Object.fromEntries(
    ALERTS.map((alert) => {
      const limits = alert.threshold && {
        operator: alert.threshold.operator,
        threshold: alert.threshold.value,
        units: alert.threshold.units,
      };
      const configuration = new AlertConfiguration(
        `${name}-alert-${alert.name}`,
        {
          projectId: args.projectId,
          // Left out it would be off.
          enabled: true,
          eventType: alert.eventType,
          notifications: [
            {
              typeName: "GROUP",
              roles: ["GROUP_OWNER"],
              emailEnabled: true,
              smsEnabled: false,
              delayMin: alert.delayMinutes,
              intervalMin: ALERT_INTERVAL_MINUTES,
            },
          ],
          ...(alert.ofCluster
            ? {
                matchers: [{ fieldName: "CLUSTER_NAME", operator: "EQUALS", value: cluster.name }],
              }
            : {}),
          ...(limits !== undefined && alert.metric === undefined
            ? { thresholdConfig: limits }
            : {}),
          ...(limits !== undefined && alert.metric !== undefined
            ? { metricThresholdConfig: { ...limits, metricName: alert.metric, mode: "AVERAGE" } }
            : {}),
        },
        { parent: context.parent },
      );
      return [alert.name, configuration];
    }),
  );
}
