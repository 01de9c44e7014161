import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import * as admission from "@pulumi/kubernetes/admissionregistration/v1";
import * as core from "@pulumi/kubernetes/core/v1";
import * as scheduling from "@pulumi/kubernetes/scheduling/v1";
import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "../support";

/** Namespaces with the level of their pods, quotas and defaults. */
export function namespaces(): void {
  new core.Namespace("restricted", {
    metadata: {
      name: "shop",
      labels: {
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/enforce-version": "latest",
        "pod-security.kubernetes.io/audit": "restricted",
        "pod-security.kubernetes.io/warn": "restricted",
      },
    },
  });
  new core.Namespace("baseline", {
    metadata: {
      name: "tools",
      labels: {
        "pod-security.kubernetes.io/enforce": "baseline",
        "pod-security.kubernetes.io/enforce-version": "v1.33",
        "pod-security.kubernetes.io/warn": "restricted",
        "istio-injection": "enabled",
      },
    },
  });
  new core.Namespace("argocd", { metadata: { name: "argocd" } });
  const reports = new core.Namespace("reports", {
    metadata: { name: "reports", labels: { "pod-security.kubernetes.io/enforce": "restricted" } },
  });
  new core.ResourceQuota("reports", {
    metadata: { name: "quota", namespace: reports.metadata.name },
    spec: {
      hard: {
        "requests.cpu": "10",
        "requests.memory": "20Gi",
        "limits.memory": "40Gi",
        pods: "50",
        "services.loadbalancers": "0",
      },
    },
  });
  new core.LimitRange("reports", {
    metadata: { name: "limits", namespace: reports.metadata.name },
    spec: {
      limits: [
        {
          type: "Container",
          default: { cpu: "500m", memory: "256Mi" },
          defaultRequest: { cpu: "100m", memory: "128Mi" },
          max: { memory: "4Gi" },
        },
      ],
    },
  });
  new scheduling.PriorityClass("business", {
    metadata: { name: "business-critical" },
    value: 1_000_000,
    globalDefault: false,
    description: "Checkout and orders",
  });
}

/** Settings: what is no secret, in all the styles of charts. */
export function settings(): void {
  new core.ConfigMap("app", {
    metadata: { name: "app", namespace: "shop" },
    data: {
      DATABASE_HOST: "orders.internal.example.com",
      DATABASE_USER: "orders",
      PASSWORD_MIN_LENGTH: "14",
      TOKEN_ISSUER: "https://login.example.com",
      SECRET_NAME: "orders-database",
      "application.yaml": [
        "spring:",
        "  datasource:",
        "    url: jdbc:postgresql://orders.internal.example.com:5432/orders?sslmode=verify-full",
        "    password: ${DATABASE_PASSWORD}",
      ].join("\n"),
    },
    immutable: true,
  });
  new core.ConfigMap("dashboards", {
    metadata: { namespace: "monitoring", labels: { grafana_dashboard: "1" } },
    data: { "shop.json": JSON.stringify({ title: "Shop", panels: [] }) },
  });
  new core.ConfigMap("ca", {
    metadata: { name: "ca", namespace: "shop" },
    data: { "ca.crt": "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n" },
    binaryData: { "truststore.jks": "/u3+7QAAAAIAAAAB" },
  });
  new core.ConfigMapList("pair", {
    items: ["blue", "green"].map((colour) => ({
      metadata: { name: colour, namespace: "shop" },
      data: { COLOUR: colour },
    })),
  });
}

/** Secrets: their values come from elsewhere, and stay secret. */
export function secrets(): void {
  const config = new pulumi.Config();
  new core.Secret("database", {
    metadata: { name: "orders-database", namespace: "shop" },
    type: "Opaque",
    stringData: {
      username: "orders",
      password: config.requireSecret("databasePassword"),
      url: pulumi.interpolate`postgres://orders:${config.requireSecret("databasePassword")}@orders:5432/orders`,
    },
  });
  new core.Secret("generated", {
    metadata: { name: "session-key", namespace: "shop" },
    data: {
      key: new RandomPassword("session-key", { length: 64 }).result.apply((value) =>
        Buffer.from(value).toString("base64"),
      ),
    },
    immutable: true,
  });
  new core.Secret("registry", {
    metadata: { name: "ghcr", namespace: "shop" },
    type: "kubernetes.io/dockerconfigjson",
    stringData: {
      ".dockerconfigjson": pulumi.jsonStringify({
        auths: { "ghcr.io": { auth: config.requireSecret("slackToken") } },
      }),
    },
  });
  new core.Secret("tls", {
    metadata: { name: "shop-tls", namespace: "shop" },
    type: "kubernetes.io/tls",
    data: {
      "tls.crt": pulumi.secret("LS0tLS1CRUdJTg=="),
      "tls.key": pulumi.secret("LS0tLS1CRUdJTg=="),
    },
  });
  new CustomResource("external", {
    apiVersion: "external-secrets.io/v1",
    kind: "ExternalSecret",
    metadata: { name: "stripe", namespace: "shop" },
    spec: {
      refreshInterval: "1h",
      secretStoreRef: { name: "aws", kind: "ClusterSecretStore" },
      target: { name: "stripe" },
      data: [{ secretKey: "key", remoteRef: { key: "shop/stripe", property: "key" } }],
    },
  });
}

/** Admission: what the cluster takes in. */
export function admissionRules(): void {
  new admission.ValidatingWebhookConfiguration("policies", {
    metadata: { name: "policies" },
    webhooks: [
      {
        name: "validate.policies.example.com",
        admissionReviewVersions: ["v1"],
        sideEffects: "None",
        failurePolicy: "Fail",
        timeoutSeconds: 5,
        clientConfig: {
          service: { name: "policies", namespace: "policies", path: "/validate" },
          caBundle: "LS0tLS1CRUdJTg==",
        },
        namespaceSelector: {
          matchExpressions: [
            {
              key: "kubernetes.io/metadata.name",
              operator: "NotIn",
              values: ["kube-system", "policies"],
            },
          ],
        },
        rules: [
          {
            apiGroups: ["apps"],
            apiVersions: ["v1"],
            operations: ["CREATE", "UPDATE"],
            resources: ["deployments", "statefulsets"],
          },
        ],
      },
    ],
  });
  new admission.MutatingWebhookConfiguration("injector", {
    metadata: { name: "injector" },
    webhooks: [
      {
        name: "inject.example.com",
        admissionReviewVersions: ["v1"],
        sideEffects: "None",
        failurePolicy: "Ignore",
        clientConfig: { service: { name: "injector", namespace: "tools", path: "/mutate" } },
        objectSelector: { matchLabels: { inject: "true" } },
        rules: [
          { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] },
        ],
      },
    ],
  });
  new admission.ValidatingAdmissionPolicy("replicas", {
    metadata: { name: "replicas" },
    spec: {
      failurePolicy: "Fail",
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: ["apps"],
            apiVersions: ["v1"],
            operations: ["CREATE", "UPDATE"],
            resources: ["deployments"],
          },
        ],
      },
      validations: [{ expression: "object.spec.replicas <= 50" }],
    },
  });
  new admission.ValidatingAdmissionPolicyBinding("replicas", {
    metadata: { name: "replicas" },
    spec: { policyName: "replicas", validationActions: ["Deny"] },
  });
}

/** Keys and digests that everybody may know. */
export function publicKeys(): void {
  new core.ConfigMap("jwks", {
    metadata: { name: "jwks", namespace: "shop" },
    data: {
      "jwks.json": JSON.stringify({
        keys: [
          {
            kty: "EC",
            crv: "P-256",
            kid: "2026-01",
            x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
          },
        ],
      }),
      "public.pem": "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYI\n-----END PUBLIC KEY-----\n",
      caBundle: "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUI=",
      checksums: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  app.tar.gz",
      known_hosts:
        "github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl",
    },
  });
}
