import * as opensearch from "@pulumi/aws/opensearch";
import type * as pulumi from "@pulumi/pulumi";
import { UserError } from "../../infra/errors";
import type { SearchLayout } from "./search-layout";
import { gp3Volume, GP3, type Gp3Volume } from "./volume";

/**
 * What the lookup says of a domain that does not exist. The provider says it of every other failure of
 * its first request too (terraform-provider-aws, opensearch/domain_data_source.go), so whoever reads it
 * must not conclude more than "nothing is known".
 */
const ABSENT = /your query returned no results/i;

/** The part of the lookup's answer that is read. */
export interface LiveSearchAnswer {
  readonly clusterConfigs?: readonly {
    readonly instanceType?: string;
    readonly instanceCount?: number;
    readonly dedicatedMasterEnabled?: boolean;
    readonly dedicatedMasterType?: string;
    readonly dedicatedMasterCount?: number;
    readonly zoneAwarenessEnabled?: boolean;
    readonly zoneAwarenessConfigs?: readonly { readonly availabilityZoneCount?: number }[];
    readonly multiAzWithStandbyEnabled?: boolean;
  }[];
  readonly ebsOptions?: readonly {
    readonly volumeSize?: number;
    readonly iops?: number;
    readonly throughput?: number;
  }[];
  readonly processing?: boolean;
}

/** A domain as it is right now. */
export interface LiveSearch {
  readonly layout: SearchLayout;
  /** A change is under way, and the service refuses another. */
  readonly processing: boolean;
}

/** The volume as the program would have sent it: the service names its defaults, the program does not. */
function sentVolume(
  gib: number,
  iops: number | undefined,
  throughput: number | undefined,
  nodeType: string,
): Gp3Volume {
  const figures = { iops: iops || GP3.minIops, throughput: throughput || GP3.minThroughput };
  const plain = gp3Volume({ gib }, nodeType);
  const isDefault = figures.iops === GP3.minIops && figures.throughput === GP3.minThroughput;
  return plain.iops === undefined && isDefault ? plain : { gib, ...figures };
}

/**
 * The shape out of a lookup's answer; copies of indexes are taken to follow the AZs, as templates have it.
 * @throws UserError when the answer lacks the domain's nodes or volume, as while it is made or deleted.
 */
export function parseLiveSearch(
  domainName: string,
  where: string,
  answer: LiveSearchAnswer,
): LiveSearch {
  const [cluster] = answer.clusterConfigs ?? [];
  const [ebs] = answer.ebsOptions ?? [];
  const { instanceType: nodeType, instanceCount: nodes } = cluster ?? {};
  const gib = ebs?.volumeSize;
  if (nodeType === undefined || nodes === undefined || gib === undefined || gib === 0) {
    throw new UserError(
      [
        {
          code: "search-live",
          severity: "error",
          where,
          path: domainName,
          message: `domain ${domainName} shows ${String(nodes)} nodes of ${String(nodeType)} with ${String(gib)} GiB`,
          fix: `wait until the domain is active, then run \`pulumi up -s ${where}\` again`,
        },
      ],
      1,
    );
  }
  const azs =
    cluster?.zoneAwarenessEnabled === true
      ? (cluster.zoneAwarenessConfigs?.[0]?.availabilityZoneCount ?? 2)
      : 1;
  const masters =
    cluster?.dedicatedMasterEnabled === true
      ? { type: cluster.dedicatedMasterType ?? "", count: cluster.dedicatedMasterCount ?? 0 }
      : undefined;
  return {
    layout: {
      nodeType,
      nodes,
      azs,
      ...(masters === undefined ? {} : { masters }),
      standby: cluster?.multiAzWithStandbyEnabled === true,
      volume: sentVolume(gib, ebs?.iops, ebs?.throughput, nodeType),
      replicas: azs - 1,
    },
    processing: answer.processing === true,
  };
}

/**
 * The domain as it is right now; undefined when the lookup does not find it.
 * @param where stack, for errors.
 * @throws what the lookup throws for any other reason.
 */
export async function readLiveSearch(
  domainName: string,
  where: string,
  opts: pulumi.InvokeOptions,
): Promise<LiveSearch | undefined> {
  try {
    return parseLiveSearch(domainName, where, await opensearch.getDomain({ domainName }, opts));
  } catch (error) {
    if (error instanceof Error && ABSENT.test(error.message)) return undefined;
    throw error;
  }
}
