import * as acm from "@pulumi/aws/acm";
import type * as ec2 from "@pulumi/aws/ec2";
import * as lb from "@pulumi/aws/lb";
import type * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { HEALTH_PATH } from "../../infra/sizing/recovery";
import { namedTags } from "../../infra/tags";
import type { EntryArgs } from "./args";
import {
  certificateNames,
  checkEntry,
  REQUESTS_PER_FIVE_MINUTES,
  SERVICE_PORT,
} from "./entry-layout";
import type { Firewall } from "./firewall";
import { makeFirewall } from "./firewall";
import type { LogBucket } from "./log-bucket";
import { makeLogBucket } from "./log-bucket";
import { makePerimeter } from "./perimeter";

/** TLS 1.2 with forward secrecy, and TLS 1.3. */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/** Raw children. */
export interface EntryNodes {
  readonly securityGroup: ec2.SecurityGroup;
  readonly logBucket: s3.Bucket;
  readonly loadBalancer: lb.LoadBalancer;
  readonly targetGroup: lb.TargetGroup;
  readonly certificate: acm.Certificate;
  readonly httpsListener: lb.Listener;
  readonly firewall: Firewall;
}

/**
 * Where players come into a cell: load balancer, certificate, firewall. Owned here and not by an
 * Ingress, so that alarms, health checks and the contract know it before any service runs. Until
 * pods are bound to the target group it answers 503, and the cell is rightly unhealthy.
 *
 * @throws when the name is longer than 20 characters or the rate limit is none that WAF takes.
 */
export class Entry extends pulumi.ComponentResource {
  /** The load balancer's own DNS name: alias target and address of the health check. */
  readonly dnsName: pulumi.Output<string>;
  /** Hosted zone of the load balancer's name, for alias records. */
  readonly zoneId: pulumi.Output<string>;
  readonly loadBalancerArn: pulumi.Output<string>;
  /** Group that the service's pods are bound to. */
  readonly targetGroupArn: pulumi.Output<string>;
  /** Group from which pods accept traffic. */
  readonly securityGroupId: pulumi.Output<string>;
  readonly nodes: EntryNodes;

  constructor(name: string, args: EntryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("worldcell:entry:Entry", name, args, opts);
    checkEntry(name, args.requestsPerFiveMinutes ?? REQUESTS_PER_FIVE_MINUTES);
    const servicePort = args.servicePort ?? SERVICE_PORT;

    const securityGroup = makePerimeter(`${name}-sg`, args, servicePort, this);
    const logs = makeLogBucket(`${name}-logs`, args, this);
    const loadBalancer = this.makeLoadBalancer(`${name}-alb`, args, securityGroup, logs);
    const targetGroup = this.makeTargetGroup(`${name}-tg`, args, servicePort);
    const { certificate, certificateArn } = this.makeCertificate(`${name}-certificate`, args);
    const httpsListener = this.makeListeners(name, args, loadBalancer, targetGroup, certificateArn);
    const firewall = makeFirewall(`${name}-waf`, args, loadBalancer.arn, this);

    this.dnsName = loadBalancer.dnsName;
    this.zoneId = loadBalancer.zoneId;
    this.loadBalancerArn = loadBalancer.arn;
    this.targetGroupArn = targetGroup.arn;
    this.securityGroupId = securityGroup.id;
    this.nodes = {
      securityGroup,
      logBucket: logs.bucket,
      loadBalancer,
      targetGroup,
      certificate,
      httpsListener,
      firewall,
    };
    this.registerOutputs({
      dnsName: this.dnsName,
      zoneId: this.zoneId,
      loadBalancerArn: this.loadBalancerArn,
      targetGroupArn: this.targetGroupArn,
      securityGroupId: this.securityGroupId,
    });
  }

  /** Protected: a new load balancer has a new name, and every alias and check follows one `up` later. */
  private makeLoadBalancer(
    name: string,
    args: EntryArgs,
    securityGroup: ec2.SecurityGroup,
    logs: LogBucket,
  ): lb.LoadBalancer {
    const protect = !(args.removable ?? false);
    const { reservedCapacityUnits } = args;
    return new lb.LoadBalancer(
      name,
      {
        // Longer than a phone's pause between requests, so that a session keeps its connection.
        idleTimeout: 120,
        ...(reservedCapacityUnits === undefined
          ? {}
          : { minimumLoadBalancerCapacity: { capacityUnits: reservedCapacityUnits } }),
        tags: namedTags(args.tags, name),
        ...args.overrides?.loadBalancer,
        loadBalancerType: "application",
        internal: false,
        ipAddressType: "dualstack",
        subnets: args.publicSubnetIds,
        securityGroups: [securityGroup.id],
        dropInvalidHeaderFields: true,
        desyncMitigationMode: "defensive",
        enableDeletionProtection: protect,
        enableZonalShift: true,
        accessLogs: { enabled: true, bucket: logs.bucket.id },
      },
      // ELB writes a test file when logs are switched on, so the right to must be there first.
      { parent: this, protect, dependsOn: [...logs.ready] },
    );
  }

  private makeTargetGroup(name: string, args: EntryArgs, port: number): lb.TargetGroup {
    return new lb.TargetGroup(
      name,
      {
        // As long as pods go on answering after they were told to stop.
        deregistrationDelay: 30,
        slowStart: 0,
        healthCheck: {
          enabled: true,
          protocol: "HTTP",
          path: HEALTH_PATH,
          port: "traffic-port",
          matcher: "200",
          interval: 10,
          timeout: 5,
          healthyThreshold: 2,
          unhealthyThreshold: 2,
        },
        // An AZ without a healthy pod leaves DNS; routing stays open to all as the last resort.
        targetGroupHealth: {
          dnsFailover: { minimumHealthyTargetsCount: "1", minimumHealthyTargetsPercentage: "off" },
          unhealthyStateRouting: {
            minimumHealthyTargetsCount: 1,
            minimumHealthyTargetsPercentage: "off",
          },
        },
        ...args.overrides?.targetGroup,
        targetType: "ip",
        // TLS ends at the load balancer; the pods' network is private to the cell.
        protocol: "HTTP",
        port,
        vpcId: args.vpcId,
        tags: {
          ...namedTags(args.tags, name),
          "eks:eks-cluster-name": args.clusterName,
        },
      },
      { parent: this },
    );
  }

  /** The cell's own certificate: a shared one would be a single point of failure. */
  private makeCertificate(
    name: string,
    args: EntryArgs,
  ): { certificate: acm.Certificate; certificateArn: pulumi.Output<string> } {
    const names = certificateNames(args.domain);
    const certificate = new acm.Certificate(
      name,
      {
        domainName: names.name,
        subjectAlternativeNames: [names.alternative],
        validationMethod: "DNS",
        tags: namedTags(args.tags, name),
      },
      { parent: this },
    );
    const validation = new acm.CertificateValidation(
      `${name}-validation`,
      {
        certificateArn: certificate.arn,
        validationRecordFqdns: args.certificateValidationFqdns,
      },
      { parent: this },
    );
    return { certificate, certificateArn: validation.certificateArn };
  }

  private makeListeners(
    name: string,
    args: EntryArgs,
    loadBalancer: lb.LoadBalancer,
    targetGroup: lb.TargetGroup,
    certificateArn: pulumi.Output<string>,
  ): lb.Listener {
    const https = new lb.Listener(
      `${name}-https`,
      {
        loadBalancerArn: loadBalancer.arn,
        port: 443,
        protocol: "HTTPS",
        sslPolicy: TLS_POLICY,
        certificateArn,
        defaultActions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
        tags: namedTags(args.tags, `${name}-https`),
      },
      { parent: this },
    );
    new lb.Listener(
      `${name}-http`,
      {
        loadBalancerArn: loadBalancer.arn,
        port: 80,
        protocol: "HTTP",
        defaultActions: [
          {
            type: "redirect",
            redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" },
          },
        ],
        tags: namedTags(args.tags, `${name}-http`),
      },
      { parent: this },
    );
    return https;
  }
}
