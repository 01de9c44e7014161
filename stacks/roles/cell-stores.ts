import { readLiveCaches } from "../../components/cache";
import type { Cell, CellArgs } from "../../components/cell";
import {
  domainNameOf,
  nextSearchStep,
  readLiveSearch,
  searchLayout,
  type SearchLayout,
} from "../../components/search";
import type { ContractOf } from "../../infra/contracts/contract";
import { stackName } from "../../infra/contracts/stacks";
import { UserError } from "../../infra/errors";
import type { Region } from "../../infra/fleet/fleet";
import type { Phase } from "../../infra/fleet/schema";
import { SEARCH_SIZES } from "../../infra/sizing/phases/search";
import { readContract } from "../references";
import type { RoleContext } from "../program";

function fail(stack: string, code: string, path: string, message: string, fix: string): never {
  throw new UserError([{ code, severity: "error", where: stack, path, message, fix }], 1);
}

/**
 * The search domain's shape before this `up`.
 *
 * The lookup says "no results" of a domain that does not exist and of a lookup that failed. Then the
 * phase that the lock last accepted speaks: a change is taken in the same steps, and nothing worse comes
 * of a domain that is truly gone than one that is made without standby first.
 *
 * @throws UserError while the domain is changing and another step is due, which the service would refuse.
 */
async function liveSearch(
  { fleet, spec, tags, invokeOpts }: RoleContext,
  region: string,
  phase: Phase,
  azs: number,
): Promise<SearchLayout | undefined> {
  const domainName = domainNameOf(tags);
  const live = await readLiveSearch(domainName, spec.stack, invokeOpts.aws);
  if (live === undefined) {
    const accepted = fleet.accepted?.cellPhases[region];
    return accepted === undefined ? undefined : searchLayout(SEARCH_SIZES[accepted], azs);
  }
  const due = nextSearchStep(live.layout, searchLayout(SEARCH_SIZES[phase], azs));
  if (live.processing && due !== undefined) {
    fail(
      spec.stack,
      "search-busy",
      domainName,
      `the domain is still changing, and refuses the next step (${due.kind})`,
      `wait until \`aws opensearch describe-domain --domain-name ${domainName}\` shows Processing false, then run \`pulumi up -s ${spec.stack}\` again`,
    );
  }
  return live.layout;
}

/** What stands of the cell's stores, as the lookups show it. */
export async function liveStores(
  context: RoleContext,
  region: string,
  phase: Phase,
  network: ContractOf<"network">,
): Promise<CellArgs["live"]> {
  const { fleet, spec, invokeOpts } = context;
  const scope = { game: fleet.game, environment: fleet.environment, region };
  const [caches, search] = await Promise.all([
    readLiveCaches(scope, spec.stack, invokeOpts.aws),
    liveSearch(context, region, phase, network.subnets.data.length),
  ]);
  return { caches, ...(search === undefined ? {} : { search }) };
}

/**
 * Where the cell's subnets are. A network of an older program has no names of AZs in its contract.
 * @throws UserError that names the network's stack, which must run first.
 */
export function cellNetwork(
  { spec }: Pick<RoleContext, "spec">,
  network: ContractOf<"network">,
): CellArgs["network"] {
  const appSubnets = network.subnets.app.map(({ availabilityZoneName, ...subnet }, index) => ({
    ...subnet,
    availabilityZoneName:
      availabilityZoneName ??
      fail(
        spec.stack,
        "contract-field",
        `${network.stack} contract.subnets.app.${String(index)}.availabilityZoneName`,
        "the network's contract does not name the AZs of its app subnets, which Glue asks for",
        `run \`pulumi up -s ${network.stack}\` with this version of the program, then this stack again`,
      ),
  }));
  return {
    vpcId: network.vpcId,
    cidr: network.cidr,
    publicSubnetIds: network.subnets.public.map(({ id }) => id),
    appSubnets,
    dataSubnets: network.subnets.data,
  };
}

/**
 * The vault that the cell's archive is copied to: that of its zone, unless it stands in the cell's own
 * region, whose loss would take it along.
 * @throws UserError when the recovery region's network has not made its vault yet.
 */
export async function cellRecovery(
  { fleet, spec }: RoleContext,
  { region, cell }: Region,
): Promise<CellArgs["recovery"]> {
  const recovery = fleet.zones.find(({ zone }) => zone === cell?.zone)?.recovery;
  if (recovery === undefined || recovery === region) return undefined;
  const contract = await readContract(fleet.environment, "network", recovery);
  const vault =
    contract.recovery ??
    fail(
      spec.stack,
      "recovery-vault",
      `${contract.stack} contract.recovery`,
      `the network of ${recovery} has no recovery vault yet`,
      `run \`pulumi up -s ${stackName(fleet.environment, "network", recovery)}\`, then this stack again`,
    );
  return { region: recovery, ...vault };
}

/** The loader's part of the cell's contract. */
export function loaderContract({ alarms, loader }: Cell) {
  const { bootstrap, loader: load, maintain } = loader.nodes;
  return {
    loader: {
      queueUrl: loader.queueUrl,
      queueArn: loader.queueArn,
      deadLettersUrl: loader.deadLettersUrl,
      deadLettersArn: loader.deadLettersArn,
      loaderFunctionArn: load.functionArn,
      maintainFunctionArn: maintain.functionArn,
      bootstrapFunctionArn: bootstrap.functionArn,
      feedRoleArn: loader.feedRoleArn,
    },
    alarmTopicArn: alarms.topicArn,
  };
}

/** The stores' part of the cell's contract. */
export function storesContract({ cache, search, archive, complete }: Cell) {
  return {
    cache: {
      groups: cache.groups,
      users: cache.users,
      securityGroupId: cache.securityGroupId,
    },
    search: {
      endpoint: search.endpoint,
      domainArn: search.domainArn,
      domainName: search.domainName,
      securityGroupId: search.securityGroupId,
      masterRoleArn: search.masterRoleArn,
      replicas: search.layout.replicas,
    },
    lake: {
      buckets: archive.buckets,
      database: archive.databaseName,
      workgroup: archive.workgroupName,
      securityConfiguration: archive.securityConfigurationName,
      connections: archive.connectionNames,
      jobSecurityGroupId: archive.jobSecurityGroupId,
      ...(archive.replicationRoleArn === undefined
        ? {}
        : { replicationRoleArn: archive.replicationRoleArn }),
    },
    complete,
  };
}
