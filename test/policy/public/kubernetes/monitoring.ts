import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import * as crd from "@pulumi/kubernetes/apiextensions/v1";
import * as apps from "@pulumi/kubernetes/apps/v1";
import * as autoscaling from "@pulumi/kubernetes/autoscaling/v1";
import * as core from "@pulumi/kubernetes/core/v1";
import * as rbac from "@pulumi/kubernetes/rbac/v1";

const HARDENED = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"] },
};

/** Metrics of the cluster's objects, as the chart of the community has it. */
export function stateMetrics(): void {
  const labels = { "app.kubernetes.io/name": "kube-state-metrics" };
  new core.ServiceAccount("kube-state-metrics", {
    metadata: { name: "kube-state-metrics", namespace: "monitoring", labels },
    automountServiceAccountToken: false,
  });
  new rbac.ClusterRole("kube-state-metrics", {
    metadata: { name: "kube-state-metrics", labels },
    rules: [
      {
        apiGroups: [""],
        resources: ["configmaps", "nodes", "pods", "services", "namespaces", "endpoints"],
        verbs: ["list", "watch"],
      },
      {
        apiGroups: ["apps"],
        resources: ["statefulsets", "daemonsets", "deployments", "replicasets"],
        verbs: ["list", "watch"],
      },
      {
        apiGroups: ["rbac.authorization.k8s.io"],
        resources: ["clusterrolebindings", "clusterroles", "rolebindings", "roles"],
        verbs: ["list", "watch"],
      },
      {
        apiGroups: ["admissionregistration.k8s.io"],
        resources: ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"],
        verbs: ["list", "watch"],
      },
    ],
  });
  new rbac.ClusterRoleBinding("kube-state-metrics", {
    metadata: { name: "kube-state-metrics" },
    roleRef: {
      apiGroup: "rbac.authorization.k8s.io",
      kind: "ClusterRole",
      name: "kube-state-metrics",
    },
    subjects: [{ kind: "ServiceAccount", name: "kube-state-metrics", namespace: "monitoring" }],
  });
  new apps.Deployment("kube-state-metrics", {
    metadata: { name: "kube-state-metrics", namespace: "monitoring", labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: true,
          serviceAccountName: "kube-state-metrics",
          nodeSelector: { "kubernetes.io/os": "linux" },
          containers: [
            {
              name: "kube-state-metrics",
              image: "registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.15.0",
              args: ["--host=127.0.0.1", "--port=8081"],
              securityContext: {
                ...HARDENED,
                runAsNonRoot: true,
                runAsUser: 65534,
                seccompProfile: { type: "RuntimeDefault" },
              },
              resources: {
                requests: { cpu: "10m", memory: "190Mi" },
                limits: { cpu: "100m", memory: "250Mi" },
              },
            },
            {
              name: "kube-rbac-proxy-main",
              image: "quay.io/brancz/kube-rbac-proxy:v0.19.1",
              args: ["--secure-listen-address=:8443", "--upstream=http://127.0.0.1:8081/"],
              ports: [{ name: "https-main", containerPort: 8443 }],
              securityContext: {
                ...HARDENED,
                runAsNonRoot: true,
                runAsUser: 65532,
                runAsGroup: 65532,
                seccompProfile: { type: "RuntimeDefault" },
              },
              resources: {
                requests: { cpu: "20m", memory: "20Mi" },
                limits: { cpu: "40m", memory: "40Mi" },
              },
            },
          ],
        },
      },
    },
  });
}

/** The database of metrics, and the kinds of its operator. */
export function prometheus(): void {
  new apps.StatefulSet("prometheus", {
    metadata: { name: "prometheus-k8s", namespace: "monitoring" },
    spec: {
      serviceName: "prometheus-operated",
      replicas: 2,
      selector: { matchLabels: { "app.kubernetes.io/name": "prometheus" } },
      template: {
        metadata: { labels: { "app.kubernetes.io/name": "prometheus" } },
        spec: {
          automountServiceAccountToken: true,
          serviceAccountName: "prometheus-k8s",
          securityContext: {
            fsGroup: 2000,
            runAsNonRoot: true,
            runAsUser: 1000,
            seccompProfile: { type: "RuntimeDefault" },
          },
          initContainers: [
            {
              name: "init-config-reloader",
              image: "quay.io/prometheus-operator/prometheus-config-reloader:v0.83.0",
              args: ["--watch-interval=0"],
              securityContext: HARDENED,
              resources: {
                requests: { cpu: "10m", memory: "50Mi" },
                limits: { cpu: "10m", memory: "50Mi" },
              },
            },
          ],
          containers: [
            {
              name: "prometheus",
              image: "quay.io/prometheus/prometheus:v3.4.1",
              args: ["--config.file=/etc/prometheus/config_out/prometheus.env.yaml"],
              ports: [{ name: "web", containerPort: 9090 }],
              securityContext: HARDENED,
              startupProbe: {
                httpGet: { path: "/-/ready", port: "web", scheme: "HTTP" },
                failureThreshold: 60,
              },
              livenessProbe: { httpGet: { path: "/-/healthy", port: "web" } },
              readinessProbe: { httpGet: { path: "/-/ready", port: "web" } },
              resources: { requests: { cpu: "500m", memory: "4Gi" }, limits: { memory: "8Gi" } },
              volumeMounts: [
                { name: "data", mountPath: "/prometheus", subPath: "prometheus-db" },
                { name: "tls-assets", mountPath: "/etc/prometheus/certs", readOnly: true },
              ],
            },
          ],
          volumes: [
            {
              name: "tls-assets",
              projected: { sources: [{ secret: { name: "prometheus-tls-assets-0" } }] },
            },
          ],
        },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: "data" },
          spec: {
            accessModes: ["ReadWriteOnce"],
            storageClassName: "gp3",
            resources: { requests: { storage: "200Gi" } },
          },
        },
      ],
    },
  });
  new crd.CustomResourceDefinition("caches", {
    metadata: { name: "caches.shop.example.com" },
    spec: {
      group: "shop.example.com",
      scope: "Namespaced",
      names: { kind: "Cache", plural: "caches", singular: "cache" },
      versions: [
        {
          name: "v1",
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: "object",
              properties: { spec: { type: "object", properties: { size: { type: "string" } } } },
            },
          },
        },
      ],
    },
  });
  new CustomResource("scaled", {
    apiVersion: "keda.sh/v1alpha1",
    kind: "ScaledObject",
    metadata: { name: "worker", namespace: "shop" },
    spec: {
      scaleTargetRef: { name: "worker" },
      triggers: [{ type: "aws-sqs-queue", metadata: { queueURL: "orders", queueLength: "5" } }],
    },
  });
  new autoscaling.HorizontalPodAutoscaler("worker", {
    metadata: { name: "worker", namespace: "shop" },
    spec: {
      minReplicas: 2,
      maxReplicas: 6,
      targetCPUUtilizationPercentage: 75,
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "worker" },
    },
  });
}

/** A vault, as its chart installs it. */
export function vault(): void {
  new apps.StatefulSet("vault", {
    metadata: { name: "vault", namespace: "vault" },
    spec: {
      serviceName: "vault-internal",
      podManagementPolicy: "Parallel",
      replicas: 3,
      updateStrategy: { type: "OnDelete" },
      selector: { matchLabels: { "app.kubernetes.io/name": "vault" } },
      template: {
        metadata: { labels: { "app.kubernetes.io/name": "vault" } },
        spec: {
          serviceAccountName: "vault",
          securityContext: {
            runAsNonRoot: true,
            runAsGroup: 1000,
            runAsUser: 100,
            fsGroup: 1000,
            seccompProfile: { type: "RuntimeDefault" },
          },
          hostNetwork: false,
          containers: [
            {
              name: "vault",
              image: "hashicorp/vault:1.19.5",
              command: ["/bin/sh", "-ec"],
              args: ["/usr/local/bin/docker-entrypoint.sh vault server -config=/vault/config"],
              env: [
                { name: "VAULT_ADDR", value: "https://127.0.0.1:8200" },
                { name: "SKIP_CHOWN", value: "true" },
                { name: "SKIP_SETCAP", value: "true" },
              ],
              securityContext: HARDENED,
              ports: [
                { name: "https", containerPort: 8200 },
                { name: "https-internal", containerPort: 8201 },
              ],
              readinessProbe: {
                exec: { command: ["/bin/sh", "-ec", "vault status -tls-skip-verify"] },
              },
              livenessProbe: { httpGet: { path: "/v1/sys/health", port: 8200, scheme: "HTTPS" } },
              resources: {
                requests: { cpu: "250m", memory: "256Mi" },
                limits: { cpu: "1", memory: "1Gi" },
              },
              lifecycle: {
                preStop: { exec: { command: ["/bin/sh", "-c", "sleep 5 && kill -SIGTERM 1"] } },
              },
              volumeMounts: [
                { name: "data", mountPath: "/vault/data" },
                { name: "config", mountPath: "/vault/config" },
                { name: "home", mountPath: "/home/vault" },
              ],
            },
          ],
          volumes: [
            { name: "config", configMap: { name: "vault-config" } },
            { name: "home", emptyDir: {} },
          ],
        },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: "data" },
          spec: {
            accessModes: ["ReadWriteOnce"],
            resources: { requests: { storage: "10Gi" } },
          },
        },
      ],
    },
  });
}
