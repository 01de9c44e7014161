import type { Row, Rules } from "./join";

const PROVIDER = { by: "provider" } as const;

/** Where the document has a region as a plain string, the regions that it lists for nodes on AWS count. */
const AWS_REGION = {
  schema: "CloudRegionConfig20240805",
  field: "regionName",
  cloud: "AWS",
} as const;

const AUTO_SCALING: Rules = {
  computeEnabled: { field: "compute.enabled" },
  computeScaleDownEnabled: { field: "compute.scaleDownEnabled" },
  computeMinInstanceSize: { field: "compute.minInstanceSize" },
  computeMaxInstanceSize: { field: "compute.maxInstanceSize" },
  diskGbEnabled: { field: "diskGB.enabled" },
};

/** The provider knows the frequency from the property's name and fills it in. */
function policyItem(schema: string) {
  return { schema, rules: { frequencyType: { optional: true } } } as const;
}

const BACKUP_ITEM = policyItem("DiskBackupApiPolicyItem");
const COMPLIANCE_ITEM = policyItem("BackupComplianceScheduledPolicyItem");

/**
 * Reviewed by hand: which operations carry a type's inputs, and where an input has another name or place
 * in the API than with the provider. Names that differ in case or in a plural `s` need no word.
 */
export const TABLE: Readonly<Record<string, Row>> = {
  AdvancedCluster: {
    operations: ["createGroupCluster"],
    rules: {
      advancedConfiguration: { schema: "ClusterDescriptionProcessArgs20240805" },
      biConnectorConfig: { field: "biConnector" },
      pinnedFcv: PROVIDER,
      retainBackupsEnabled: PROVIDER,
      useEffectiveFields: PROVIDER,
      replicationSpecs: {
        rules: {
          containerId: PROVIDER,
          regionConfigs: {
            rules: {
              autoScaling: { rules: AUTO_SCALING },
              analyticsAutoScaling: { rules: AUTO_SCALING },
            },
          },
        },
      },
    },
  },
  AlertConfiguration: {
    operations: ["createGroupAlertConfig"],
    rules: {
      eventType: { field: "eventTypeName" },
      thresholdConfig: { field: "threshold" },
      metricThresholdConfig: { field: "metricThreshold" },
    },
  },
  Auditing: { operations: ["updateGroupAuditLog"] },
  BackupCompliancePolicy: {
    operations: ["updateGroupBackupCompliancePolicy"],
    rules: {
      onDemandPolicyItem: { rules: { frequencyType: { optional: true } } },
      policyItemDaily: COMPLIANCE_ITEM,
      policyItemHourly: COMPLIANCE_ITEM,
      policyItemMonthlies: COMPLIANCE_ITEM,
      policyItemWeeklies: COMPLIANCE_ITEM,
      policyItemYearlies: COMPLIANCE_ITEM,
    },
  },
  CloudBackupSchedule: {
    operations: ["updateGroupClusterBackupSchedule"],
    rules: {
      copySettings: {
        rules: {
          regionName: AWS_REGION,
          // Newer than the document; an item of it is an item of the policy without the interval.
          copyPolicyItems: { schema: "DiskBackupApiPolicyItem", absent: true },
        },
      },
      policyItemDaily: BACKUP_ITEM,
      policyItemHourly: BACKUP_ITEM,
      policyItemMonthlies: BACKUP_ITEM,
      policyItemWeeklies: BACKUP_ITEM,
      policyItemYearlies: BACKUP_ITEM,
    },
  },
  CloudProviderAccessAuthorization: {
    // The body says which cloud it is for; the provider reads that from Atlas.
    operations: ["authorizeGroupCloudProviderAccessRole"],
    body: false,
    rules: { aws: { schema: "CloudProviderAccessAWSIAMRoleRequestUpdate" } },
  },
  CloudProviderAccessSetup: { operations: ["createGroupCloudProviderAccess"] },
  CustomDbRole: {
    operations: ["createGroupCustomDbRoleRole"],
    rules: {
      actions: {
        rules: {
          resources: {
            rules: {
              // A resource is the cluster or a namespace; the provider fills in the rest.
              cluster: { optional: true },
              collectionName: { field: "collection", optional: true },
              databaseName: { field: "db", optional: true },
            },
          },
        },
      },
      inheritedRoles: { rules: { databaseName: { field: "db" }, roleName: { field: "role" } } },
    },
  },
  DatabaseUser: {
    operations: ["createGroupDatabaseUser"],
    rules: {
      authDatabaseName: { field: "databaseName" },
      passwordWo: { field: "password" },
      passwordWoVersion: PROVIDER,
    },
  },
  EncryptionAtRest: {
    operations: ["updateGroupEncryptionAtRest"],
    rules: {
      awsKmsConfig: { field: "awsKms" },
      azureKeyVaultConfig: { field: "azureKeyVault" },
      googleCloudKmsConfig: { field: "googleCloudKms" },
    },
  },
  GlobalClusterConfig: {
    operations: [
      "createGroupClusterGlobalWriteCustomZoneMapping",
      "createGroupClusterGlobalWriteManagedNamespace",
    ],
    rules: { managedNamespaces: { schema: "ManagedNamespaces" } },
  },
  MaintenanceWindow: {
    operations: ["updateGroupMaintenanceWindow"],
    // Each is an operation without a body.
    rules: { autoDefer: PROVIDER, defer: PROVIDER },
  },
  OnlineArchive: {
    operations: ["createGroupClusterOnlineArchive"],
    rules: { syncCreation: PROVIDER },
  },
  PrivateEndpointRegionalMode: {
    operations: ["toggleGroupPrivateEndpointRegionalMode"],
    // The provider's default is false.
    rules: { enabled: { optional: true } },
  },
  PrivateLinkEndpoint: {
    operations: ["createGroupPrivateEndpointEndpointService"],
    rules: { region: AWS_REGION },
  },
  PrivateLinkEndpointService: {
    operations: ["createGroupPrivateEndpointEndpointServiceEndpoint"],
    rules: {
      // The body's alternatives have no field that tells them apart; AWS alone counts here.
      endpointServiceId: { schema: "CreateAWSEndpointRequest", field: "id" },
      privateLinkId: { parameter: "endpointServiceId" },
      providerName: { parameter: "cloudProvider" },
    },
  },
  Project: {
    operations: ["createGroup", "updateGroupSettings"],
    rules: {
      limits: PROVIDER,
      teams: PROVIDER,
      // A parameter of the query.
      projectOwnerId: { parameter: "projectOwnerId", optional: true },
    },
  },
  ProjectIpAccessList: { operations: ["createGroupAccessListEntry"] },
  ResourcePolicy: { operations: ["createOrgResourcePolicy"] },
  SearchDeployment: {
    operations: ["createGroupClusterSearchDeployment"],
    rules: { skipWaitOnUpdate: PROVIDER },
  },
  ThirdPartyIntegration: {
    operations: ["createGroupIntegration"],
  },
};

/** The row of a Pulumi type token. */
export function rowOf(type: string): Row | undefined {
  const [provider, , name = ""] = type.split(":");
  return provider === "mongodbatlas" ? TABLE[name] : undefined;
}
