import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import * as core from "@pulumi/kubernetes/core/v1";
import * as storage from "@pulumi/kubernetes/storage/v1";

/** Classes of encrypted disks, with the account's key and a customer's; one of files. */
export function classes(): void {
  new storage.StorageClass("gp3", {
    metadata: {
      name: "gp3",
      annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
    },
    provisioner: "ebs.csi.aws.com",
    parameters: { type: "gp3", encrypted: "true", "csi.storage.k8s.io/fstype": "ext4" },
    allowVolumeExpansion: true,
    reclaimPolicy: "Delete",
    volumeBindingMode: "WaitForFirstConsumer",
  });
  new storage.StorageClass("databases", {
    metadata: { name: "databases" },
    provisioner: "ebs.csi.aws.com",
    parameters: {
      type: "io2",
      iopsPerGB: "50",
      encrypted: "true",
      kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    },
    allowVolumeExpansion: true,
    reclaimPolicy: "Retain",
    volumeBindingMode: "WaitForFirstConsumer",
    allowedTopologies: [
      {
        matchLabelExpressions: [
          { key: "topology.ebs.csi.aws.com/zone", values: ["eu-west-1a", "eu-west-1b"] },
        ],
      },
    ],
  });
  new storage.StorageClass("auto", {
    metadata: { name: "auto-ebs" },
    provisioner: "ebs.csi.eks.amazonaws.com",
    parameters: { type: "gp3", encrypted: "true" },
    volumeBindingMode: "WaitForFirstConsumer",
  });
  new storage.StorageClass("efs", {
    metadata: { name: "efs" },
    provisioner: "efs.csi.aws.com",
    parameters: {
      provisioningMode: "efs-ap",
      fileSystemId: "fs-0a1b2c3d4e5f60718",
      directoryPerms: "700",
    },
    mountOptions: ["tls"],
  });
  new CustomResource("snapshots", {
    apiVersion: "snapshot.storage.k8s.io/v1",
    kind: "VolumeSnapshotClass",
    metadata: { name: "ebs" },
    driver: "ebs.csi.aws.com",
    deletionPolicy: "Retain",
  });
}

/** Volumes that exist, and claims on them. */
export function volumes(): void {
  new core.PersistentVolume("shared", {
    metadata: { name: "shared" },
    spec: {
      capacity: { storage: "100Gi" },
      accessModes: ["ReadWriteMany"],
      persistentVolumeReclaimPolicy: "Retain",
      storageClassName: "efs",
      mountOptions: ["tls", "iam"],
      csi: { driver: "efs.csi.aws.com", volumeHandle: "fs-0a1b2c3d4e5f60718::fsap-0a1b2c3d" },
    },
  });
  new core.PersistentVolumeClaim("shared", {
    metadata: { name: "shared", namespace: "shop" },
    spec: {
      accessModes: ["ReadWriteMany"],
      storageClassName: "efs",
      volumeName: "shared",
      resources: { requests: { storage: "100Gi" } },
    },
  });
  new core.PersistentVolume("nvme", {
    metadata: { name: "nvme-1" },
    spec: {
      capacity: { storage: "400Gi" },
      accessModes: ["ReadWriteOnce"],
      persistentVolumeReclaimPolicy: "Retain",
      storageClassName: "local",
      local: { path: "/mnt/disks/nvme1" },
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [
            {
              matchExpressions: [
                { key: "kubernetes.io/hostname", operator: "In", values: ["node-1"] },
              ],
            },
          ],
        },
      },
    },
  });
  new core.PersistentVolumeClaim("prometheus", {
    metadata: {
      name: "prometheus",
      namespace: "monitoring",
      annotations: { "pulumi.com/skipAwait": "true" },
    },
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "200Gi" } } },
  });
}

/** Classes that encrypt nothing themselves: disks of the node, files of another service. */
export function otherProvisioners(): void {
  new storage.StorageClass("local", {
    metadata: { name: "local" },
    provisioner: "kubernetes.io/no-provisioner",
    volumeBindingMode: "WaitForFirstConsumer",
  });
  new storage.StorageClass("lustre", {
    metadata: { name: "lustre" },
    provisioner: "fsx.csi.aws.com",
    parameters: {
      subnetId: "subnet-0a11b22c33d44e55f",
      securityGroupIds: "sg-0a1b2c3d4e5f60718",
      kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    },
  });
}
