import type { Value } from "../record/types";

/**
 * What an absent create-only input stands for, read in the installed typings (`@default`,
 * "Defaults to") or the service's API reference: writing the default down is not a change.
 */
export const DEFAULTS: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  "aws:athena/namedQuery:NamedQuery": { workgroup: "primary" },
  "aws:cloudwatch/logGroup:LogGroup": { logGroupClass: "STANDARD" },
  "aws:ec2/flowLog:FlowLog": {
    logDestinationType: "cloud-watch-logs",
    maxAggregationInterval: 600,
  },
  "aws:ec2/natGateway:NatGateway": { availabilityMode: "zonal", connectivityType: "public" },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { vpcEndpointType: "Gateway" },
  "aws:eks/accessEntry:AccessEntry": { type: "STANDARD" },
  "aws:eks/cluster:Cluster": { bootstrapSelfManagedAddons: true },
  "aws:iam/policy:Policy": { path: "/" },
  "aws:iam/role:Role": { path: "/" },
  "aws:kms/key:Key": {
    customerMasterKeySpec: "SYMMETRIC_DEFAULT",
    keyUsage: "ENCRYPT_DECRYPT",
    multiRegion: false,
  },
  "aws:lambda/function:Function": { packageType: "Zip" },
  "aws:lb/loadBalancer:LoadBalancer": { internal: false, loadBalancerType: "application" },
  "aws:lb/targetGroup:TargetGroup": { targetType: "instance" },
};
