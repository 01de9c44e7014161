import { PROVIDER_ONLY } from "../../python/row";
import type { Twins } from "./twin";

/** Route 53. */
export const NAMES: Twins = {
  "aws:route53/zone:Zone": {
    twin: "AWS::Route53::HostedZone",
    rules: {
      comment: "HostedZoneConfig.Comment",
      enableAcceleratedRecovery: "HostedZoneFeatures.EnableAcceleratedRecovery",
      forceDestroy: PROVIDER_ONLY,
      tags: "HostedZoneTags",
    },
  },
  "aws:route53/queryLog:QueryLog": {
    twin: "AWS::Route53::HostedZone",
    rules: {
      zoneId: { skip: "the zone is the twin itself" },
      cloudwatchLogGroupArn: "QueryLoggingConfig.CloudWatchLogsLogGroupArn",
    },
    fixed: { Name: "zone.example" },
  },
  "aws:route53/record:Record": {
    twin: "AWS::Route53::RecordSet",
    rules: {
      zoneId: "HostedZoneId",
      records: "ResourceRecords",
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
  },
  "aws:route53/healthCheck:HealthCheck": {
    twin: "AWS::Route53::HealthCheck",
    base: "HealthCheckConfig",
    rules: {
      fqdn: "FullyQualifiedDomainName",
      childHealthThreshold: "HealthThreshold",
      cloudwatchAlarmName: "AlarmIdentifier.Name",
      cloudwatchAlarmRegion: "AlarmIdentifier.Region",
      invertHealthcheck: "Inverted",
      referenceName: PROVIDER_ONLY,
      triggers: PROVIDER_ONLY,
      tags: "twin:HealthCheckTags",
    },
  },
};
