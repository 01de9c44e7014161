import { placeOf } from "../mutation";
import type { Mutant } from "../mutants";
import type { Exclusion } from "./declared";

/** A place where a service decides, with what it says. */
interface Line {
  /** `<module>/<type> <path>`, as a pattern of the whole text. */
  readonly place: RegExp;
  /** Names of operators. */
  readonly operators: readonly string[];
  /** Further condition. @default any mutant */
  readonly when?: (mutant: Mutant) => boolean;
  /** Where it is said. */
  readonly cited: string;
}

const ABSENT = ["absent"];
const GONE = ["absent", "list emptied"];

/** What a service takes an absent property for: as good as the planned value. */
const DEFAULTS: readonly Line[] = [
  {
    place: /^kms\/key rotationPeriodInDays$/,
    operators: ABSENT,
    cited: "KMS API, EnableKeyRotation: the default is 365 days, as planned",
  },
  {
    place: /^ec2\/defaultSecurityGroup (in|e)gress$/,
    operators: ABSENT,
    cited: "declaration: all rules are removed, only those of the configuration are created",
  },
  {
    place: /^opensearch\/domain engineVersion$/,
    operators: ABSENT,
    cited: "declaration: defaults to the latest version of OpenSearch",
  },
  {
    place: /^route53\/healthCheck enableSni$/,
    operators: ABSENT,
    when: ({ subject }) => subject.resource.inputs.type === "HTTPS",
    cited: "declaration: `true` for checks of type HTTPS",
  },
  {
    place: /^route53\/healthCheck failureThreshold$/,
    operators: ABSENT,
    cited: "Route 53 API, HealthCheckConfig: the default is three, as planned",
  },
  {
    place: /^lb\/targetGroup healthCheck\.matcher$/,
    operators: ABSENT,
    cited: "declaration: `200` for target groups of an Application Load Balancer, as planned",
  },
  {
    place: /^lb\/targetGroup targetGroupHealth(\.dnsFailover)?$/,
    operators: ABSENT,
    cited: "ELB API, TargetGroupAttribute: one healthy target for both counts, as planned",
  },
  {
    place: /^cloudBackupSchedule deleteCopySnapshots$/,
    operators: ABSENT,
    cited: "declaration: true is to be specified to delete copies",
  },
  {
    place: /^advancedCluster paused$/,
    operators: ABSENT,
    cited: "Atlas: a cluster runs until somebody pauses it",
  },
  {
    place: /^alertConfiguration notifications\[\]\.delayMin$/,
    operators: ABSENT,
    cited: "declaration: minutes to wait; without any Atlas does not wait",
  },
  {
    place: /^(kms\/\w+|cloudwatch\/\w+) region$/,
    operators: ABSENT,
    cited: "declaration: the region of the provider, which is the stack's own",
  },
];

/** What a provider or service refuses, though the declaration allows it. */
const REFUSED: readonly Line[] = [
  {
    place: /^cloudwatch\/metricAlarm evaluationPeriods$/,
    operators: ABSENT,
    cited: "declaration: required for traditional metric alarms",
  },
  {
    place: /^cloudwatch\/metricAlarm threshold$/,
    operators: ABSENT,
    cited: "declaration: required for alarms based on static thresholds",
  },
  {
    place: /^ec2\/route natGatewayId$/,
    operators: ABSENT,
    cited: "declaration: one of the target arguments must be supplied",
  },
  {
    place: /^route53\/record (aliases|records)$/,
    operators: GONE,
    cited: "Route 53 API, ResourceRecordSet: an alias target or resource records",
  },
  {
    place: /^lb\/targetGroup healthCheck\.timeout$/,
    operators: ["number weakened"],
    cited: "ELB API, CreateTargetGroup: the interval must be longer than the timeout",
  },
  {
    place: /^s3\/bucketReplicationConfig rules\[\]\.deleteMarkerReplication$/,
    operators: ABSENT,
    cited: "S3 API, ReplicationRule: a rule with a filter must have it",
  },
  {
    place: /^vpc\/securityGroup(In|E)gressRule (from|to)Port$/,
    operators: ABSENT,
    cited: "EC2 API: TCP needs both ends of the port range",
  },
  {
    place: /^vpc\/securityGroup(In|E)gressRule (cidrIpv4|cidrIpv6|referencedSecurityGroupId)$/,
    operators: ABSENT,
    cited: "EC2 API, AuthorizeSecurityGroupIngress: a rule has exactly one source or destination",
  },
  {
    place: /^wafv2\/webAcl rules\[\]\.(overrideAction\.none|action\.block)$/,
    operators: ABSENT,
    cited: "WAF API, OverrideAction and RuleAction: exactly one setting",
  },
];

/** What the control catalogue or its source accepts in so many words. */
const ACCEPTED: readonly Line[] = [
  {
    place: /^lb\/loadBalancer subnets$/,
    operators: ["entry removed"],
    cited: "ELB.13 asks for two availability zones; two are left",
  },
  {
    place: /^opensearch\/domain logPublishingOptions\[\]\.enabled$/,
    operators: ABSENT,
    cited: "OS-09: `enabled !== false`",
  },
  {
    place: /^route53\/record records$/,
    operators: ["entry removed"],
    when: ({ to }) => to === "without entry 1",
    cited: "RFC 8659, 4.3: without `issuewild` the property `issue` holds for wildcards too",
  },
];

function covers(lines: readonly Line[]): Exclusion["covers"] {
  return (mutant) => {
    const { site } = mutant;
    if (site === undefined) return false;
    const place = placeOf(site);
    return lines.some(
      (line) =>
        line.place.test(place) &&
        line.operators.includes(mutant.operator) &&
        (line.when?.(mutant) ?? true),
    );
  };
}

function said(lines: readonly Line[]): string {
  const patterns = lines.map(({ place, cited }) => {
    const text = place.source.replaceAll("\\", "").replaceAll(/[\^$]/g, "");
    return `\`${text}\` (${cited})`;
  });
  return patterns.join("; ");
}

/** Classes that the services' documentation decides. */
export const BY_SERVICE: readonly Exclusion[] = [
  {
    title: "the service's default",
    reason: `An absent property is taken for something as good as the planned value: ${said(DEFAULTS)}.`,
    covers: covers(DEFAULTS),
  },
  {
    title: "refused by the provider or the service",
    reason: `Nothing can be created like that: ${said(REFUSED)}.`,
    covers: covers(REFUSED),
  },
  {
    title: "accepted by the catalogue",
    reason: `The control that says what is needed still holds: ${said(ACCEPTED)}.`,
    covers: covers(ACCEPTED),
  },
];
