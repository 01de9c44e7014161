import { toAtlasRegion } from "../../regions/atlas";
import { byKey } from "../../order";
import type { Properties, Value } from "../record/types";
import { isRecord } from "../record/wire";

/** What lives, as the lookups show it; what is absent does not exist yet. */
export interface Live {
  /** One entry of `results` of `getAdvancedClusters`. */
  readonly cluster?: Properties;
  /** Answers of `getReplicationGroup` by the group's id. */
  readonly caches?: ReadonlyMap<string, Properties>;
  /** Answers of `getDomain` by the domain's name. */
  readonly domains?: ReadonlyMap<string, Properties>;
}

/** What provider functions are answered from. */
export interface InvokeContext {
  /** Contracts by stack, planned or deployed so far. */
  readonly contracts: ReadonlyMap<string, Properties>;
  readonly live: Live | undefined;
}

/** The private connection strings of a cluster, one for each region that has a linked endpoint. */
function privateEndpoints(cluster: string, contracts: ReadonlyMap<string, Properties>): Value[] {
  const endpoints: Value[] = [];
  for (const [, contract] of [...contracts].sort(byKey)) {
    const { atlas, region } = contract;
    if (!isRecord(atlas) || typeof atlas.vpcEndpointId !== "string" || typeof region !== "string")
      continue;
    const host = `${cluster}-pl-${endpoints.length.toString()}.mongodb.net`;
    endpoints.push({
      type: "MONGOS",
      connectionString: `mongodb://${host}:1024`,
      srvConnectionString: `mongodb+srv://${host}`,
      srvShardOptimizedConnectionString: `mongodb+srv://${cluster}-pl-${endpoints.length.toString()}-lb.mongodb.net`,
      endpoints: [
        {
          endpointId: atlas.vpcEndpointId,
          providerName: "AWS",
          region: toAtlasRegion(region),
        },
      ],
    });
  }
  return endpoints;
}

/** An answer by name. @throws what the provider says when there is none. */
function found(
  answers: ReadonlyMap<string, Properties> | undefined,
  name: Value | undefined,
  absent: (name: string) => string,
): Properties {
  const wanted = typeof name === "string" ? name : "";
  const answer = answers?.get(wanted);
  if (answer === undefined) throw new Error(absent(wanted));
  return answer;
}

/**
 * Answers the provider functions that the program uses.
 * @throws where the provider fails too, since there is nothing to show, and for any other: an unknown function must never get a made-up answer.
 */
export function answerInvoke(token: string, args: Properties, context: InvokeContext): Properties {
  switch (token) {
    case "mongodbatlas:index/getAdvancedClusters:getAdvancedClusters":
      return {
        id: "clusters",
        projectId: args.projectId ?? "",
        results: context.live?.cluster === undefined ? [] : [context.live.cluster],
      };
    case "mongodbatlas:index/getAdvancedCluster:getAdvancedCluster": {
      const name = typeof args.name === "string" ? args.name : "";
      return {
        id: name,
        name,
        projectId: args.projectId ?? "",
        stateName: "IDLE",
        connectionStrings: {
          standardSrv: `mongodb+srv://${name}.mongodb.net`,
          privateEndpoints: privateEndpoints(name, context.contracts),
        },
      };
    }
    // Both lookups of the AWS provider fail where there is nothing, each in its own words.
    case "aws:elasticache/getReplicationGroup:getReplicationGroup":
      return found(
        context.live?.caches,
        args.replicationGroupId,
        (id) => `reading ElastiCache Replication Group (${id}): couldn't find resource`,
      );
    case "aws:opensearch/getDomain:getDomain":
      return found(context.live?.domains, args.domainName, () => "your query returned no results");
    default:
      throw new Error(`the planner has no answer for the provider function ${token}`);
  }
}
