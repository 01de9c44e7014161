import * as core from "@pulumi/kubernetes/core/v1";
import * as rbac from "@pulumi/kubernetes/rbac/v1";

/** A team in its namespace: it changes its workloads and reads the rest. */
export function team(): void {
  new rbac.Role("deployer", {
    metadata: { name: "deployer", namespace: "shop" },
    rules: [
      {
        apiGroups: ["apps"],
        resources: ["deployments", "statefulsets", "daemonsets", "replicasets"],
        verbs: ["get", "list", "watch", "create", "update", "patch", "delete"],
      },
      {
        apiGroups: [""],
        resources: ["services", "configmaps", "serviceaccounts"],
        verbs: ["get", "list", "watch", "create", "update", "patch"],
      },
      {
        apiGroups: [""],
        resources: ["pods", "pods/log", "events"],
        verbs: ["get", "list", "watch"],
      },
      {
        apiGroups: ["networking.k8s.io"],
        resources: ["ingresses"],
        verbs: ["get", "list", "watch", "update", "patch"],
      },
      {
        apiGroups: [""],
        resources: ["secrets"],
        resourceNames: ["shop-tls"],
        verbs: ["get"],
      },
    ],
  });
  new rbac.RoleBinding("deployer", {
    metadata: { name: "deployer", namespace: "shop" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "deployer" },
    subjects: [
      { kind: "ServiceAccount", name: "argocd-application-controller", namespace: "argocd" },
      { kind: "Group", name: "shop-developers", apiGroup: "rbac.authorization.k8s.io" },
    ],
  });
  for (const [group, role] of Object.entries({
    "shop-developers": "view",
    "shop-operators": "edit",
    "shop-leads": "admin",
  })) {
    new rbac.RoleBinding(`${group}-${role}`, {
      metadata: { name: `${group}-${role}`, namespace: "shop" },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role },
      subjects: [{ kind: "Group", name: group, apiGroup: "rbac.authorization.k8s.io" }],
    });
  }
  new rbac.ClusterRoleBinding("auditors", {
    metadata: { name: "auditors" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" },
    subjects: [
      { kind: "User", name: "auditor@example.com", apiGroup: "rbac.authorization.k8s.io" },
    ],
  });
}

/** What controllers need to agree on who leads, and to say what they did. */
export function leaderElection(): void {
  const account = new core.ServiceAccount("controller", {
    metadata: { name: "controller", namespace: "operators" },
    automountServiceAccountToken: true,
  });
  new rbac.Role("leader-election", {
    metadata: { name: "leader-election", namespace: "operators" },
    rules: [
      {
        apiGroups: ["coordination.k8s.io"],
        resources: ["leases"],
        verbs: ["get", "list", "watch", "create", "update", "patch", "delete"],
      },
      { apiGroups: [""], resources: ["events"], verbs: ["create", "patch"] },
    ],
  });
  new rbac.RoleBinding("leader-election", {
    metadata: { name: "leader-election", namespace: "operators" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "leader-election" },
    subjects: [{ kind: "ServiceAccount", name: account.metadata.name, namespace: "operators" }],
  });
  new rbac.ClusterRole("own-kinds", {
    metadata: { name: "own-kinds" },
    rules: [
      {
        apiGroups: ["shop.example.com"],
        resources: ["caches", "caches/status", "caches/finalizers"],
        verbs: ["get", "list", "watch", "update", "patch"],
      },
      { apiGroups: ["authentication.k8s.io"], resources: ["tokenreviews"], verbs: ["create"] },
      {
        apiGroups: ["authorization.k8s.io"],
        resources: ["subjectaccessreviews"],
        verbs: ["create"],
      },
    ],
  });
  new rbac.ClusterRoleBinding("own-kinds", {
    metadata: { name: "own-kinds" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "own-kinds" },
    subjects: [{ kind: "ServiceAccount", name: "controller", namespace: "operators" }],
  });
}

/** Metrics: who scrapes reads nodes and endpoints, and paths that are no resources. */
export function metrics(): void {
  new rbac.ClusterRole("prometheus", {
    metadata: { name: "prometheus" },
    rules: [
      { apiGroups: [""], resources: ["nodes/metrics"], verbs: ["get"] },
      {
        apiGroups: [""],
        resources: ["nodes", "services", "endpoints", "pods"],
        verbs: ["get", "list", "watch"],
      },
      {
        apiGroups: ["discovery.k8s.io"],
        resources: ["endpointslices"],
        verbs: ["get", "list", "watch"],
      },
      { nonResourceURLs: ["/metrics", "/metrics/slis"], verbs: ["get"] },
    ],
  });
  new rbac.ClusterRoleBinding("metrics-server", {
    metadata: { name: "metrics-server:system:auth-delegator" },
    roleRef: {
      apiGroup: "rbac.authorization.k8s.io",
      kind: "ClusterRole",
      name: "system:auth-delegator",
    },
    subjects: [{ kind: "ServiceAccount", name: "metrics-server", namespace: "kube-system" }],
  });
  new rbac.RoleBinding("metrics-server", {
    metadata: { name: "metrics-server-auth-reader", namespace: "kube-system" },
    roleRef: {
      apiGroup: "rbac.authorization.k8s.io",
      kind: "Role",
      name: "extension-apiserver-authentication-reader",
    },
    subjects: [{ kind: "ServiceAccount", name: "metrics-server", namespace: "kube-system" }],
  });
  new rbac.ClusterRole("aggregated", {
    metadata: {
      name: "aggregated-metrics-reader",
      labels: {
        "rbac.authorization.k8s.io/aggregate-to-admin": "true",
        "rbac.authorization.k8s.io/aggregate-to-view": "true",
      },
    },
    rules: [
      {
        apiGroups: ["metrics.k8s.io"],
        resources: ["pods", "nodes"],
        verbs: ["get", "list", "watch"],
      },
    ],
  });
  new rbac.ClusterRole("collected", {
    metadata: { name: "monitoring" },
    aggregationRule: {
      clusterRoleSelectors: [
        { matchLabels: { "rbac.example.com/aggregate-to-monitoring": "true" } },
      ],
    },
    rules: [],
  });
}

/** Accounts: most have no token, one pulls from a private registry, some have roles of AWS. */
export function accounts(): void {
  new core.ServiceAccount("default", {
    metadata: { name: "default", namespace: "shop" },
    automountServiceAccountToken: false,
  });
  new core.ServiceAccount("puller", {
    metadata: { name: "puller", namespace: "shop" },
    imagePullSecrets: [{ name: "ghcr" }],
    automountServiceAccountToken: false,
  });
  for (const name of ["orders", "invoices"]) {
    new core.ServiceAccount(name, {
      metadata: {
        name,
        namespace: "shop",
        annotations: {
          "eks.amazonaws.com/role-arn": `arn:aws:iam::111122223333:role/${name}`,
          "eks.amazonaws.com/token-expiration": "86400",
        },
      },
    });
  }
}

/** Who may do all: people of one group, for when all else fails. */
export function breakGlass(): void {
  new rbac.ClusterRoleBinding("break-glass", {
    metadata: { name: "break-glass" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
    subjects: [{ kind: "Group", name: "break-glass", apiGroup: "rbac.authorization.k8s.io" }],
  });
}
