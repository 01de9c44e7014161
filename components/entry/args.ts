import type * as lb from "@pulumi/aws/lb";
import type * as wafv2 from "@pulumi/aws/wafv2";
import type * as pulumi from "@pulumi/pulumi";
import type { Phase } from "../../infra/fleet/schema";
import type { Tags } from "../../infra/tags";

/** Settings of children that the platform does not decide; what protects the entry cannot be changed. */
export interface EntryOverrides {
  readonly loadBalancer?: Partial<lb.LoadBalancerArgs>;
  readonly targetGroup?: Partial<lb.TargetGroupArgs>;
  /** Other rules, for example; scope, visibility and association stay. */
  readonly firewall?: Partial<wafv2.WebAclArgs>;
}

/** Inputs of {@link Entry}: plain values decide the shape, the rest comes from other resources. */
export interface EntryArgs {
  /** Region of the cell and of the stack's provider. */
  readonly region: string;
  /** AWS account id, 12 digits. */
  readonly account: string;
  /** Name of the hosted zone; the certificate is for `api.<domain>` and `*.cell.<domain>`. */
  readonly domain: string;
  /**
   * Fixed name of the cell's EKS cluster. The cluster's load-balancing role may register targets only
   * in groups that carry it as a tag, so it is known before the cluster is.
   */
  readonly clusterName: string;
  /** Phase of the cell; decides how long logs are kept. */
  readonly phase: Phase;
  /** The VPC's IPv4 block: the only place that the load balancer may send to. */
  readonly vpcCidr: string;
  readonly vpcId: pulumi.Input<string>;
  /** Public subnets, one an AZ, at least two. */
  readonly publicSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** ARN of the cell's key for log groups. */
  readonly logsKeyArn: pulumi.Input<string>;
  /** Names of the records, made by the foundation, that validate the certificate. */
  readonly certificateValidationFqdns: pulumi.Input<pulumi.Input<string>[]>;
  /** Port of the data access service's pods. @default SERVICE_PORT, 8080 */
  readonly servicePort?: number;
  /**
   * Requests that one IP address may send in five minutes, 10 and more. Mobile carriers put many
   * players behind one address, so it stops floods, not busy players.
   * @default 10000
   */
  readonly requestsPerFiveMinutes?: number;
  /**
   * Load balancer capacity held ready for a launch day, in LCUs; paid while it is set.
   * @default none: the load balancer grows with its traffic
   */
  readonly reservedCapacityUnits?: number;
  readonly tags: Tags;
  /** True lets the entry be destroyed; the second of the two keys that removal needs. @default false */
  readonly removable?: boolean;
  readonly overrides?: EntryOverrides;
}
