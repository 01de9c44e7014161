import type * as appautoscaling from "@pulumi/aws/appautoscaling";
import type * as ec2 from "@pulumi/aws/ec2";
import * as elasticache from "@pulumi/aws/elasticache";
import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../../infra/errors";
import { cacheKeyPatterns, manifest } from "../../infra/model";
import { CACHE_SIZES, type CacheGroup } from "../../infra/sizing/phases/cache";
import { namedTags } from "../../infra/tags";
import type { CacheArgs } from "./args";
import { CACHE_PORT, cacheLayout } from "./cache-layout";
import { cacheFindings } from "./checks";
import type { CacheGroupNodes } from "./group";
import { makeGroup } from "./group";
import { makePerimeter } from "./perimeter";
import { makeScaling } from "./scaling";
import type { CacheUser } from "./users";
import { GROUP_USERS, makeUsers } from "./users";
import { cacheWindows } from "./windows";

/** Where one cache group answers. */
export interface CacheEndpoint {
  /** Configuration endpoint, from which cluster clients learn the shards. */
  readonly address: pulumi.Output<string>;
  readonly port: number;
  /** ARN of the replication group; `elasticache:Connect` is granted on it and on the user's. */
  readonly arn: pulumi.Output<string>;
}

/** A user that connects with IAM. */
export interface CacheUserOutput {
  /** Id and name of the user; the token is signed for it. */
  readonly id: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
}

/** Raw children. */
export interface CacheNodes {
  readonly securityGroup: ec2.SecurityGroup;
  readonly subnetGroup: elasticache.SubnetGroup;
  readonly users: Readonly<Record<CacheUser, elasticache.User>>;
  readonly groups: Readonly<Record<CacheGroup, CacheGroupNodes>>;
  readonly scaling: readonly appautoscaling.Target[];
}

/**
 * The cell's memory: `cache` for what can be read again from the database, `sessions` for what cannot.
 * Two Valkey groups in cluster mode from the first day, so that they grow by shards, replicas and node
 * type without a new address. They belong to the cell alone: nothing is replicated to another region.
 *
 * @throws UserError with every finding of {@link cacheFindings} that is an error.
 */
export class Cache extends pulumi.ComponentResource {
  readonly groups: Readonly<Record<CacheGroup, CacheEndpoint>>;
  readonly users: Readonly<Record<CacheUser, CacheUserOutput>>;
  /** Group that lets the app subnets in. */
  readonly securityGroupId: pulumi.Output<string>;
  readonly nodes: CacheNodes;

  constructor(name: string, args: CacheArgs, opts?: pulumi.ComponentResourceOptions) {
    // What lives is no input: recorded, it would be a change at every `up` after auto-scaling's.
    const { live: _live, ...recorded } = args;
    super("worldcell:cache:Cache", name, recorded, opts);
    const size = args.size ?? CACHE_SIZES[args.phase];
    const { region, launches = [] } = args;
    const scope = { game: args.tags.game, environment: args.tags.environment, region };
    const windows = args.windows ?? {
      cache: cacheWindows(region, "cache"),
      sessions: cacheWindows(region, "sessions"),
    };
    const dataAzs = args.dataSubnets.map(({ availabilityZone }) => availabilityZone);
    const errors = cacheFindings({ where: args.tags.stack, size, dataAzs, windows, launches });
    const stopping = errors.filter(({ severity }) => severity === "error");
    if (stopping.length > 0) throw new UserError(stopping);
    const layouts = cacheLayout(scope, size, {
      azs: dataAzs.length,
      launches,
      live: args.live,
      windows,
    });

    const securityGroup = makePerimeter(`${name}-sg`, args, this);
    const subnetGroup = this.makeSubnets(`${name}-subnets`, args);
    const keys = { cache: patterns("cache"), sessions: patterns("sessions") };
    const users = makeUsers(
      `${name}-user`,
      { ...scope, tags: args.tags },
      { service: [...keys.cache, ...keys.sessions], worker: keys.cache },
      this,
    );
    const shared = { scope, logDays: size.logDays, securityGroup, subnetGroup };
    const make = (group: CacheGroup) =>
      makeGroup(
        `${name}-${group}`,
        args,
        layouts[group],
        shared,
        GROUP_USERS[group].map((user) => users[user]),
        this,
      );
    const groups = { cache: make("cache"), sessions: make("sessions") };
    const scale = (group: CacheGroup) =>
      makeScaling(
        `${name}-${group}`,
        layouts[group],
        groups[group].replicationGroup,
        args.tags,
        this,
      );

    this.groups = { cache: endpoint(groups.cache), sessions: endpoint(groups.sessions) };
    this.users = { service: userOutput(users.service), worker: userOutput(users.worker) };
    this.securityGroupId = securityGroup.id;
    this.nodes = {
      securityGroup,
      subnetGroup,
      users,
      groups,
      scaling: [...scale("cache"), ...scale("sessions")],
    };
    this.registerOutputs({
      groups: this.groups,
      users: this.users,
      securityGroupId: this.securityGroupId,
    });
  }

  /** Never replaced: the groups name it, and another one would mean new groups. A third subnet is added in place. */
  private makeSubnets(name: string, args: CacheArgs): elasticache.SubnetGroup {
    return new elasticache.SubnetGroup(
      name,
      {
        description: "Data subnets of the cell",
        subnetIds: args.dataSubnets.map(({ id }) => id),
        tags: namedTags(args.tags, name),
      },
      { parent: this, protect: !(args.removable ?? false) },
    );
  }
}

function patterns(group: CacheGroup): string[] {
  return cacheKeyPatterns(manifest, group);
}

function endpoint({ replicationGroup }: CacheGroupNodes): CacheEndpoint {
  return {
    address: replicationGroup.configurationEndpointAddress,
    port: CACHE_PORT,
    arn: replicationGroup.arn,
  };
}

function userOutput(user: elasticache.User): CacheUserOutput {
  return { id: user.userId, arn: user.arn };
}
