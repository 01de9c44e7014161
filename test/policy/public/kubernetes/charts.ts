import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import * as apps from "@pulumi/kubernetes/apps/v1";
import * as core from "@pulumi/kubernetes/core/v1";
import { Release } from "@pulumi/kubernetes/helm/v3";
import { Provider } from "@pulumi/kubernetes/provider";
import * as rbac from "@pulumi/kubernetes/rbac/v1";
import type { core as inputs } from "@pulumi/kubernetes/types/input";

const HARDENED: inputs.v1.SecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  seccompProfile: { type: "RuntimeDefault" },
};

interface Controller {
  readonly namespace: string;
  readonly image: string;
  readonly args: string[];
  readonly port: number;
  readonly path: string;
  readonly context?: inputs.v1.SecurityContext;
  readonly pod?: inputs.v1.PodSecurityContext;
}

/** Controllers as their charts install them: they talk to the API, so they have a token. */
const CONTROLLERS: Record<string, Controller> = {
  "cert-manager": {
    namespace: "cert-manager",
    image: "quay.io/jetstack/cert-manager-controller:v1.18.2",
    args: ["--v=2", "--leader-election-namespace=kube-system"],
    port: 9403,
    path: "/livez",
    pod: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
  },
  "external-dns": {
    namespace: "external-dns",
    image: "registry.k8s.io/external-dns/external-dns:v0.17.0",
    args: ["--source=ingress", "--provider=aws", "--policy=upsert-only"],
    port: 7979,
    path: "/healthz",
    context: { ...HARDENED, privileged: false, runAsUser: 65532, runAsGroup: 65532 },
    pod: { fsGroup: 65534, runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
  },
  "metrics-server": {
    namespace: "kube-system",
    image: "registry.k8s.io/metrics-server/metrics-server:v0.7.2",
    args: ["--secure-port=10250", "--kubelet-use-node-status-port", "--metric-resolution=15s"],
    port: 10250,
    path: "/readyz",
    context: { ...HARDENED, runAsUser: 1000 },
  },
  "aws-load-balancer-controller": {
    namespace: "kube-system",
    image: "public.ecr.aws/eks/aws-load-balancer-controller:v2.13.3",
    args: ["--cluster-name=shop", "--ingress-class=alb"],
    port: 61779,
    path: "/healthz",
    context: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      capabilities: { drop: ["ALL"] },
    },
    pod: { fsGroup: 65534, seccompProfile: { type: "RuntimeDefault" } },
  },
  "cluster-autoscaler": {
    namespace: "kube-system",
    image: "registry.k8s.io/autoscaling/cluster-autoscaler:v1.33.0",
    args: ["--cloud-provider=aws", "--balance-similar-node-groups"],
    port: 8085,
    path: "/health-check",
    pod: {
      runAsNonRoot: true,
      runAsUser: 65534,
      fsGroup: 65534,
      seccompProfile: { type: "RuntimeDefault" },
    },
  },
  "external-secrets": {
    namespace: "external-secrets",
    image: "ghcr.io/external-secrets/external-secrets:v0.18.2",
    args: ["--concurrent=1", "--metrics-addr=:8080"],
    port: 8081,
    path: "/readyz",
    context: { ...HARDENED, runAsUser: 1000 },
  },
};

export function controllers(): void {
  for (const [name, controller] of Object.entries(CONTROLLERS)) {
    const labels = { "app.kubernetes.io/name": name, "app.kubernetes.io/managed-by": "Helm" };
    new core.ServiceAccount(name, {
      metadata: {
        name,
        namespace: controller.namespace,
        labels,
        annotations: { "eks.amazonaws.com/role-arn": `arn:aws:iam::111122223333:role/${name}` },
      },
      automountServiceAccountToken: true,
    });
    new apps.Deployment(name, {
      metadata: { name, namespace: controller.namespace, labels },
      spec: {
        replicas: 2,
        selector: { matchLabels: { "app.kubernetes.io/name": name } },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: name,
            priorityClassName: "system-cluster-critical",
            ...(controller.pod === undefined ? {} : { securityContext: controller.pod }),
            containers: [
              {
                name,
                image: controller.image,
                imagePullPolicy: "IfNotPresent",
                args: controller.args,
                ports: [{ name: "http", containerPort: controller.port, protocol: "TCP" }],
                securityContext: controller.context ?? {
                  allowPrivilegeEscalation: false,
                  capabilities: { drop: ["ALL"] },
                  readOnlyRootFilesystem: true,
                },
                resources: {
                  requests: { cpu: "50m", memory: "128Mi" },
                  limits: { memory: "256Mi" },
                },
                livenessProbe: { httpGet: { path: controller.path, port: "http" } },
                readinessProbe: { httpGet: { path: controller.path, port: "http" } },
                volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
              },
            ],
            volumes: [{ name: "tmp", emptyDir: {} }],
          },
        },
      },
    });
  }
}

/** Proxies and names listen below port 1024, with the one capability for that. */
export function lowPorts(): void {
  new apps.Deployment("ingress-nginx", {
    metadata: { name: "ingress-nginx-controller", namespace: "ingress-nginx" },
    spec: {
      replicas: 2,
      selector: { matchLabels: { "app.kubernetes.io/name": "ingress-nginx" } },
      template: {
        metadata: { labels: { "app.kubernetes.io/name": "ingress-nginx" } },
        spec: {
          serviceAccountName: "ingress-nginx",
          dnsPolicy: "ClusterFirst",
          containers: [
            {
              name: "controller",
              image:
                "registry.k8s.io/ingress-nginx/controller:v1.12.3@sha256:ac444cd9515af325ba577b596fe4f27a34be1aa330538e8b317ad9d6c8fb94ee",
              args: ["/nginx-ingress-controller", "--election-id=ingress-nginx-leader"],
              securityContext: {
                runAsNonRoot: true,
                runAsUser: 101,
                runAsGroup: 82,
                allowPrivilegeEscalation: false,
                seccompProfile: { type: "RuntimeDefault" },
                capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] },
                readOnlyRootFilesystem: true,
              },
              ports: [
                { name: "http", containerPort: 80 },
                { name: "https", containerPort: 443 },
                { name: "webhook", containerPort: 8443 },
              ],
              livenessProbe: { httpGet: { path: "/healthz", port: 10254 }, failureThreshold: 5 },
              readinessProbe: { httpGet: { path: "/healthz", port: 10254 } },
              resources: { requests: { cpu: "100m", memory: "90Mi" }, limits: { memory: "512Mi" } },
              volumeMounts: [
                { name: "webhook-cert", mountPath: "/usr/local/certificates/", readOnly: true },
                { name: "tmp", mountPath: "/tmp" },
                { name: "configuration", mountPath: "/etc/ingress-controller" },
              ],
            },
          ],
          volumes: [
            { name: "webhook-cert", secret: { secretName: "ingress-nginx-admission" } },
            { name: "tmp", emptyDir: {} },
            { name: "configuration", emptyDir: {} },
          ],
        },
      },
    },
  });
  new apps.Deployment("coredns", {
    metadata: { name: "coredns", namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
    spec: {
      replicas: 2,
      selector: { matchLabels: { "k8s-app": "kube-dns" } },
      template: {
        metadata: { labels: { "k8s-app": "kube-dns" } },
        spec: {
          priorityClassName: "system-cluster-critical",
          serviceAccountName: "coredns",
          dnsPolicy: "Default",
          securityContext: { seccompProfile: { type: "RuntimeDefault" } },
          containers: [
            {
              name: "coredns",
              image: "602401143452.dkr.ecr.eu-west-1.amazonaws.com/eks/coredns:v1.12.1-eksbuild.2",
              args: ["-conf", "/etc/coredns/Corefile"],
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { add: ["NET_BIND_SERVICE"], drop: ["ALL"] },
                readOnlyRootFilesystem: true,
              },
              ports: [
                { name: "dns", containerPort: 53, protocol: "UDP" },
                { name: "dns-tcp", containerPort: 53, protocol: "TCP" },
              ],
              livenessProbe: { httpGet: { path: "/health", port: 8080 } },
              readinessProbe: { httpGet: { path: "/ready", port: 8181 } },
              resources: {
                requests: { cpu: "100m", memory: "70Mi" },
                limits: { memory: "170Mi" },
              },
              volumeMounts: [{ name: "config-volume", mountPath: "/etc/coredns", readOnly: true }],
            },
          ],
          volumes: [
            {
              name: "config-volume",
              configMap: { name: "coredns", items: [{ key: "Corefile", path: "Corefile" }] },
            },
          ],
        },
      },
    },
  });
}

/** Rules of well-known controllers: certificates and external secrets are written to secrets. */
export function controllerRules(): void {
  new rbac.ClusterRole("cert-manager", {
    metadata: { name: "cert-manager-controller-certificates" },
    rules: [
      {
        apiGroups: ["cert-manager.io"],
        resources: ["certificates", "certificates/status", "certificaterequests"],
        verbs: ["get", "list", "watch", "update", "patch", "create", "delete"],
      },
      {
        apiGroups: [""],
        resources: ["secrets"],
        verbs: ["get", "list", "watch", "create", "update", "delete", "patch"],
      },
      { apiGroups: [""], resources: ["events"], verbs: ["create", "patch"] },
    ],
  });
  new rbac.ClusterRoleBinding("cert-manager", {
    metadata: { name: "cert-manager-controller-certificates" },
    roleRef: {
      apiGroup: "rbac.authorization.k8s.io",
      kind: "ClusterRole",
      name: "cert-manager-controller-certificates",
    },
    subjects: [{ kind: "ServiceAccount", name: "cert-manager", namespace: "cert-manager" }],
  });
  new rbac.Role("cert-manager-tokens", {
    metadata: { name: "cert-manager-tokenrequest", namespace: "cert-manager" },
    rules: [
      {
        apiGroups: [""],
        resources: ["serviceaccounts/token"],
        resourceNames: ["cert-manager"],
        verbs: ["create"],
      },
    ],
  });
  new rbac.ClusterRole("cert-manager-approve", {
    metadata: { name: "cert-manager-controller-approve:cert-manager-io" },
    rules: [
      {
        apiGroups: ["cert-manager.io"],
        resources: ["signers"],
        resourceNames: ["issuers.cert-manager.io/*", "clusterissuers.cert-manager.io/*"],
        verbs: ["approve"],
      },
    ],
  });
  new rbac.ClusterRole("ingress-nginx-admission", {
    metadata: { name: "ingress-nginx-admission" },
    rules: [
      {
        apiGroups: ["admissionregistration.k8s.io"],
        resources: ["validatingwebhookconfigurations"],
        resourceNames: ["ingress-nginx-admission"],
        verbs: ["get", "update"],
      },
    ],
  });
  new rbac.ClusterRole("ingress-nginx", {
    metadata: { name: "ingress-nginx" },
    rules: [
      {
        apiGroups: [""],
        resources: ["configmaps", "endpoints", "nodes", "pods", "secrets", "namespaces"],
        verbs: ["list", "watch"],
      },
      { apiGroups: ["coordination.k8s.io"], resources: ["leases"], verbs: ["list", "watch"] },
      {
        apiGroups: ["networking.k8s.io"],
        resources: ["ingresses", "ingressclasses"],
        verbs: ["get", "list", "watch"],
      },
      { apiGroups: ["networking.k8s.io"], resources: ["ingresses/status"], verbs: ["update"] },
    ],
  });
}

/** Whole charts, and what they bring of kinds of their own. */
export function releases(): void {
  const provider = new Provider("shop", {
    kubeconfig: "{}",
    enableServerSideApply: true,
  });
  new Release(
    "argocd",
    {
      chart: "argo-cd",
      version: "8.1.3",
      namespace: "argocd",
      createNamespace: true,
      atomic: true,
      repositoryOpts: { repo: "https://argoproj.github.io/argo-helm" },
      values: {
        global: { domain: "argocd.example.com" },
        configs: { params: { "server.insecure": false } },
        controller: { replicas: 2 },
      },
    },
    { provider },
  );
  new Release("kyverno", {
    name: "kyverno",
    chart: "oci://ghcr.io/kyverno/charts/kyverno",
    version: "3.4.4",
    namespace: "kyverno",
    skipAwait: false,
    timeout: 600,
  });
  new CustomResource("node-pool", {
    apiVersion: "karpenter.sh/v1",
    kind: "NodePool",
    metadata: { name: "general" },
    spec: {
      template: {
        spec: {
          requirements: [
            { key: "kubernetes.io/arch", operator: "In", values: ["arm64"] },
            { key: "karpenter.sh/capacity-type", operator: "In", values: ["spot", "on-demand"] },
          ],
          nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: "default" },
          expireAfter: "720h",
        },
      },
      limits: { cpu: "200" },
    },
  });
  new CustomResource("monitor", {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "ServiceMonitor",
    metadata: { name: "web", namespace: "shop" },
    spec: { selector: { matchLabels: { app: "web" } }, endpoints: [{ port: "metrics" }] },
  });
}
