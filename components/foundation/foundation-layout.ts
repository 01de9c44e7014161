import { awsRegion } from "../../infra/regions/aws";
import type { KeyScope, PolicyStatement } from "../keys";
import { accountRoot, regionalArn } from "../keys";

/** Names that every cell's certificate carries. */
export interface CertificateNames {
  /** `api.<domain>`: what players use. */
  readonly api: string;
  /** `*.cell.<domain>`: each cell by its own name. */
  readonly cell: string;
}

/** Names of the certificate; the same in every region, so one pair of validation records serves all. */
export function certificateNames(domain: string): CertificateNames {
  return { api: `api.${domain}`, cell: `*.cell.${domain}` };
}

/** One record that ACM wants to see, as the provider reports it. */
export interface ValidationOption {
  readonly domainName: string;
  readonly resourceRecordName: string;
  readonly resourceRecordType: string;
  readonly resourceRecordValue: string;
}

/**
 * The record of one name. By name, never by place: the provider returns a set, in any order.
 * @throws when ACM reported none for the name.
 */
export function validationOption<T extends Pick<ValidationOption, "domainName">>(
  options: readonly T[],
  domainName: string,
): T {
  const found = options.find((option) => option.domainName === domainName);
  if (found === undefined) {
    throw new Error(
      `ACM reported no validation record for ${domainName}, only for [${options.map((option) => option.domainName).join(", ")}]; ` +
        "run the foundation stack again, the records appear some seconds after the certificate",
    );
  }
  return found;
}

/** Certification authorities that may issue for the domain: Amazon's alone. */
export function caaRecords(contact: string | undefined): string[] {
  const issuers = ['0 issue "amazon.com"', '0 issuewild "amazon.com"'];
  return contact === undefined ? issuers : [...issuers, `0 iodef "mailto:${contact}"`];
}

/** Log group of a hosted zone's queries; Route 53 asks for the prefix. */
export function queryLogGroup(domain: string): string {
  return `/aws/route53/${domain}`;
}

/** Lets Route 53 write to one log group, for hosted zones of this account. */
export function queryLogPolicy(scope: KeyScope, group: string): PolicyStatement[] {
  return [
    {
      Sid: "Route53Queries",
      Effect: "Allow",
      Principal: { Service: "route53.amazonaws.com" },
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: regionalArn(scope, "logs", `log-group:${group}:*`),
      Condition: fromHostedZones(scope),
    },
  ];
}

/** Lets Route 53 sign with the key of the zone's key-signing key. */
export function dnssecKeyPolicy(scope: KeyScope): PolicyStatement[] {
  const route53 = { Service: "dnssec-route53.amazonaws.com" };
  const condition = fromHostedZones(scope);
  return [
    accountRoot(scope),
    {
      Sid: "Route53Signs",
      Effect: "Allow",
      Principal: route53,
      Action: ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"],
      Resource: "*",
      Condition: condition,
    },
    {
      Sid: "Route53Grants",
      Effect: "Allow",
      Principal: route53,
      Action: "kms:CreateGrant",
      Resource: "*",
      Condition: { ...condition, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}

function fromHostedZones(scope: KeyScope): NonNullable<PolicyStatement["Condition"]> {
  const partition = awsRegion(scope.region).partition;
  return {
    StringEquals: { "aws:SourceAccount": scope.account },
    ArnLike: { "aws:SourceArn": `arn:${partition}:route53:::hostedzone/*` },
  };
}

/** Name of a zone's key-signing key: letters, digits and underscores only. */
export function signingKeyName(game: string, environment: string): string {
  return `${game}_${environment}_1`;
}

/** Images of the platform. */
export const REPOSITORIES = ["service", "worker"] as const;
export type RepositoryName = (typeof REPOSITORIES)[number];

/** What all repositories begin with, in every fleet: the registry's one replication rule goes by it. */
export const REPOSITORY_PREFIX = "worldcell/";

/** Tags of images that run or ran somewhere; such images never expire. */
export const RELEASE_TAG_PREFIX = "release-";

/** Tags of images that nobody released yet. */
export const BUILD_TAG_PREFIX = "build-";

/**
 * Lifecycle of a repository. Fleets pin images by digest, so nothing released may ever go: the rules
 * touch `build-` images beyond the newest hundred and untagged ones after 30 days. An image that no rule
 * matches stays; manifests that a kept image index names are kept with it by ECR.
 */
export function imageLifecycle(): string {
  const expire = { type: "expire" };
  return JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        description: "builds beyond the newest hundred",
        selection: {
          tagStatus: "tagged",
          tagPrefixList: [BUILD_TAG_PREFIX],
          countType: "imageCountMoreThan",
          countNumber: 100,
        },
        action: expire,
      },
      {
        rulePriority: 2,
        description: "untagged after 30 days",
        selection: {
          tagStatus: "untagged",
          countType: "sinceImagePushed",
          countUnit: "days",
          countNumber: 30,
        },
        action: expire,
      },
    ],
  });
}

/** Regions that images are copied to: those of the cells, but not the registry's own; sorted. */
export function replicaRegions(control: string, cellRegions: readonly string[]): string[] {
  return [...new Set(cellRegions)].filter((region) => region !== control).sort();
}
