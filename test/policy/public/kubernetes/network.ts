import * as core from "@pulumi/kubernetes/core/v1";
import * as networking from "@pulumi/kubernetes/networking/v1";

/** Nobody talks in a namespace until a policy says so; then names, scrapes and the outside. */
export function policies(): void {
  for (const namespace of ["shop", "data"]) {
    new networking.NetworkPolicy(`${namespace}-deny`, {
      metadata: { name: "default-deny", namespace },
      spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
    });
    new networking.NetworkPolicy(`${namespace}-dns`, {
      metadata: { name: "allow-dns", namespace },
      spec: {
        podSelector: {},
        policyTypes: ["Egress"],
        egress: [
          {
            to: [
              {
                namespaceSelector: {
                  matchLabels: { "kubernetes.io/metadata.name": "kube-system" },
                },
                podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
              },
            ],
            ports: [
              { protocol: "UDP", port: 53 },
              { protocol: "TCP", port: 53 },
            ],
          },
        ],
      },
    });
    new networking.NetworkPolicy(`${namespace}-within`, {
      metadata: { name: "allow-within", namespace },
      spec: {
        podSelector: {},
        policyTypes: ["Ingress"],
        ingress: [{ from: [{ podSelector: {} }] }],
      },
    });
  }
  new networking.NetworkPolicy("database", {
    metadata: { name: "database", namespace: "data" },
    spec: {
      podSelector: { matchExpressions: [{ key: "app", operator: "In", values: ["postgresql"] }] },
      policyTypes: ["Ingress"],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "shop" } },
              podSelector: { matchLabels: { database: "orders" } },
            },
          ],
          ports: [{ port: 5432, protocol: "TCP" }],
        },
      ],
    },
  });
  new networking.NetworkPolicy("scrape", {
    metadata: { name: "allow-prometheus", namespace: "shop" },
    spec: {
      podSelector: { matchLabels: { metrics: "true" } },
      ingress: [
        {
          from: [
            { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "monitoring" } } },
          ],
          ports: [{ port: "metrics" }],
        },
      ],
    },
  });
  new networking.NetworkPolicy("outside", {
    metadata: { name: "allow-https-out", namespace: "shop" },
    spec: {
      podSelector: { matchLabels: { "egress-https": "true" } },
      policyTypes: ["Egress"],
      egress: [
        {
          to: [
            {
              ipBlock: {
                cidr: "0.0.0.0/0",
                except: ["169.254.169.254/32", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
              },
            },
          ],
          ports: [{ protocol: "TCP", port: 443 }],
        },
      ],
    },
  });
  new networking.NetworkPolicy("entry", {
    metadata: { name: "allow-clients", namespace: "ingress-nginx" },
    spec: {
      podSelector: { matchLabels: { "app.kubernetes.io/name": "ingress-nginx" } },
      policyTypes: ["Ingress"],
      ingress: [{ ports: [{ port: 80 }, { port: 443 }] }],
    },
  });
}

/** Services of all types. */
export function services(): void {
  new core.Service("internal", {
    metadata: {
      name: "reports",
      namespace: "reports",
      annotations: {
        "service.beta.kubernetes.io/aws-load-balancer-type": "external",
        "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type": "ip",
        "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal",
      },
    },
    spec: {
      type: "LoadBalancer",
      loadBalancerClass: "service.k8s.aws/nlb",
      selector: { app: "reports" },
      ports: [{ port: 443, targetPort: 8443, protocol: "TCP" }],
    },
  });
  new core.Service("partners", {
    metadata: {
      name: "partners",
      namespace: "partners",
      annotations: {
        "service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing",
        "service.beta.kubernetes.io/aws-load-balancer-ssl-cert":
          "arn:aws:acm:eu-west-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab",
        "service.beta.kubernetes.io/aws-load-balancer-ssl-ports": "443",
      },
    },
    spec: {
      type: "LoadBalancer",
      externalTrafficPolicy: "Local",
      loadBalancerSourceRanges: ["198.51.100.0/24", "203.0.113.16/28"],
      selector: { app: "partners" },
      ports: [{ name: "https", port: 443, targetPort: 8080 }],
    },
  });
  new core.Service("entry", {
    metadata: {
      name: "ingress-nginx-controller",
      namespace: "ingress-nginx",
      annotations: {
        "service.beta.kubernetes.io/aws-load-balancer-type": "nlb",
        "service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled": "true",
      },
    },
    spec: {
      type: "LoadBalancer",
      externalTrafficPolicy: "Local",
      selector: { "app.kubernetes.io/name": "ingress-nginx" },
      ports: [
        { name: "http", port: 80, targetPort: "http", appProtocol: "http" },
        { name: "https", port: 443, targetPort: "https", appProtocol: "https" },
      ],
    },
  });
  new core.Service("database", {
    metadata: { name: "orders", namespace: "shop" },
    spec: {
      type: "ExternalName",
      externalName: "orders.cluster-abc.eu-west-1.rds.amazonaws.com",
    },
  });
  new core.Service("alb-instance", {
    metadata: { name: "legacy", namespace: "shop" },
    spec: {
      type: "NodePort",
      selector: { app: "legacy" },
      ports: [{ port: 80, targetPort: 8080 }],
    },
  });
  new core.ServiceList("pair", {
    items: ["a", "b"].map((name) => ({
      metadata: { name: `svc-${name}`, namespace: "shop" },
      spec: { selector: { app: name }, ports: [{ port: 80 }] },
    })),
  });
}

/** Entries: by the load balancer of the cloud, and by a proxy of one's own. */
export function ingresses(): void {
  new networking.IngressClass("alb", {
    metadata: {
      name: "alb",
      annotations: { "ingressclass.kubernetes.io/is-default-class": "true" },
    },
    spec: { controller: "ingress.k8s.aws/alb" },
  });
  new networking.Ingress("alb", {
    metadata: {
      name: "shop",
      namespace: "shop",
      annotations: {
        "alb.ingress.kubernetes.io/scheme": "internet-facing",
        "alb.ingress.kubernetes.io/target-type": "ip",
        "alb.ingress.kubernetes.io/listen-ports": '[{"HTTP": 80}, {"HTTPS": 443}]',
        "alb.ingress.kubernetes.io/ssl-redirect": "443",
        "alb.ingress.kubernetes.io/ssl-policy": "ELBSecurityPolicy-TLS13-1-2-2021-06",
        "alb.ingress.kubernetes.io/certificate-arn":
          "arn:aws:acm:eu-west-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab",
        "alb.ingress.kubernetes.io/wafv2-acl-arn":
          "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/entry/1234abcd",
        "alb.ingress.kubernetes.io/load-balancer-attributes":
          "access_logs.s3.enabled=true,access_logs.s3.bucket=acme-lb-logs,routing.http.drop_invalid_header_fields.enabled=true",
      },
    },
    spec: {
      ingressClassName: "alb",
      rules: [
        {
          host: "shop.example.com",
          http: {
            paths: [
              {
                path: "/",
                pathType: "Prefix",
                backend: { service: { name: "web", port: { name: "http" } } },
              },
            ],
          },
        },
      ],
    },
  });
  new networking.Ingress("nginx", {
    metadata: {
      name: "tools",
      namespace: "tools",
      annotations: {
        "cert-manager.io/cluster-issuer": "letsencrypt",
        "nginx.ingress.kubernetes.io/force-ssl-redirect": "true",
        "nginx.ingress.kubernetes.io/whitelist-source-range": "198.51.100.0/24",
      },
    },
    spec: {
      ingressClassName: "nginx",
      tls: [{ hosts: ["tools.example.com"], secretName: "tools-tls" }],
      rules: [
        {
          host: "tools.example.com",
          http: {
            paths: ["/grafana", "/argocd"].map((path) => ({
              path,
              pathType: "Prefix",
              backend: { service: { name: path.slice(1), port: { number: 80 } } },
            })),
          },
        },
      ],
    },
  });
}

/** TLS that is set elsewhere: a certificate that is looked up by name, a default one, another proxy's words. */
export function tlsElsewhere(): void {
  const rules = (host: string) => [
    {
      host,
      http: {
        paths: [
          {
            path: "/",
            pathType: "Prefix",
            backend: { service: { name: "web", port: { number: 80 } } },
          },
        ],
      },
    },
  ];
  new networking.Ingress("discovered", {
    metadata: {
      name: "discovered",
      namespace: "shop",
      annotations: {
        "alb.ingress.kubernetes.io/scheme": "internet-facing",
        "alb.ingress.kubernetes.io/listen-ports": '[{"HTTPS":443}]',
        "alb.ingress.kubernetes.io/target-type": "ip",
      },
    },
    spec: { ingressClassName: "alb", rules: rules("shop.example.com") },
  });
  new networking.Ingress("default-certificate", {
    metadata: { name: "default-certificate", namespace: "shop" },
    spec: {
      ingressClassName: "nginx",
      tls: [{ hosts: ["shop.example.com"] }],
      rules: rules("shop.example.com"),
    },
  });
  new networking.Ingress("traefik", {
    metadata: {
      name: "traefik",
      namespace: "shop",
      annotations: {
        "traefik.ingress.kubernetes.io/router.entrypoints": "websecure",
        "traefik.ingress.kubernetes.io/router.tls": "true",
      },
    },
    spec: { ingressClassName: "traefik", rules: rules("shop.example.com") },
  });
}
