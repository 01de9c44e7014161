import * as batch from "@pulumi/kubernetes/batch/v1";
import * as core from "@pulumi/kubernetes/core/v1";

const CONTEXT = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"] },
};
const RESOURCES = {
  requests: { cpu: "100m", memory: "256Mi" },
  limits: { cpu: "500m", memory: "512Mi" },
};

/** A migration, once for each release. */
export function migration(): void {
  new batch.Job("migrate", {
    metadata: {
      name: "migrate-1-42-0",
      namespace: "shop",
      annotations: { "pulumi.com/replaceUnready": "true" },
    },
    spec: {
      backoffLimit: 2,
      activeDeadlineSeconds: 900,
      ttlSecondsAfterFinished: 86_400,
      template: {
        metadata: { labels: { job: "migrate" } },
        spec: {
          restartPolicy: "Never",
          serviceAccountName: "migrate",
          automountServiceAccountToken: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 10001,
            seccompProfile: { type: "RuntimeDefault" },
          },
          containers: [
            {
              name: "migrate",
              image: "ghcr.io/acme/shop:v1.42.0",
              command: ["/app/migrate", "up"],
              envFrom: [{ secretRef: { name: "orders-database" } }],
              securityContext: CONTEXT,
              resources: RESOURCES,
            },
          ],
        },
      },
    },
  });
}

/** A nightly backup, with a role of AWS for its account. */
export function backup(): void {
  const account = new core.ServiceAccount("backup", {
    metadata: {
      name: "backup",
      namespace: "data",
      annotations: {
        "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/backup",
        "eks.amazonaws.com/sts-regional-endpoints": "true",
      },
    },
  });
  new batch.CronJob("backup", {
    metadata: { name: "backup", namespace: "data" },
    spec: {
      schedule: "30 2 * * *",
      timeZone: "Europe/Dublin",
      concurrencyPolicy: "Forbid",
      startingDeadlineSeconds: 600,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      suspend: false,
      jobTemplate: {
        spec: {
          backoffLimit: 1,
          template: {
            spec: {
              restartPolicy: "OnFailure",
              serviceAccountName: account.metadata.name,
              securityContext: {
                runAsNonRoot: true,
                runAsUser: 1001,
                fsGroup: 1001,
                seccompProfile: { type: "RuntimeDefault" },
              },
              initContainers: [
                {
                  name: "dump",
                  image: "docker.io/bitnami/postgresql:17.4.0-debian-12-r4",
                  command: ["/bin/sh", "-c", "pg_dump --format=custom --file=/backup/orders.dump"],
                  env: [
                    {
                      name: "PGPASSWORD",
                      valueFrom: { secretKeyRef: { name: "postgresql", key: "password" } },
                    },
                  ],
                  securityContext: CONTEXT,
                  resources: RESOURCES,
                  volumeMounts: [{ name: "backup", mountPath: "/backup" }],
                },
              ],
              containers: [
                {
                  name: "upload",
                  image: "public.ecr.aws/aws-cli/aws-cli:2.27.0",
                  args: ["s3", "cp", "/backup/orders.dump", "s3://acme-backups/orders/"],
                  securityContext: CONTEXT,
                  resources: RESOURCES,
                  volumeMounts: [
                    { name: "backup", mountPath: "/backup", readOnly: true },
                    { name: "home", mountPath: "/.aws" },
                  ],
                },
              ],
              volumes: [
                {
                  name: "backup",
                  ephemeral: {
                    volumeClaimTemplate: {
                      spec: {
                        accessModes: ["ReadWriteOnce"],
                        storageClassName: "gp3",
                        resources: { requests: { storage: "50Gi" } },
                      },
                    },
                  },
                },
                { name: "home", emptyDir: {} },
              ],
            },
          },
        },
      },
    },
  });
}
