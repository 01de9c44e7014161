import * as apps from "@pulumi/kubernetes/apps/v1";
import * as core from "@pulumi/kubernetes/core/v1";
import * as policy from "@pulumi/kubernetes/policy/v1";
import * as pulumi from "@pulumi/pulumi";

/** A database with its volume, its headless service and a password of a secret. */
export function postgres(): void {
  const labels = {
    "app.kubernetes.io/name": "postgresql",
    "app.kubernetes.io/component": "primary",
  };
  const secret = new core.Secret("postgresql", {
    metadata: { name: "postgresql", namespace: "data" },
    type: "Opaque",
    stringData: { password: new pulumi.Config().requireSecret("databasePassword") },
  });
  new core.Service("postgresql-hl", {
    metadata: { name: "postgresql-hl", namespace: "data" },
    spec: {
      clusterIP: "None",
      publishNotReadyAddresses: true,
      selector: labels,
      ports: [{ name: "tcp-postgresql", port: 5432, targetPort: "tcp-postgresql" }],
    },
  });
  new apps.StatefulSet("postgresql", {
    metadata: { name: "postgresql", namespace: "data", labels },
    spec: {
      serviceName: "postgresql-hl",
      replicas: 1,
      updateStrategy: { type: "RollingUpdate" },
      selector: { matchLabels: labels },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Retain" },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          securityContext: { fsGroup: 1001, fsGroupChangePolicy: "Always" },
          containers: [
            {
              name: "postgresql",
              image: "docker.io/bitnami/postgresql:17.4.0-debian-12-r4",
              imagePullPolicy: "IfNotPresent",
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ["ALL"] },
                privileged: false,
                readOnlyRootFilesystem: true,
                runAsGroup: 1001,
                runAsNonRoot: true,
                runAsUser: 1001,
                seLinuxOptions: {},
                seccompProfile: { type: "RuntimeDefault" },
              },
              env: [
                { name: "POSTGRESQL_PORT_NUMBER", value: "5432" },
                { name: "POSTGRES_PASSWORD_FILE", value: "/opt/bitnami/secrets/password" },
                { name: "PGDATA", value: "/bitnami/postgresql/data" },
              ],
              ports: [{ name: "tcp-postgresql", containerPort: 5432 }],
              livenessProbe: {
                exec: { command: ["/bin/sh", "-c", "exec pg_isready -U postgres -h 127.0.0.1"] },
                initialDelaySeconds: 30,
              },
              readinessProbe: {
                exec: { command: ["/bin/sh", "-c", "-e", "exec pg_isready -U postgres"] },
              },
              resources: {
                requests: { cpu: "500m", memory: "1Gi" },
                limits: { cpu: "2", memory: "2Gi" },
              },
              volumeMounts: [
                { name: "empty-dir", mountPath: "/tmp", subPath: "tmp-dir" },
                { name: "password", mountPath: "/opt/bitnami/secrets/", readOnly: true },
                { name: "data", mountPath: "/bitnami/postgresql" },
                { name: "dshm", mountPath: "/dev/shm" },
              ],
            },
          ],
          volumes: [
            { name: "empty-dir", emptyDir: {} },
            { name: "password", secret: { secretName: secret.metadata.name } },
            { name: "dshm", emptyDir: { medium: "Memory" } },
          ],
        },
      },
      volumeClaimTemplates: [
        {
          apiVersion: "v1",
          kind: "PersistentVolumeClaim",
          metadata: { name: "data" },
          spec: {
            accessModes: ["ReadWriteOnce"],
            storageClassName: "gp3",
            resources: { requests: { storage: "100Gi" } },
          },
        },
      ],
    },
  });
}

/** Three brokers, one a zone. */
export function brokers(): void {
  const labels = { app: "kafka" };
  new apps.StatefulSet("kafka", {
    metadata: { name: "kafka", namespace: "messaging" },
    spec: {
      serviceName: "kafka-headless",
      replicas: 3,
      podManagementPolicy: "Parallel",
      minReadySeconds: 20,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: "kafka",
          automountServiceAccountToken: false,
          hostNetwork: false,
          hostPID: false,
          hostIPC: false,
          terminationGracePeriodSeconds: 120,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 1000,
            fsGroup: 1000,
            seccompProfile: { type: "RuntimeDefault" },
          },
          affinity: {
            podAntiAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: [
                {
                  topologyKey: "topology.kubernetes.io/zone",
                  labelSelector: { matchLabels: labels },
                },
              ],
            },
          },
          containers: [
            {
              name: "kafka",
              image: "apache/kafka:4.0.0",
              ports: [
                { name: "client", containerPort: 9093 },
                { name: "controller", containerPort: 9094 },
              ],
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"] },
              },
              resources: {
                requests: { cpu: "1", memory: "4Gi" },
                limits: { cpu: "4", memory: "4Gi" },
              },
              livenessProbe: { tcpSocket: { port: "client" }, initialDelaySeconds: 60 },
              readinessProbe: { tcpSocket: { port: "client" } },
              volumeMounts: [
                { name: "data", mountPath: "/var/lib/kafka/data" },
                { name: "logs", mountPath: "/opt/kafka/logs" },
                { name: "certificates", mountPath: "/etc/kafka/certificates", readOnly: true },
              ],
            },
          ],
          volumes: [
            { name: "logs", emptyDir: {} },
            { name: "certificates", secret: { secretName: "kafka-tls", defaultMode: 0o440 } },
          ],
        },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: "data" },
          spec: {
            accessModes: ["ReadWriteOncePod"],
            resources: { requests: { storage: "500Gi" } },
          },
        },
      ],
    },
  });
  new policy.PodDisruptionBudget("kafka", {
    metadata: { name: "kafka", namespace: "messaging" },
    spec: { maxUnavailable: 1, selector: { matchLabels: labels } },
  });
}
