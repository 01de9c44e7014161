import * as ecr from "@pulumi/aws/ecr";
import { physicalName } from "../../infra/naming";
import { namedTags } from "../../infra/tags";
import type { CustomerKey } from "../keys";
import { accountRoot, customerKey } from "../keys";
import type { FoundationContext } from "./dns";
import type { RepositoryName } from "./foundation-layout";
import { imageLifecycle, replicaRegions, REPOSITORY_PREFIX } from "./foundation-layout";

export interface Registry {
  readonly key: CustomerKey;
  readonly repositories: Readonly<Record<RepositoryName, ecr.Repository>>;
  readonly replication?: ecr.ReplicationConfiguration;
}

/**
 * Image repositories in the control region, copied to the cells' regions so that a cell starts pods
 * while the control region is away. Copies stand in repositories that ECR makes there with its own
 * defaults; what a fleet runs is pinned by digest, so their mutable tags do no harm.
 */
export function makeRegistry(context: FoundationContext): Registry {
  const { name, args, parent, protect } = context;
  const key = customerKey(
    `${name}-registry-key`,
    {
      description: `${args.game} ${args.environment}: container images`,
      // ECR uses the key by a grant that whoever creates the repository makes.
      policy: [accountRoot({ account: args.account, region: args.control })],
      alias: `${args.game}-${args.environment}-registry`,
      tags: args.tags,
      removable: !protect,
      overrides: args.overrides?.registryKey ?? {},
    },
    { parent },
  );
  const make = (repository: RepositoryName): ecr.Repository => {
    const child = `${name}-${repository}-images`;
    const made = new ecr.Repository(
      child,
      {
        tags: namedTags(args.tags, child),
        ...args.overrides?.repositories,
        name: physicalName(
          "repository",
          `${REPOSITORY_PREFIX}${args.game}-${args.environment}/${repository}`,
        ),
        imageTagMutability: "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key.key.arn }],
        forceDelete: !protect,
      },
      { parent, protect },
    );
    new ecr.LifecyclePolicy(
      `${child}-lifecycle`,
      { repository: made.name, policy: imageLifecycle() },
      { parent },
    );
    return made;
  };
  const repositories = { service: make("service"), worker: make("worker") };
  const regions = replicaRegions(args.control, args.cellRegions);
  if (!args.ownsAccount || regions.length === 0) return { key, repositories };
  const replication = new ecr.ReplicationConfiguration(
    `${name}-replication`,
    {
      replicationConfiguration: {
        rules: [
          {
            repositoryFilters: [{ filter: REPOSITORY_PREFIX, filterType: "PREFIX_MATCH" }],
            destinations: regions.map((region) => ({ region, registryId: args.account })),
          },
        ],
      },
    },
    { parent },
  );
  return { key, repositories, replication };
}
