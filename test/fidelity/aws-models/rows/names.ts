import { PROVIDER_ONLY } from "../../python/row";
import type { Rows } from "./row";

/** Tags of Route 53, which no create operation takes. */
function tags(kind: string, id: string) {
  return {
    operation: "route53.ChangeTagsForResource",
    rules: { tags: "ChangeTagsForResource:AddTags" },
    fixed: {
      "ChangeTagsForResource:ResourceType": kind,
      "ChangeTagsForResource:ResourceId": id,
    },
  };
}

const ZONE = tags("hostedzone", "Z0123456789ABCDEFGHIJ");
const CHECK = tags("healthcheck", "01234567-89ab-cdef-0123-456789abcdef");

/** Route 53. */
export const NAMES: Rows = {
  "aws:route53/zone:Zone": {
    operations: ["route53.CreateHostedZone", "route53.UpdateHostedZoneFeatures", ZONE.operation],
    rules: {
      comment: "HostedZoneConfig.Comment",
      enableAcceleratedRecovery: "UpdateHostedZoneFeatures:EnableAcceleratedRecovery",
      forceDestroy: PROVIDER_ONLY,
      ...ZONE.rules,
    },
    fixed: {
      CallerReference: "0",
      "UpdateHostedZoneFeatures:HostedZoneId": "Z0123456789ABCDEFGHIJ",
      ...ZONE.fixed,
    },
  },
  "aws:route53/queryLog:QueryLog": {
    operations: ["route53.CreateQueryLoggingConfig"],
    rules: {
      zoneId: "HostedZoneId",
      cloudwatchLogGroupArn: "CloudWatchLogsLogGroupArn",
    },
  },
  "aws:route53/record:Record": {
    operations: ["route53.ChangeResourceRecordSets"],
    base: "ChangeBatch.Changes[0].ResourceRecordSet",
    rules: {
      zoneId: "ChangeResourceRecordSets:HostedZoneId",
      records: "ResourceRecords[].Value",
      aliases: "AliasTarget",
      "aliases[].zoneId": "HostedZoneId",
      "aliases[].name": "DNSName",
      weightedRoutingPolicies: ".",
      latencyRoutingPolicies: ".",
      failoverRoutingPolicies: ".",
      "failoverRoutingPolicies[].type": "Failover",
      geolocationRoutingPolicies: "GeoLocation",
      "geolocationRoutingPolicies[].continent": "ContinentCode",
      "geolocationRoutingPolicies[].country": "CountryCode",
      "geolocationRoutingPolicies[].subdivision": "SubdivisionCode",
      multivalueAnswerRoutingPolicy: "MultiValueAnswer",
      allowOverwrite: PROVIDER_ONLY,
    },
    fixed: { "ChangeResourceRecordSets:ChangeBatch.Changes[0].Action": "UPSERT" },
  },
  "aws:route53/healthCheck:HealthCheck": {
    operations: ["route53.CreateHealthCheck", CHECK.operation],
    base: "HealthCheckConfig",
    rules: {
      fqdn: "FullyQualifiedDomainName",
      childHealthThreshold: "HealthThreshold",
      cloudwatchAlarmName: "AlarmIdentifier.Name",
      cloudwatchAlarmRegion: "AlarmIdentifier.Region",
      invertHealthcheck: "Inverted",
      referenceName: "CreateHealthCheck:CallerReference",
      triggers: PROVIDER_ONLY,
      ...CHECK.rules,
    },
    fixed: { "CreateHealthCheck:CallerReference": "0", ...CHECK.fixed },
  },
};
