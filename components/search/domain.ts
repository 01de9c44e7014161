import type * as ec2 from "@pulumi/aws/ec2";
import * as opensearch from "@pulumi/aws/opensearch";
import type * as inputs from "@pulumi/aws/types/input";
import type * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../infra/tags";
import { policyJson } from "../keys";
import type { SearchContext } from "./context";
import type { SearchLogGroups } from "./logs";
import { logPublishing } from "./logs";
import { lacking } from "./node-features";
import type { SearchLayout } from "./search-layout";
import { domainPolicy, ENGINE_VERSION, offPeakHour } from "./search-layout";

/** TLS 1.2 with forward secrecy, and TLS 1.3; the only newer policy is for FIPS endpoints. */
const TLS_POLICY = "Policy-Min-TLS-1-2-PFS-2023-10";

/**
 * Creations of over an hour were seen, one in ten (terraform-provider-aws 33897), and an update moves
 * all data. The deployer's session must be as long.
 */
const TIMEOUTS: pulumi.CustomTimeouts = { create: "120m", update: "360m", delete: "120m" };

/** What the domain is built from beside its context. */
export interface DomainParts {
  readonly securityGroup: ec2.SecurityGroup;
  readonly logGroups: SearchLogGroups;
  readonly masterRoleArn: pulumi.Input<string>;
}

/**
 * The domain. Snapshots are AWS': hourly, kept 14 days, and gone with the domain. What is indexed can be
 * rebuilt from the database, so no other copy is kept.
 */
export function makeDomain(context: SearchContext, parts: DomainParts): opensearch.Domain {
  const { args, domainName, layout, parent, protect } = context;
  const name = `${context.name}-domain`;
  return new opensearch.Domain(
    name,
    {
      engineVersion: ENGINE_VERSION,
      offPeakWindowOptions: {
        enabled: true,
        offPeakWindow: { windowStartTime: { hours: offPeakHour(args.region), minutes: 0 } },
      },
      softwareUpdateOptions: { autoSoftwareUpdateEnabled: true },
      tags: namedTags(args.tags, name),
      ...args.overrides?.domain,
      domainName,
      clusterConfig: clusterConfig(layout),
      ebsOptions: ebsOptions(layout),
      autoTuneOptions: autoTuneOptions(layout, args.autoTune),
      vpcOptions: {
        subnetIds: args.dataSubnets.slice(0, layout.azs).map(({ id }) => id),
        securityGroupIds: [parts.securityGroup.id],
      },
      ipAddressType: "ipv4",
      encryptAtRest: { enabled: true, kmsKeyId: args.dataKeyArn },
      nodeToNodeEncryption: { enabled: true },
      domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: TLS_POLICY },
      advancedSecurityOptions: {
        enabled: true,
        anonymousAuthEnabled: false,
        internalUserDatabaseEnabled: false,
        masterUserOptions: { masterUserArn: parts.masterRoleArn },
      },
      // Strings, and every one that 2.x gives back: else it differs at every preview.
      advancedOptions: {
        override_main_response_version: "false",
        "rest.action.multi.allow_explicit_index": "true",
      },
      logPublishingOptions: logPublishing(parts.logGroups),
    },
    { parent, protect, customTimeouts: TIMEOUTS },
  );
}

/** Every field is always sent, so that a change of shape shows as a change of values. */
function clusterConfig(layout: SearchLayout): inputs.opensearch.DomainClusterConfig {
  const { nodeType, nodes, azs, masters, standby } = layout;
  return {
    instanceType: nodeType,
    instanceCount: nodes,
    dedicatedMasterEnabled: masters !== undefined,
    ...(masters === undefined
      ? {}
      : { dedicatedMasterType: masters.type, dedicatedMasterCount: masters.count }),
    zoneAwarenessEnabled: azs > 1,
    ...(azs > 1 ? { zoneAwarenessConfig: { availabilityZoneCount: azs } } : {}),
    multiAzWithStandbyEnabled: standby,
    warmEnabled: false,
  };
}

function ebsOptions({ volume }: SearchLayout): inputs.opensearch.DomainEbsOptions {
  const { gib, iops, throughput } = volume;
  return {
    ebsEnabled: true,
    volumeType: "gp3",
    volumeSize: gib,
    ...(iops === undefined ? {} : { iops }),
    ...(throughput === undefined ? {} : { throughput }),
  };
}

/**
 * AWS switches Auto-Tune on where nothing is said, and refuses it on `t2` and `t3`: so it is always said.
 * What needs a move of the data waits for the night.
 */
function autoTuneOptions(
  { nodeType }: SearchLayout,
  wanted: boolean | undefined,
): inputs.opensearch.DomainAutoTuneOptions {
  const on = wanted ?? !lacking(nodeType).includes("autoTune");
  return {
    desiredState: on ? "ENABLED" : "DISABLED",
    rollbackOnDisable: "NO_ROLLBACK",
    useOffPeakWindow: on,
  };
}

/**
 * Who may reach the domain at all. A resource of its own, which the domain's inline policy would fight
 * with; the name is the domain's output, so the policy follows it.
 */
export function makeDomainPolicy(
  { name, args, domainName, parent }: SearchContext,
  domain: opensearch.Domain,
): opensearch.DomainPolicy {
  return new opensearch.DomainPolicy(
    `${name}-policy`,
    {
      domainName: domain.domainName,
      accessPolicies: policyJson(domainPolicy(args, domainName)),
    },
    {
      parent,
      customTimeouts: { update: TIMEOUTS.update ?? "360m", delete: TIMEOUTS.delete ?? "120m" },
    },
  );
}
