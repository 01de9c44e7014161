import * as apps from "@pulumi/kubernetes/apps/v1";
import * as core from "@pulumi/kubernetes/core/v1";
import * as rbac from "@pulumi/kubernetes/rbac/v1";

/** The network plugin: it belongs to the host, in kube-system. */
export function networkPlugin(): void {
  const labels = { "k8s-app": "aws-node", "app.kubernetes.io/name": "aws-node" };
  new core.ServiceAccount("aws-node", {
    metadata: {
      name: "aws-node",
      namespace: "kube-system",
      annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/vpc-cni" },
    },
  });
  new rbac.ClusterRole("aws-node", {
    metadata: { name: "aws-node" },
    rules: [
      {
        apiGroups: ["crd.k8s.amazonaws.com"],
        resources: ["eniconfigs"],
        verbs: ["list", "watch", "get"],
      },
      { apiGroups: [""], resources: ["namespaces", "pods"], verbs: ["list", "watch", "get"] },
      { apiGroups: [""], resources: ["nodes"], verbs: ["list", "watch", "get"] },
      {
        apiGroups: ["", "events.k8s.io"],
        resources: ["events"],
        verbs: ["create", "patch", "list"],
      },
      {
        apiGroups: ["vpcresources.k8s.aws"],
        resources: ["cninodes"],
        verbs: ["get", "list", "watch", "patch"],
      },
    ],
  });
  new rbac.ClusterRoleBinding("aws-node", {
    metadata: { name: "aws-node" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "aws-node" },
    subjects: [{ kind: "ServiceAccount", name: "aws-node", namespace: "kube-system" }],
  });
  new apps.DaemonSet("aws-node", {
    metadata: { name: "aws-node", namespace: "kube-system", labels },
    spec: {
      selector: { matchLabels: { "k8s-app": "aws-node" } },
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "10%" } },
      template: {
        metadata: { labels },
        spec: {
          priorityClassName: "system-node-critical",
          serviceAccountName: "aws-node",
          hostNetwork: true,
          tolerations: [{ operator: "Exists" }],
          initContainers: [
            {
              name: "aws-vpc-cni-init",
              image:
                "602401143452.dkr.ecr.eu-west-1.amazonaws.com/amazon-k8s-cni-init:v1.20.0-eksbuild.1",
              securityContext: { privileged: true },
              resources: { requests: { cpu: "25m" } },
              volumeMounts: [{ name: "cni-bin-dir", mountPath: "/host/opt/cni/bin" }],
            },
          ],
          containers: [
            {
              name: "aws-node",
              image:
                "602401143452.dkr.ecr.eu-west-1.amazonaws.com/amazon-k8s-cni:v1.20.0-eksbuild.1",
              ports: [{ name: "metrics", containerPort: 61678 }],
              securityContext: { capabilities: { add: ["NET_ADMIN", "NET_RAW"] } },
              resources: {
                requests: { cpu: "25m", memory: "128Mi" },
                limits: { memory: "512Mi" },
              },
              env: [
                { name: "AWS_VPC_K8S_CNI_LOGLEVEL", value: "INFO" },
                { name: "MY_NODE_NAME", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } },
              ],
              livenessProbe: {
                exec: { command: ["/app/grpc-health-probe", "-addr=:50051"] },
                initialDelaySeconds: 60,
              },
              readinessProbe: { exec: { command: ["/app/grpc-health-probe", "-addr=:50051"] } },
              volumeMounts: [
                { name: "cni-bin-dir", mountPath: "/host/opt/cni/bin" },
                { name: "cni-net-dir", mountPath: "/host/etc/cni/net.d" },
                { name: "log-dir", mountPath: "/host/var/log/aws-routed-eni" },
                { name: "run-dir", mountPath: "/var/run/aws-node" },
                { name: "xtables-lock", mountPath: "/run/xtables.lock" },
              ],
            },
          ],
          volumes: [
            { name: "cni-bin-dir", hostPath: { path: "/opt/cni/bin" } },
            { name: "cni-net-dir", hostPath: { path: "/etc/cni/net.d" } },
            {
              name: "log-dir",
              hostPath: { path: "/var/log/aws-routed-eni", type: "DirectoryOrCreate" },
            },
            { name: "run-dir", hostPath: { path: "/var/run/aws-node", type: "DirectoryOrCreate" } },
            { name: "xtables-lock", hostPath: { path: "/run/xtables.lock" } },
          ],
        },
      },
    },
  });
}

/** The proxy of services and the storage driver's part on each node, in kube-system. */
export function nodeAgents(): void {
  new apps.DaemonSet("kube-proxy", {
    metadata: { name: "kube-proxy", namespace: "kube-system" },
    spec: {
      selector: { matchLabels: { "k8s-app": "kube-proxy" } },
      template: {
        metadata: { labels: { "k8s-app": "kube-proxy" } },
        spec: {
          hostNetwork: true,
          priorityClassName: "system-node-critical",
          serviceAccountName: "kube-proxy",
          tolerations: [{ operator: "Exists" }],
          containers: [
            {
              name: "kube-proxy",
              image:
                "602401143452.dkr.ecr.eu-west-1.amazonaws.com/eks/kube-proxy:v1.33.0-minimal-eksbuild.2",
              command: ["kube-proxy", "--v=2", "--config=/var/lib/kube-proxy-config/config"],
              securityContext: { privileged: true },
              resources: { requests: { cpu: "100m" } },
              volumeMounts: [
                { name: "xtables-lock", mountPath: "/run/xtables.lock" },
                { name: "lib-modules", mountPath: "/lib/modules", readOnly: true },
                { name: "config", mountPath: "/var/lib/kube-proxy-config/" },
              ],
            },
          ],
          volumes: [
            { name: "xtables-lock", hostPath: { path: "/run/xtables.lock", type: "FileOrCreate" } },
            { name: "lib-modules", hostPath: { path: "/lib/modules" } },
            { name: "config", configMap: { name: "kube-proxy-config" } },
          ],
        },
      },
    },
  });
  new apps.DaemonSet("ebs-csi-node", {
    metadata: { name: "ebs-csi-node", namespace: "kube-system" },
    spec: {
      selector: { matchLabels: { app: "ebs-csi-node" } },
      template: {
        metadata: { labels: { app: "ebs-csi-node" } },
        spec: {
          serviceAccountName: "ebs-csi-node-sa",
          hostNetwork: false,
          securityContext: { fsGroup: 0, runAsGroup: 0, runAsNonRoot: false, runAsUser: 0 },
          containers: [
            {
              name: "ebs-plugin",
              image: "public.ecr.aws/ebs-csi-driver/aws-ebs-csi-driver:v1.46.0",
              args: ["node", "--endpoint=$(CSI_ENDPOINT)", "--v=2"],
              env: [{ name: "CSI_ENDPOINT", value: "unix:/csi/csi.sock" }],
              securityContext: { privileged: true, readOnlyRootFilesystem: true },
              resources: {
                requests: { cpu: "10m", memory: "40Mi" },
                limits: { memory: "256Mi" },
              },
              livenessProbe: { httpGet: { path: "/healthz", port: "healthz" } },
              ports: [{ name: "healthz", containerPort: 9808 }],
              volumeMounts: [
                {
                  name: "kubelet-dir",
                  mountPath: "/var/lib/kubelet",
                  mountPropagation: "Bidirectional",
                },
                { name: "plugin-dir", mountPath: "/csi" },
                { name: "device-dir", mountPath: "/dev" },
              ],
            },
            {
              name: "node-driver-registrar",
              image: "public.ecr.aws/csi-components/csi-node-driver-registrar:v2.14.0-eksbuild.4",
              securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
              resources: {
                requests: { cpu: "10m", memory: "40Mi" },
                limits: { memory: "256Mi" },
              },
              volumeMounts: [
                { name: "plugin-dir", mountPath: "/csi" },
                { name: "registration-dir", mountPath: "/registration" },
              ],
            },
          ],
          volumes: [
            { name: "kubelet-dir", hostPath: { path: "/var/lib/kubelet", type: "Directory" } },
            {
              name: "plugin-dir",
              hostPath: {
                path: "/var/lib/kubelet/plugins/ebs.csi.aws.com/",
                type: "DirectoryOrCreate",
              },
            },
            {
              name: "registration-dir",
              hostPath: { path: "/var/lib/kubelet/plugins_registry/", type: "Directory" },
            },
            { name: "device-dir", hostPath: { path: "/dev", type: "Directory" } },
          ],
        },
      },
    },
  });
}

/** The collector of logs, in a namespace of its own that says what it may do. */
export function logCollector(): void {
  const namespace = new core.Namespace("logging", {
    metadata: {
      name: "logging",
      labels: {
        "pod-security.kubernetes.io/enforce": "privileged",
        "pod-security.kubernetes.io/warn": "baseline",
      },
    },
  });
  const labels = { "app.kubernetes.io/name": "fluent-bit" };
  const account = new core.ServiceAccount("fluent-bit", {
    metadata: {
      name: "fluent-bit",
      namespace: namespace.metadata.name,
      annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/fluent-bit" },
    },
  });
  const role = new rbac.ClusterRole("fluent-bit", {
    metadata: { name: "fluent-bit" },
    rules: [
      { apiGroups: [""], resources: ["namespaces", "pods"], verbs: ["get", "list", "watch"] },
      { nonResourceURLs: ["/metrics"], verbs: ["get"] },
    ],
  });
  new rbac.ClusterRoleBinding("fluent-bit", {
    metadata: { name: "fluent-bit" },
    roleRef: {
      apiGroup: "rbac.authorization.k8s.io",
      kind: "ClusterRole",
      name: role.metadata.name,
    },
    subjects: [
      {
        kind: "ServiceAccount",
        name: account.metadata.name,
        namespace: namespace.metadata.name,
      },
    ],
  });
  new apps.DaemonSet("fluent-bit", {
    metadata: { name: "fluent-bit", namespace: namespace.metadata.name, labels },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: account.metadata.name,
          hostNetwork: false,
          dnsPolicy: "ClusterFirst",
          securityContext: { seccompProfile: { type: "RuntimeDefault" } },
          tolerations: [{ operator: "Exists", effect: "NoSchedule" }],
          containers: [
            {
              name: "fluent-bit",
              image: "cr.fluentbit.io/fluent/fluent-bit:4.0.1",
              // Root, because the kubelet writes the logs of containers as root.
              securityContext: {
                runAsUser: 0,
                runAsNonRoot: false,
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"], add: ["DAC_READ_SEARCH"] },
              },
              ports: [{ name: "http", containerPort: 2020 }],
              livenessProbe: { httpGet: { path: "/", port: "http" } },
              readinessProbe: { httpGet: { path: "/api/v1/health", port: "http" } },
              resources: {
                requests: { cpu: "50m", memory: "64Mi" },
                limits: { cpu: "200m", memory: "128Mi" },
              },
              volumeMounts: [
                { name: "config", mountPath: "/fluent-bit/etc/conf" },
                { name: "varlog", mountPath: "/var/log", readOnly: true },
                {
                  name: "varlibcontainers",
                  mountPath: "/var/lib/docker/containers",
                  readOnly: true,
                },
                { name: "etcmachineid", mountPath: "/etc/machine-id", readOnly: true },
                { name: "state", mountPath: "/var/fluent-bit/state" },
              ],
            },
          ],
          volumes: [
            { name: "config", configMap: { name: "fluent-bit" } },
            { name: "varlog", hostPath: { path: "/var/log" } },
            { name: "varlibcontainers", hostPath: { path: "/var/lib/docker/containers" } },
            { name: "etcmachineid", hostPath: { path: "/etc/machine-id", type: "File" } },
            {
              name: "state",
              hostPath: { path: "/var/fluent-bit/state", type: "DirectoryOrCreate" },
            },
          ],
        },
      },
    },
  });
}

/** The exporter of a node's metrics: it sees the host, and changes nothing there. */
export function nodeExporter(): void {
  new core.Namespace("monitoring", {
    metadata: {
      name: "monitoring",
      labels: { "pod-security.kubernetes.io/enforce": "privileged" },
    },
  });
  const labels = {
    "app.kubernetes.io/component": "exporter",
    "app.kubernetes.io/name": "node-exporter",
  };
  new core.ServiceAccount("node-exporter", {
    metadata: { name: "node-exporter", namespace: "monitoring" },
    automountServiceAccountToken: false,
  });
  const context = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    readOnlyRootFilesystem: true,
  };
  new apps.DaemonSet("node-exporter", {
    metadata: { name: "node-exporter", namespace: "monitoring", labels },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: "node-exporter",
          automountServiceAccountToken: true,
          hostNetwork: true,
          hostPID: true,
          priorityClassName: "system-cluster-critical",
          nodeSelector: { "kubernetes.io/os": "linux" },
          tolerations: [{ operator: "Exists" }],
          securityContext: { runAsNonRoot: true, runAsUser: 65534, runAsGroup: 65534 },
          containers: [
            {
              name: "node-exporter",
              image: "quay.io/prometheus/node-exporter:v1.9.1",
              args: [
                "--web.listen-address=127.0.0.1:9100",
                "--path.sysfs=/host/sys",
                "--path.rootfs=/host/root",
              ],
              securityContext: {
                ...context,
                capabilities: { drop: ["ALL"], add: ["SYS_TIME"] },
              },
              resources: {
                requests: { cpu: "102m", memory: "180Mi" },
                limits: { cpu: "250m", memory: "180Mi" },
              },
              volumeMounts: [
                {
                  name: "sys",
                  mountPath: "/host/sys",
                  mountPropagation: "HostToContainer",
                  readOnly: true,
                },
                {
                  name: "root",
                  mountPath: "/host/root",
                  mountPropagation: "HostToContainer",
                  readOnly: true,
                },
              ],
            },
            {
              name: "kube-rbac-proxy",
              image: "quay.io/brancz/kube-rbac-proxy:v0.19.1",
              args: ["--secure-listen-address=[$(IP)]:9100", "--upstream=http://127.0.0.1:9100/"],
              env: [{ name: "IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } }],
              ports: [{ name: "https", containerPort: 9100, hostPort: 9100 }],
              securityContext: {
                ...context,
                runAsGroup: 65532,
                runAsNonRoot: true,
                runAsUser: 65532,
                seccompProfile: { type: "RuntimeDefault" },
              },
              resources: {
                requests: { cpu: "10m", memory: "20Mi" },
                limits: { cpu: "20m", memory: "40Mi" },
              },
            },
          ],
          volumes: [
            { name: "sys", hostPath: { path: "/sys" } },
            { name: "root", hostPath: { path: "/" } },
          ],
        },
      },
    },
  });
}

/** A watcher of system calls, in its own namespace: the least that reading them takes. */
export function runtimeSecurity(): void {
  new core.Namespace("falco", {
    metadata: { name: "falco", labels: { "pod-security.kubernetes.io/enforce": "privileged" } },
  });
  new apps.DaemonSet("falco", {
    metadata: { name: "falco", namespace: "falco" },
    spec: {
      selector: { matchLabels: { "app.kubernetes.io/name": "falco" } },
      template: {
        metadata: { labels: { "app.kubernetes.io/name": "falco" } },
        spec: {
          serviceAccountName: "falco",
          containers: [
            {
              name: "falco",
              image: "docker.io/falcosecurity/falco:0.40.0",
              args: ["/usr/bin/falco", "-pk"],
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: {
                  drop: ["ALL"],
                  add: ["BPF", "SYS_RESOURCE", "PERFMON", "SYS_PTRACE"],
                },
              },
              resources: {
                requests: { cpu: "100m", memory: "512Mi" },
                limits: { cpu: "1", memory: "1Gi" },
              },
              livenessProbe: { httpGet: { path: "/healthz", port: 8765 } },
              readinessProbe: { httpGet: { path: "/healthz", port: 8765 } },
              volumeMounts: [
                { name: "proc", mountPath: "/host/proc", readOnly: true },
                { name: "scratch", mountPath: "/tmp" },
              ],
            },
          ],
          volumes: [
            { name: "proc", hostPath: { path: "/proc" } },
            { name: "scratch", emptyDir: {} },
          ],
        },
      },
    },
  });
}

/** A daemon that needs nothing of the host. */
export function ordinary(): void {
  new apps.DaemonSet("prewarm", {
    metadata: { name: "prewarm", namespace: "shop" },
    spec: {
      selector: { matchLabels: { app: "prewarm" } },
      template: {
        metadata: { labels: { app: "prewarm" } },
        spec: {
          automountServiceAccountToken: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 65535,
            seccompProfile: { type: "RuntimeDefault" },
          },
          containers: [
            {
              name: "pause",
              image: "registry.k8s.io/pause:3.10",
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"] },
              },
              resources: {
                requests: { cpu: "1m", memory: "8Mi" },
                limits: { cpu: "10m", memory: "8Mi" },
              },
            },
          ],
        },
      },
    },
  });
}

/** Network plugins of others: in kube-system, and in the namespace that their operator makes. */
export function otherPlugins(): void {
  new apps.DaemonSet("cilium", {
    metadata: { name: "cilium", namespace: "kube-system" },
    spec: {
      selector: { matchLabels: { "k8s-app": "cilium" } },
      template: {
        metadata: { labels: { "k8s-app": "cilium" } },
        spec: {
          hostNetwork: true,
          serviceAccountName: "cilium",
          priorityClassName: "system-node-critical",
          tolerations: [{ operator: "Exists" }],
          securityContext: { appArmorProfile: { type: "Unconfined" } },
          initContainers: [
            {
              name: "mount-cgroup",
              image: "quay.io/cilium/cilium:v1.17.5",
              command: ["sh", "-ec", "cp /usr/bin/cilium-mount /hostbin/cilium-mount"],
              securityContext: {
                seLinuxOptions: { level: "s0", type: "spc_t" },
                capabilities: { drop: ["ALL"], add: ["SYS_ADMIN", "SYS_CHROOT", "SYS_PTRACE"] },
              },
              volumeMounts: [{ name: "hostproc", mountPath: "/hostproc" }],
            },
            {
              name: "mount-bpf-fs",
              image: "quay.io/cilium/cilium:v1.17.5",
              command: ["/bin/bash", "-c", "mount | grep '/sys/fs/bpf type bpf'"],
              securityContext: { privileged: true },
              volumeMounts: [
                { name: "bpf-maps", mountPath: "/sys/fs/bpf", mountPropagation: "Bidirectional" },
              ],
            },
          ],
          containers: [
            {
              name: "cilium-agent",
              image: "quay.io/cilium/cilium:v1.17.5",
              command: ["cilium-agent"],
              securityContext: {
                seLinuxOptions: { level: "s0", type: "spc_t" },
                capabilities: {
                  drop: ["ALL"],
                  add: [
                    "CHOWN",
                    "KILL",
                    "NET_ADMIN",
                    "NET_RAW",
                    "IPC_LOCK",
                    "SYS_ADMIN",
                    "SYS_RESOURCE",
                  ],
                },
              },
              livenessProbe: { httpGet: { host: "127.0.0.1", path: "/healthz", port: 9879 } },
              readinessProbe: { httpGet: { host: "127.0.0.1", path: "/healthz", port: 9879 } },
              resources: { requests: { cpu: "100m", memory: "512Mi" }, limits: { memory: "4Gi" } },
              volumeMounts: [
                { name: "bpf-maps", mountPath: "/sys/fs/bpf" },
                { name: "cilium-run", mountPath: "/var/run/cilium" },
                { name: "lib-modules", mountPath: "/lib/modules", readOnly: true },
              ],
            },
          ],
          volumes: [
            { name: "hostproc", hostPath: { path: "/proc", type: "Directory" } },
            { name: "bpf-maps", hostPath: { path: "/sys/fs/bpf", type: "DirectoryOrCreate" } },
            {
              name: "cilium-run",
              hostPath: { path: "/var/run/cilium", type: "DirectoryOrCreate" },
            },
            { name: "lib-modules", hostPath: { path: "/lib/modules" } },
          ],
        },
      },
    },
  });
  new core.Namespace("calico-system", {
    metadata: {
      name: "calico-system",
      labels: { "pod-security.kubernetes.io/enforce": "privileged" },
    },
  });
  new apps.DaemonSet("calico-node", {
    metadata: { name: "calico-node", namespace: "calico-system" },
    spec: {
      selector: { matchLabels: { "k8s-app": "calico-node" } },
      template: {
        metadata: { labels: { "k8s-app": "calico-node" } },
        spec: {
          hostNetwork: true,
          serviceAccountName: "calico-node",
          priorityClassName: "system-node-critical",
          containers: [
            {
              name: "calico-node",
              image: "docker.io/calico/node:v3.30.1",
              securityContext: { privileged: true, runAsUser: 0 },
              livenessProbe: { httpGet: { host: "localhost", path: "/liveness", port: 9099 } },
              readinessProbe: { exec: { command: ["/bin/calico-node", "-felix-ready"] } },
              resources: { requests: { cpu: "250m", memory: "256Mi" }, limits: { memory: "1Gi" } },
              volumeMounts: [
                { name: "lib-modules", mountPath: "/lib/modules", readOnly: true },
                { name: "var-run-calico", mountPath: "/var/run/calico" },
              ],
            },
          ],
          volumes: [
            { name: "lib-modules", hostPath: { path: "/lib/modules" } },
            { name: "var-run-calico", hostPath: { path: "/var/run/calico" } },
          ],
        },
      },
    },
  });
}

/** Devices, names and traces of each node. */
export function devicesAndTraces(): void {
  new apps.DaemonSet("nvidia-device-plugin", {
    metadata: { name: "nvidia-device-plugin", namespace: "kube-system" },
    spec: {
      selector: { matchLabels: { name: "nvidia-device-plugin" } },
      template: {
        metadata: { labels: { name: "nvidia-device-plugin" } },
        spec: {
          priorityClassName: "system-node-critical",
          containers: [
            {
              name: "plugin",
              image: "nvcr.io/nvidia/k8s-device-plugin:v0.17.2",
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
              resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { memory: "128Mi" } },
              volumeMounts: [
                { name: "device-plugin", mountPath: "/var/lib/kubelet/device-plugins" },
              ],
            },
          ],
          volumes: [
            { name: "device-plugin", hostPath: { path: "/var/lib/kubelet/device-plugins" } },
          ],
        },
      },
    },
  });
  new apps.DaemonSet("node-local-dns", {
    metadata: { name: "node-local-dns", namespace: "kube-system" },
    spec: {
      selector: { matchLabels: { "k8s-app": "node-local-dns" } },
      template: {
        metadata: { labels: { "k8s-app": "node-local-dns" } },
        spec: {
          hostNetwork: true,
          dnsPolicy: "Default",
          priorityClassName: "system-node-critical",
          serviceAccountName: "node-local-dns",
          containers: [
            {
              name: "node-cache",
              image: "registry.k8s.io/dns/k8s-dns-node-cache:1.26.4",
              args: ["-localip", "169.254.20.10", "-conf", "/etc/Corefile"],
              securityContext: { capabilities: { add: ["NET_ADMIN"] } },
              ports: [{ name: "dns", containerPort: 53, protocol: "UDP" }],
              resources: { requests: { cpu: "25m", memory: "5Mi" }, limits: { memory: "128Mi" } },
              livenessProbe: { httpGet: { host: "169.254.20.10", path: "/health", port: 8080 } },
              volumeMounts: [{ name: "xtables-lock", mountPath: "/run/xtables.lock" }],
            },
          ],
          volumes: [
            { name: "xtables-lock", hostPath: { path: "/run/xtables.lock", type: "FileOrCreate" } },
          ],
        },
      },
    },
  });
  new core.Namespace("observability", {
    metadata: {
      name: "observability",
      labels: { "pod-security.kubernetes.io/enforce": "privileged" },
    },
  });
  new apps.DaemonSet("otel-collector", {
    metadata: { name: "otel-collector-agent", namespace: "observability" },
    spec: {
      selector: { matchLabels: { component: "agent-collector" } },
      template: {
        metadata: { labels: { component: "agent-collector" } },
        spec: {
          serviceAccountName: "otel-collector",
          securityContext: { seccompProfile: { type: "RuntimeDefault" } },
          containers: [
            {
              name: "collector",
              image: "otel/opentelemetry-collector-k8s:0.128.0",
              args: ["--config=/conf/relay.yaml"],
              securityContext: {
                runAsUser: 10001,
                runAsGroup: 10001,
                runAsNonRoot: true,
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"] },
              },
              ports: [
                { name: "otlp", containerPort: 4317, hostPort: 4317 },
                { name: "otlp-http", containerPort: 4318, hostPort: 4318 },
              ],
              env: [{ name: "HOST_IP", valueFrom: { fieldRef: { fieldPath: "status.hostIP" } } }],
              resources: {
                requests: { cpu: "50m", memory: "128Mi" },
                limits: { cpu: "250m", memory: "512Mi" },
              },
              livenessProbe: { httpGet: { path: "/", port: 13133 } },
              readinessProbe: { httpGet: { path: "/", port: 13133 } },
              volumeMounts: [
                { name: "conf", mountPath: "/conf" },
                { name: "pods", mountPath: "/var/log/pods", readOnly: true },
              ],
            },
          ],
          volumes: [
            { name: "conf", configMap: { name: "otel-collector-agent" } },
            { name: "pods", hostPath: { path: "/var/log/pods" } },
          ],
        },
      },
    },
  });
}
