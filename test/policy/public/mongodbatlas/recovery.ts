import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as mongodbatlas from "@pulumi/mongodbatlas";
import * as pulumi from "@pulumi/pulumi";
import { provided } from "../support";

const PROJECT = "64b1f0c2a5d3e87f1c2b3a4d";

/** A key of one's own for data at rest, reached by a role, on the private network. */
export function encryption(): void {
  const setup = new mongodbatlas.CloudProviderAccessSetup("aws", {
    projectId: PROJECT,
    providerName: "AWS",
  });
  const config = setup.awsConfigs.apply((configs) => configs?.[0]);
  const role = new iam.Role("atlas", {
    maxSessionDuration: 43_200,
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: config.apply((aws) => aws?.atlasAwsAccountArn ?? "arn:aws:iam::536727724300:root"),
          },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: {
              "sts:ExternalId": config.apply(
                (aws) => aws?.atlasAssumedRoleExternalId ?? "1234abcd-12ab-34cd-56ef-1234567890ab",
              ),
            },
          },
        },
      ],
    }),
  });
  const key = new kms.Key("atlas", {
    description: "Atlas at rest",
    enableKeyRotation: true,
    deletionWindowInDays: 30,
  });
  new iam.RolePolicy("atlas", {
    role: role.id,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:Encrypt", "kms:DescribeKey"],
          Resource: [key.arn],
        },
      ],
    }),
  });
  const authorized = new mongodbatlas.CloudProviderAccessAuthorization("aws", {
    projectId: PROJECT,
    roleId: provided(setup.roleId, "64b1f0c2a5d3e87f1c2b3a50"),
    aws: { iamAssumedRoleArn: role.arn },
  });
  new mongodbatlas.EncryptionAtRest("aws", {
    projectId: PROJECT,
    awsKmsConfig: {
      enabled: true,
      customerMasterKeyId: key.keyId,
      region: "EU_WEST_1",
      roleId: authorized.roleId,
      requirePrivateNetworking: true,
    },
    enabledForSearchNodes: true,
  });
  new mongodbatlas.EncryptionAtRestPrivateEndpoint("aws", {
    projectId: PROJECT,
    cloudProvider: "AWS",
    regionName: "EU_WEST_1",
  });
}

/** The same with as few words as it takes. */
export function encryptionPlain(): void {
  new mongodbatlas.EncryptionAtRest("plain", {
    projectId: PROJECT,
    awsKmsConfig: {
      enabled: true,
      customerMasterKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab",
      region: "EU_WEST_1",
      roleId: "64b1f0c2a5d3e87f1c2b3a50",
    },
  });
}

/** Snapshots of all frequencies, copied into another region, exported once a month. */
export function schedule(): void {
  const bucket = new mongodbatlas.CloudBackupSnapshotExportBucket("exports", {
    projectId: PROJECT,
    bucketName: "acme-atlas-exports",
    cloudProvider: "AWS",
    iamRoleId: "64b1f0c2a5d3e87f1c2b3a50",
  });
  new mongodbatlas.CloudBackupSchedule("orders", {
    projectId: PROJECT,
    clusterName: "orders",
    referenceHourOfDay: 3,
    referenceMinuteOfHour: 45,
    restoreWindowDays: 7,
    policyItemHourly: { frequencyInterval: 6, retentionUnit: "days", retentionValue: 7 },
    policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 7 },
    policyItemWeeklies: [
      { frequencyInterval: 1, retentionUnit: "weeks", retentionValue: 4 },
      { frequencyInterval: 4, retentionUnit: "weeks", retentionValue: 4 },
    ],
    policyItemMonthlies: [{ frequencyInterval: 40, retentionUnit: "months", retentionValue: 12 }],
    policyItemYearlies: [{ frequencyInterval: 1, retentionUnit: "years", retentionValue: 3 }],
    copySettings: [
      {
        cloudProvider: "AWS",
        frequencies: ["DAILY", "WEEKLY", "MONTHLY"],
        regionName: "EU_CENTRAL_1",
        zoneId: "64b1f0c2a5d3e87f1c2b3a51",
        shouldCopyOplogs: true,
      },
    ],
    autoExportEnabled: true,
    export: {
      exportBucketId: provided(bucket.exportBucketId, "64b1f0c2"),
      frequencyType: "monthly",
    },
    useOrgAndGroupNamesInExportPrefix: true,
  });
}

/** A schedule of days and weeks. */
export function shortSchedule(): void {
  new mongodbatlas.CloudBackupSchedule("catalogue", {
    projectId: PROJECT,
    clusterName: "catalogue",
    restoreWindowDays: 3,
    updateSnapshots: false,
    policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 14 },
    policyItemWeeklies: [{ frequencyInterval: 6, retentionUnit: "weeks", retentionValue: 5 }],
  });
}

/** A schedule of MongoDB's own example's shape: without point in time its window means nothing. */
export function exampleSchedule(): void {
  const cluster = new mongodbatlas.AdvancedCluster("sessions", {
    projectId: PROJECT,
    name: "sessions",
    clusterType: "REPLICASET",
    backupEnabled: true,
    terminationProtectionEnabled: true,
    replicationSpecs: [
      {
        regionConfigs: [
          {
            providerName: "AWS",
            regionName: "EU_WEST_1",
            priority: 7,
            electableSpecs: { instanceSize: "M10", nodeCount: 3 },
          },
        ],
      },
    ],
  });
  new mongodbatlas.CloudBackupSchedule("sessions", {
    projectId: PROJECT,
    clusterName: cluster.name,
    referenceHourOfDay: 3,
    referenceMinuteOfHour: 45,
    restoreWindowDays: 4,
    policyItemHourly: { frequencyInterval: 6, retentionUnit: "days", retentionValue: 2 },
    policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 7 },
    policyItemWeeklies: [{ frequencyInterval: 4, retentionUnit: "weeks", retentionValue: 4 }],
    policyItemMonthlies: [{ frequencyInterval: 5, retentionUnit: "months", retentionValue: 12 }],
  });
}

/** Backups that nobody takes away, whatever their role. */
export function compliance(): void {
  new mongodbatlas.BackupCompliancePolicy(
    "orders",
    {
      projectId: PROJECT,
      authorizedEmail: "security@example.com",
      authorizedUserFirstName: "Ada",
      authorizedUserLastName: "Lovelace",
      copyProtectionEnabled: true,
      pitEnabled: true,
      encryptionAtRestEnabled: true,
      restoreWindowDays: 7,
      onDemandPolicyItem: { frequencyInterval: 0, retentionUnit: "days", retentionValue: 7 },
      policyItemHourly: { frequencyInterval: 6, retentionUnit: "days", retentionValue: 7 },
      policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 7 },
      policyItemWeeklies: [{ frequencyInterval: 1, retentionUnit: "weeks", retentionValue: 4 }],
      policyItemMonthlies: [{ frequencyInterval: 1, retentionUnit: "months", retentionValue: 12 }],
    },
    { protect: true },
  );
}
