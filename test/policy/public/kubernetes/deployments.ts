import * as apps from "@pulumi/kubernetes/apps/v1";
import * as autoscaling from "@pulumi/kubernetes/autoscaling/v2";
import * as core from "@pulumi/kubernetes/core/v1";
import * as networking from "@pulumi/kubernetes/networking/v1";
import * as policy from "@pulumi/kubernetes/policy/v1";
import * as pulumi from "@pulumi/pulumi";
import { provided } from "../support";

/** All of the context on the pod and on its container; probes over HTTP; spread over the zones. */
export function web(): void {
  const namespace = new core.Namespace("shop", {
    metadata: { name: "shop", labels: { "pod-security.kubernetes.io/enforce": "restricted" } },
  }).metadata;
  const labels = { "app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "shop" };
  const account = new core.ServiceAccount("web", {
    metadata: { name: "web", namespace: namespace.name },
    automountServiceAccountToken: false,
  });
  const config = new core.ConfigMap("web", {
    metadata: { namespace: namespace.name },
    data: { "nginx.conf": "server { listen 8080; }", LOG_LEVEL: "info" },
  });
  new apps.Deployment("web", {
    metadata: { name: "web", namespace: namespace.name, labels },
    spec: {
      replicas: 3,
      revisionHistoryLimit: 5,
      selector: { matchLabels: labels },
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 } },
      template: {
        metadata: { labels: { ...labels, "app.kubernetes.io/version": "1.27.4" } },
        spec: {
          serviceAccountName: account.metadata.name,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          terminationGracePeriodSeconds: 45,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 101,
            runAsGroup: 101,
            fsGroup: 101,
            seccompProfile: { type: "RuntimeDefault" },
          },
          containers: [
            {
              name: "nginx",
              image:
                "nginxinc/nginx-unprivileged:1.27.4@sha256:4d2a5a4f6d9f7b1e0c3a8b5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091",
              imagePullPolicy: "IfNotPresent",
              ports: [{ name: "http", containerPort: 8080, protocol: "TCP" }],
              env: [
                {
                  name: "LOG_LEVEL",
                  valueFrom: {
                    configMapKeyRef: { name: config.metadata.name, key: "LOG_LEVEL" },
                  },
                },
                { name: "POD_IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
              ],
              securityContext: {
                allowPrivilegeEscalation: false,
                privileged: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"] },
              },
              resources: {
                requests: { cpu: "100m", memory: "128Mi" },
                limits: { cpu: "500m", memory: "256Mi" },
              },
              startupProbe: {
                httpGet: { path: "/healthz", port: "http" },
                failureThreshold: 30,
                periodSeconds: 2,
              },
              livenessProbe: {
                httpGet: { path: "/healthz", port: "http" },
                periodSeconds: 10,
                timeoutSeconds: 2,
              },
              readinessProbe: { httpGet: { path: "/ready", port: "http" }, periodSeconds: 5 },
              lifecycle: { preStop: { exec: { command: ["/bin/sleep", "10"] } } },
              volumeMounts: [
                { name: "tmp", mountPath: "/tmp" },
                { name: "config", mountPath: "/etc/nginx/conf.d", readOnly: true },
              ],
            },
          ],
          volumes: [
            { name: "tmp", emptyDir: { sizeLimit: "64Mi" } },
            { name: "config", configMap: { name: config.metadata.name, defaultMode: 0o444 } },
          ],
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: "topology.kubernetes.io/zone",
              whenUnsatisfiable: "ScheduleAnyway",
              labelSelector: { matchLabels: labels },
            },
          ],
        },
      },
    },
  });
  new core.Service("web", {
    metadata: { name: "web", namespace: namespace.name, labels },
    spec: {
      type: "ClusterIP",
      selector: labels,
      ports: [{ name: "http", port: 80, targetPort: "http", protocol: "TCP" }],
    },
  });
  new policy.PodDisruptionBudget("web", {
    metadata: { name: "web", namespace: namespace.name },
    spec: { minAvailable: 2, selector: { matchLabels: labels } },
  });
  new autoscaling.HorizontalPodAutoscaler("web", {
    metadata: { name: "web", namespace: namespace.name },
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
      minReplicas: 3,
      maxReplicas: 12,
      metrics: [
        {
          type: "Resource",
          resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } },
        },
      ],
    },
  });
  new networking.NetworkPolicy("web", {
    metadata: { name: "web", namespace: namespace.name },
    spec: {
      podSelector: { matchLabels: labels },
      policyTypes: ["Ingress", "Egress"],
      ingress: [
        {
          from: [
            {
              namespaceSelector: {
                matchLabels: { "kubernetes.io/metadata.name": "ingress-nginx" },
              },
            },
          ],
          ports: [{ port: 8080, protocol: "TCP" }],
        },
      ],
      egress: [
        {
          to: [{ namespaceSelector: {}, podSelector: { matchLabels: { "k8s-app": "kube-dns" } } }],
          ports: [
            { port: 53, protocol: "UDP" },
            { port: 53, protocol: "TCP" },
          ],
        },
      ],
    },
  });
}

/** The context on the pod, as far as pods have it; a few words on the container. */
export function podLevel(): void {
  const labels = { app: "api" };
  new apps.Deployment("api", {
    metadata: { name: "api", namespace: "shop" },
    spec: {
      replicas: new pulumi.Config().requireNumber("replicas"),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations: { "prometheus.io/scrape": "true" } },
        spec: {
          automountServiceAccountToken: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 10001,
            runAsGroup: 10001,
            fsGroup: 10001,
            fsGroupChangePolicy: "OnRootMismatch",
            supplementalGroups: [10002],
            seccompProfile: { type: "RuntimeDefault" },
          },
          containers: [
            {
              name: "api",
              image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/api:1.42.0",
              args: ["--port=8080"],
              ports: [{ containerPort: 8080 }],
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"] },
              },
              resources: {
                requests: { cpu: "250m", memory: "512Mi" },
                limits: { memory: "512Mi" },
              },
              livenessProbe: { tcpSocket: { port: 8080 }, initialDelaySeconds: 15 },
              readinessProbe: { grpc: { port: 8080 }, periodSeconds: 5 },
            },
          ],
        },
      },
    },
  });
}

/** The context on each container only; an init container, a sidecar of either kind. */
export function containerLevel(): void {
  const labels = { "app.kubernetes.io/name": "checkout" };
  const context = {
    allowPrivilegeEscalation: false,
    privileged: false,
    runAsNonRoot: true,
    runAsUser: 65532,
    runAsGroup: 65532,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
    seccompProfile: { type: "RuntimeDefault" },
  };
  const resources = {
    requests: { cpu: "50m", memory: "64Mi", "ephemeral-storage": "64Mi" },
    limits: { cpu: "200m", memory: "128Mi", "ephemeral-storage": "256Mi" },
  };
  const registry = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";
  new core.ServiceAccount("checkout", {
    metadata: {
      name: "checkout",
      namespace: "shop",
      annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/checkout" },
    },
    automountServiceAccountToken: false,
  });
  new apps.Deployment("checkout", {
    metadata: { name: "checkout", namespace: "shop", labels },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: "checkout",
          automountServiceAccountToken: false,
          initContainers: [
            {
              name: "wait-for-database",
              image: `${registry}/tools@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08`,
              command: ["/bin/wait-for", "orders:5432"],
              securityContext: context,
              resources,
            },
            {
              name: "tunnel",
              image: `${registry}/tunnel:v2.3.1`,
              restartPolicy: "Always",
              securityContext: context,
              resources,
              startupProbe: { exec: { command: ["/tunnel", "ready"] } },
            },
          ],
          containers: [
            {
              name: "checkout",
              image: `${registry}/checkout:2026-11-02`,
              imagePullPolicy: "Always",
              envFrom: [
                { configMapRef: { name: "checkout" } },
                { secretRef: { name: "checkout" } },
              ],
              env: [
                {
                  name: "DATABASE_PASSWORD",
                  valueFrom: { secretKeyRef: { name: "orders-database", key: "password" } },
                },
                { name: "DATABASE_PASSWORD_FILE", value: "/run/secrets/database/password" },
                { name: "TOKEN_TTL", value: "3600" },
              ],
              ports: [{ name: "https", containerPort: 8443 }],
              securityContext: context,
              resources,
              livenessProbe: {
                httpGet: { path: "/live", port: "https", scheme: "HTTPS" },
                failureThreshold: 3,
              },
              readinessProbe: { exec: { command: ["/bin/ready"] } },
              volumeMounts: [
                { name: "tokens", mountPath: "/var/run/secrets/tokens", readOnly: true },
                { name: "database", mountPath: "/run/secrets/database", readOnly: true },
                { name: "cache", mountPath: "/cache" },
              ],
            },
            {
              name: "metrics",
              image: `${registry}/statsd-exporter:v0.27.2`,
              ports: [{ name: "metrics", containerPort: 9102 }],
              securityContext: context,
              resources,
              livenessProbe: { httpGet: { path: "/-/healthy", port: 9102 } },
              readinessProbe: { httpGet: { path: "/-/ready", port: 9102 } },
            },
          ],
          volumes: [
            {
              name: "tokens",
              projected: {
                defaultMode: 0o400,
                sources: [
                  {
                    serviceAccountToken: {
                      path: "vault",
                      audience: "vault.example.com",
                      expirationSeconds: 3600,
                    },
                  },
                  {
                    configMap: {
                      name: "kube-root-ca.crt",
                      items: [{ key: "ca.crt", path: "ca.crt" }],
                    },
                  },
                  {
                    downwardAPI: {
                      items: [{ path: "labels", fieldRef: { fieldPath: "metadata.labels" } }],
                    },
                  },
                ],
              },
            },
            {
              name: "database",
              csi: {
                driver: "secrets-store.csi.k8s.io",
                readOnly: true,
                volumeAttributes: { secretProviderClass: "orders-database" },
              },
            },
            { name: "cache", emptyDir: { medium: "Memory", sizeLimit: "128Mi" } },
          ],
          affinity: {
            podAntiAffinity: {
              preferredDuringSchedulingIgnoredDuringExecution: [
                {
                  weight: 100,
                  podAffinityTerm: {
                    topologyKey: "kubernetes.io/hostname",
                    labelSelector: { matchLabels: labels },
                  },
                },
              ],
            },
          },
        },
      },
    },
  });
}

/** A team's services, out of one loop. */
export function manyOfOneKind(): void {
  const services = { stock: 8080, prices: 8081, reviews: 8082 };
  for (const [name, port] of Object.entries(services)) {
    const labels = { app: name, team: "catalogue" };
    const deployment = new apps.Deployment(name, {
      metadata: { namespace: "catalogue", labels },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            automountServiceAccountToken: false,
            securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
            containers: [
              {
                name,
                image: `ghcr.io/acme/${name}:v1.8.2`,
                ports: [{ containerPort: port }],
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ["ALL"] },
                },
                resources: {
                  requests: { cpu: "100m", memory: "128Mi" },
                  limits: { cpu: "1", memory: "256Mi" },
                },
                livenessProbe: { httpGet: { path: "/health", port } },
                readinessProbe: { httpGet: { path: "/health", port } },
              },
            ],
          },
        },
      },
    });
    new core.Service(name, {
      metadata: { namespace: "catalogue", labels: deployment.metadata.labels },
      spec: { selector: labels, ports: [{ port: 80, targetPort: port }] },
    });
    new autoscaling.HorizontalPodAutoscaler(name, {
      metadata: { namespace: "catalogue" },
      spec: {
        minReplicas: 2,
        maxReplicas: 8,
        scaleTargetRef: {
          apiVersion: "apps/v1",
          kind: "Deployment",
          name: deployment.metadata.apply((metadata) => metadata?.name ?? name),
        },
        behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
        metrics: [
          {
            type: "ContainerResource",
            containerResource: {
              name: "memory",
              container: name,
              target: { type: "Utilization", averageUtilization: 80 },
            },
          },
        ],
      },
    });
    new policy.PodDisruptionBudget(name, {
      metadata: { namespace: "catalogue" },
      spec: { maxUnavailable: "50%", selector: { matchLabels: labels } },
    });
  }
}

/** A list of deployments, as the API knows it. */
export function list(): void {
  new apps.DeploymentList("pair", {
    items: ["blue", "green"].map((colour) => ({
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: `web-${colour}`, namespace: "shop" },
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: "web", colour } },
        template: {
          metadata: { labels: { app: "web", colour } },
          spec: {
            automountServiceAccountToken: false,
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 20000,
              seccompProfile: { type: "RuntimeDefault" },
            },
            containers: [
              {
                name: "web",
                image: "ghcr.io/acme/web:v3.1.0",
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ["ALL"] },
                },
                resources: {
                  requests: { cpu: "100m", memory: "128Mi" },
                  limits: { cpu: "200m", memory: "128Mi" },
                },
                livenessProbe: { httpGet: { path: "/", port: 8080 } },
                readinessProbe: { httpGet: { path: "/", port: 8080 } },
              },
            ],
          },
        },
      },
    })),
  });
}

/** A pod by itself and a set of them, with flags that speak of secrets and hold none. */
export function withoutController(): void {
  const spec = (name: string) => ({
    automountServiceAccountToken: false,
    hostUsers: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: "Localhost", localhostProfile: "profiles/web.json" },
    },
    containers: [
      {
        name,
        image: `ghcr.io/acme/${name}:v0.9.1`,
        args: [
          "--token-ttl=1h",
          "--password-file=/run/secrets/password",
          "--secret-name=shop/session",
          "--tls-private-key-file=/run/secrets/tls.key",
        ],
        env: [
          { name: "API_KEY_HEADER", value: "X-Api-Key" },
          { name: "AWS_WEB_IDENTITY_TOKEN_FILE", value: "/var/run/secrets/aws/token" },
          { name: "OAUTH_TOKEN_URL", value: "https://login.example.com/oauth2/token" },
          { name: "SECRET_BACKEND", value: "vault" },
        ],
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ["ALL"] },
        },
        resources: {
          requests: { cpu: "50m", memory: "64Mi" },
          limits: { cpu: "100m", memory: "64Mi" },
        },
        livenessProbe: { httpGet: { path: "/", port: 8080 } },
        readinessProbe: { httpGet: { path: "/", port: 8080 } },
      },
    ],
  });
  new core.Pod("debug", {
    metadata: { name: "debug", namespace: "tools", labels: { app: "debug" } },
    spec: spec("debug"),
  });
  new apps.ReplicaSet("canary", {
    metadata: { name: "canary", namespace: "tools" },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: "canary" } },
      template: { metadata: { labels: { app: "canary" } }, spec: spec("canary") },
    },
  });
}

/** Names left to Pulumi, also the namespace's. */
export function autonamed(): void {
  const namespace = new core.Namespace("preview", {});
  const name = provided(
    namespace.metadata.apply((metadata) => metadata?.name ?? "preview-1a2b3c4d"),
    "preview-1a2b3c4d",
  );
  const labels = { app: "preview" };
  const deployment = new apps.Deployment("preview", {
    metadata: { namespace: name },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 65532,
            seccompProfile: { type: "RuntimeDefault" },
          },
          containers: [
            {
              name: "preview",
              image: pulumi.interpolate`ghcr.io/acme/preview:${pulumi.getStack()}-42`,
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"] },
              },
              resources: {
                requests: { cpu: "50m", memory: "64Mi" },
                limits: { cpu: "100m", memory: "64Mi" },
              },
              livenessProbe: { httpGet: { path: "/", port: 8080 } },
              readinessProbe: { httpGet: { path: "/", port: 8080 } },
            },
          ],
        },
      },
    },
  });
  new core.Service("preview", {
    metadata: { namespace: name, labels },
    spec: { selector: deployment.spec.template.metadata.labels, ports: [{ port: 80 }] },
  });
}

/** Small settings that the standards allow: safe parameters of the kernel, expansions, images of short tags. */
export function allowedByTheStandards(): void {
  new apps.Deployment("proxy", {
    metadata: { name: "proxy", namespace: "tools" },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: "proxy" } },
      template: {
        metadata: { labels: { app: "proxy" } },
        spec: {
          automountServiceAccountToken: false,
          hostAliases: [{ ip: "192.168.10.5", hostnames: ["printer.corp.example.com"] }],
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 65532,
            seccompProfile: { type: "RuntimeDefault" },
            appArmorProfile: { type: "RuntimeDefault" },
            sysctls: [
              { name: "net.ipv4.ip_unprivileged_port_start", value: "0" },
              { name: "net.ipv4.ping_group_range", value: "0 65536" },
            ],
          },
          containers: [
            {
              name: "proxy",
              image: "haproxy:3.1-alpine",
              env: [
                {
                  name: "PASSWORD",
                  valueFrom: { secretKeyRef: { name: "proxy", key: "password" } },
                },
                { name: "UPSTREAM_PASSWORD", value: "$(PASSWORD)" },
                { name: "CONNECTION_STRING", value: "redis://:$(PASSWORD)@cache:6379" },
                { name: "API_TOKEN_FILE", value: "/run/secrets/token" },
                { name: "SECRET_KEY_BASE_FILE", value: "/run/secrets/base" },
                { name: "ADMIN_PASSWORD", value: "" },
              ],
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                procMount: "Default",
                seLinuxOptions: { type: "container_t" },
                capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] },
              },
              resources: {
                requests: { cpu: "50m", memory: "64Mi" },
                limits: { cpu: "500m", memory: "64Mi" },
              },
              livenessProbe: { tcpSocket: { port: 8443 } },
              readinessProbe: { tcpSocket: { port: 8443 } },
            },
          ],
        },
      },
    },
  });
}
