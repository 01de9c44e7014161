import * as acm from "@pulumi/aws/acm";
import * as ec2 from "@pulumi/aws/ec2";
import * as lb from "@pulumi/aws/lb";
import * as wafv2 from "@pulumi/aws/wafv2";
import { Older } from "../support";

const SUBNETS = ["subnet-0a11b22c33d44e55f", "subnet-0b11b22c33d44e55f"];
const CERTIFICATE = "arn:aws:acm:eu-west-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234";

/** Public, over TLS 1.3; plain HTTP is sent there. */
export function publicEntry(): void {
  const group = new ec2.SecurityGroup("entry", {
    vpcId: "vpc-0a11b22c33d44e55f",
    description: "Public entry",
    ingress: [80, 443].map((port) => ({
      description: `Port ${String(port)}`,
      protocol: "tcp",
      fromPort: port,
      toPort: port,
      cidrBlocks: ["0.0.0.0/0"],
    })),
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
  });
  const entry = new lb.LoadBalancer("entry", {
    name: "entry",
    loadBalancerType: "application",
    internal: false,
    securityGroups: [group.id],
    subnets: SUBNETS,
    enableDeletionProtection: true,
    dropInvalidHeaderFields: true,
    desyncMitigationMode: "defensive",
    enableHttp2: true,
    idleTimeout: 60,
    accessLogs: { enabled: true, bucket: "acme-lb-logs", prefix: "alb" },
    connectionLogs: { enabled: true, bucket: "acme-lb-logs", prefix: "alb-connections" },
  });
  const web = new lb.TargetGroup("web", {
    vpcId: "vpc-0a11b22c33d44e55f",
    port: 8080,
    protocol: "HTTP",
    targetType: "ip",
    deregistrationDelay: 30,
    healthCheck: { path: "/healthz", matcher: "200-299", interval: 15, healthyThreshold: 2 },
    stickiness: { enabled: true, type: "lb_cookie", cookieDuration: 3600 },
  });
  const api = new lb.TargetGroup("api", {
    vpcId: "vpc-0a11b22c33d44e55f",
    port: 8443,
    protocol: "HTTPS",
    protocolVersion: "GRPC",
    targetType: "ip",
    healthCheck: { protocol: "HTTPS", path: "/grpc.health.v1.Health/Check", matcher: "0" },
  });
  new lb.Listener("http", {
    loadBalancerArn: entry.arn,
    port: 80,
    protocol: "HTTP",
    defaultActions: [
      {
        type: "redirect",
        redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" },
      },
    ],
  });
  const https = new lb.Listener("https", {
    loadBalancerArn: entry.arn,
    port: 443,
    protocol: "HTTPS",
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    certificateArn: CERTIFICATE,
    defaultActions: [{ type: "forward", targetGroupArn: web.arn }],
  });
  new lb.ListenerCertificate("second", {
    listenerArn: https.arn,
    certificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/5678abcd-12ab-34cd-56ef-1234",
  });
  new lb.ListenerRule("api", {
    listenerArn: https.arn,
    priority: 10,
    actions: [
      {
        type: "forward",
        forward: {
          targetGroups: [
            { arn: api.arn, weight: 90 },
            { arn: web.arn, weight: 10 },
          ],
        },
      },
    ],
    conditions: [
      { hostHeader: { values: ["api.example.com"] } },
      { pathPattern: { values: ["/*"] } },
    ],
  });
  new lb.ListenerRule("maintenance", {
    listenerArn: https.arn,
    priority: 5,
    actions: [
      {
        type: "fixed-response",
        fixedResponse: { contentType: "text/plain", messageBody: "Back soon", statusCode: "503" },
      },
    ],
    conditions: [{ httpHeader: { httpHeaderName: "X-Maintenance", values: ["on"] } }],
  });
  new wafv2.WebAclAssociation("entry", {
    resourceArn: entry.arn,
    webAclArn:
      "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/entry/1234abcd-12ab-34cd-56ef-1234567890ab",
  });
}

/** Inside, with sign-in in front of the tools. */
export function internalWithSignIn(): void {
  const certificate = new acm.Certificate("tools", {
    domainName: "*.tools.example.com",
    validationMethod: "DNS",
  });
  const tools = new lb.LoadBalancer("tools", {
    internal: true,
    loadBalancerType: "application",
    securityGroups: ["sg-0a1b2c3d4e5f60718"],
    subnetMappings: SUBNETS.map((subnetId) => ({ subnetId })),
    dropInvalidHeaderFields: true,
    enableDeletionProtection: true,
    accessLogs: { bucket: "acme-lb-logs", enabled: true },
  });
  const group = new lb.TargetGroup("tools", {
    port: 80,
    protocol: "HTTP",
    vpcId: "vpc-0a11b22c33d44e55f",
    healthCheck: { enabled: true, path: "/" },
  });
  new lb.TargetGroupAttachment("tools", {
    targetGroupArn: group.arn,
    targetId: "i-0a1b2c3d4e5f60718",
    port: 80,
  });
  new lb.Listener("tools", {
    loadBalancerArn: tools.arn,
    port: 443,
    protocol: "HTTPS",
    sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06",
    certificateArn: certificate.arn,
    defaultActions: [
      {
        type: "authenticate-cognito",
        authenticateCognito: {
          userPoolArn: "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_abcdefghi",
          userPoolClientId: "1h57kf5cpq17m0eml12EXAMPLE",
          userPoolDomain: "acme-tools",
          onUnauthenticatedRequest: "authenticate",
        },
      },
      { type: "forward", targetGroupArn: group.arn },
    ],
  });
}

/** Layer four: TLS ends here, or at the target, or the protocol is a datagram's. */
export function network(): void {
  const balancer = new lb.LoadBalancer("stream", {
    loadBalancerType: "network",
    subnets: SUBNETS,
    securityGroups: ["sg-0a1b2c3d4e5f60718"],
    enableCrossZoneLoadBalancing: true,
    enableDeletionProtection: true,
    accessLogs: { bucket: "acme-lb-logs", prefix: "nlb", enabled: true },
  });
  const groups = {
    tls: new lb.TargetGroup("tls", {
      port: 8883,
      protocol: "TLS",
      vpcId: "vpc-0a11b22c33d44e55f",
      targetType: "ip",
      preserveClientIp: "true",
    }),
    passthrough: new lb.TargetGroup("passthrough", {
      port: 443,
      protocol: "TCP",
      vpcId: "vpc-0a11b22c33d44e55f",
      proxyProtocolV2: true,
      healthCheck: { protocol: "TCP" },
    }),
    dns: new lb.TargetGroup("dns", {
      port: 53,
      protocol: "TCP_UDP",
      vpcId: "vpc-0a11b22c33d44e55f",
      healthCheck: { protocol: "HTTP", port: "8080", path: "/ready" },
    }),
  };
  new lb.Listener("tls", {
    loadBalancerArn: balancer.arn,
    port: 8883,
    protocol: "TLS",
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
    certificateArn: CERTIFICATE,
    alpnPolicy: "None",
    defaultActions: [{ type: "forward", targetGroupArn: groups.tls.arn }],
  });
  new lb.Listener("passthrough", {
    loadBalancerArn: balancer.arn,
    port: 443,
    protocol: "TCP",
    defaultActions: [{ type: "forward", targetGroupArn: groups.passthrough.arn }],
  });
  new lb.Listener("dns", {
    loadBalancerArn: balancer.arn,
    port: 53,
    protocol: "TCP_UDP",
    defaultActions: [{ type: "forward", targetGroupArn: groups.dns.arn }],
  });
}

/** Clients show certificates. */
export function mutualTls(): void {
  const store = new lb.TrustStore("partners", {
    name: "partners",
    caCertificatesBundleS3Bucket: "acme-trust",
    caCertificatesBundleS3Key: "partners.pem",
  });
  const balancer = new lb.LoadBalancer("partners", {
    loadBalancerType: "application",
    subnets: SUBNETS,
    securityGroups: ["sg-0a1b2c3d4e5f60718"],
    dropInvalidHeaderFields: true,
    desyncMitigationMode: "strictest",
    enableDeletionProtection: true,
    xffHeaderProcessingMode: "append",
    accessLogs: { bucket: "acme-lb-logs", enabled: true },
  });
  const group = new lb.TargetGroup("partners", { targetType: "lambda" });
  new lb.Listener("partners", {
    loadBalancerArn: balancer.arn,
    port: 443,
    protocol: "HTTPS",
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04",
    certificateArn: CERTIFICATE,
    mutualAuthentication: { mode: "verify", trustStoreArn: store.arn },
    defaultActions: [{ type: "forward", targetGroupArn: group.arn }],
  });
  new wafv2.WebAclAssociation("partners", {
    resourceArn: balancer.arn,
    webAclArn:
      "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/entry/1234abcd-12ab-34cd-56ef-1234567890ab",
  });
}

/** The older module's tokens. */
export function olderTokens(): void {
  const balancer = new Older("aws:alb/loadBalancer:LoadBalancer", "legacy", {
    internal: true,
    loadBalancerType: "application",
    subnets: SUBNETS,
    securityGroups: ["sg-0a1b2c3d4e5f60718"],
    dropInvalidHeaderFields: true,
    enableDeletionProtection: true,
    accessLogs: { bucket: "acme-lb-logs", enabled: true },
  });
  const group = new Older("aws:alb/targetGroup:TargetGroup", "legacy", {
    port: 8080,
    protocol: "HTTP",
    vpcId: "vpc-0a11b22c33d44e55f",
    targetType: "instance",
    healthCheck: { path: "/health" },
  });
  new Older("aws:applicationloadbalancing/listener:Listener", "legacy-http", {
    loadBalancerArn: balancer.id,
    port: 80,
    protocol: "HTTP",
    defaultActions: [
      { type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_302" } },
    ],
  });
  new Older("aws:alb/listener:Listener", "legacy", {
    loadBalancerArn: balancer.id,
    port: 443,
    protocol: "HTTPS",
    sslPolicy: "ELBSecurityPolicy-FS-1-2-Res-2020-10",
    certificateArn: CERTIFICATE,
    defaultActions: [{ type: "forward", targetGroupArn: group.id }],
  });
}
