import { expect } from "chai";
import { answerInvoke, type Live } from "../../../../../infra/planner/outputs/invoke";
import { liveOf } from "../../../../../infra/planner/outputs/live";

const CACHE = "aws:elasticache/getReplicationGroup:getReplicationGroup";
const DOMAIN = "aws:opensearch/getDomain:getDomain";
const CLUSTERS = "mongodbatlas:index/getAdvancedClusters:getAdvancedClusters";

const RESOURCES = [
  {
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
    inputs: { replicationGroupId: "sky-sessions", numNodeGroups: 5, replicasPerNodeGroup: 1 },
  },
  {
    type: "aws:opensearch/domain:Domain",
    inputs: {
      domainName: "sky-search",
      clusterConfig: {
        instanceType: "m7g.large.search",
        instanceCount: 3,
        zoneAwarenessConfig: { availabilityZoneCount: 3 },
      },
      ebsOptions: { volumeSize: 50 },
    },
  },
  { type: "mongodbatlas:index/advancedCluster:AdvancedCluster", inputs: { name: "sky" } },
  { type: "aws:s3/bucket:Bucket", inputs: { bucket: "sky" } },
];

const ask = (token: string, args: Record<string, string>, live: Live | undefined) =>
  answerInvoke(token, args, { contracts: new Map(), live });

describe("lookups of what lives", () => {
  const live = liveOf(RESOURCES);

  it("show what was deployed, at rest", () => {
    expect(ask(CACHE, { replicationGroupId: "sky-sessions" }, live)).to.include({
      numNodeGroups: 5,
      replicasPerNodeGroup: 1,
    });
    expect(ask(DOMAIN, { domainName: "sky-search" }, live)).to.deep.include({
      clusterConfigs: [
        {
          instanceType: "m7g.large.search",
          instanceCount: 3,
          zoneAwarenessConfigs: [{ availabilityZoneCount: 3 }],
        },
      ],
      ebsOptions: [{ volumeSize: 50 }],
      processing: false,
    });
    expect(ask(CLUSTERS, { projectId: "p" }, live).results).to.deep.equal([
      { name: "sky", stateName: "IDLE", paused: false },
    ]);
  });

  it("fail as the providers do where nothing lives, and the list is empty", () => {
    for (const nothing of [undefined, {}, liveOf([])]) {
      expect(() => ask(CACHE, { replicationGroupId: "sky-sessions" }, nothing)).to.throw(
        "couldn't find resource",
      );
      expect(() => ask(DOMAIN, { domainName: "sky-search" }, nothing)).to.throw(
        "your query returned no results",
      );
      expect(ask(CLUSTERS, { projectId: "p" }, nothing).results).to.deep.equal([]);
    }
    expect(() => ask(CACHE, { replicationGroupId: "other" }, live)).to.throw("(other)");
  });
});
