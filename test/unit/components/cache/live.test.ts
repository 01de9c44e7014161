import { expect } from "chai";
import { readLiveCaches } from "../../../../components/cache";
import { isAbsent, parseLiveCache } from "../../../../components/cache/live";
import { UserError } from "../../../../infra/errors";
import type { Properties } from "../../../../infra/planner/record/types";
import { record } from "../../../support/record";

const SCOPE = { game: "skyforge", environment: "prod", region: "eu-west-1" };
const TOKEN = "aws:elasticache/getReplicationGroup:getReplicationGroup";
const CACHE_ID = "skyforge-prod-cache-eu-west-1";
const ABSENT =
  "invocation of aws:elasticache/getReplicationGroup:getReplicationGroup returned an error: " +
  "reading ElastiCache Replication Group (x): couldn't find resource";

async function read(answer: (id: string) => Properties) {
  const { result } = await record(
    (_, { aws: provider }) => readLiveCaches(SCOPE, "prod.eu-west-1", { provider }),
    {
      invokes: {
        [TOKEN]: ({ replicationGroupId }) =>
          answer(typeof replicationGroupId === "string" ? replicationGroupId : ""),
      },
    },
  );
  return result;
}

const absent = (): never => {
  throw new Error(ABSENT);
};

describe("live counts of the cache", () => {
  it("are none on the first `up`, when the lookup finds no group", async () => {
    expect(await read(absent)).to.deep.equal({});
  });

  it("are read of each group by the name that it is made with", async () => {
    const live = await read((id) =>
      id === CACHE_ID ? { numNodeGroups: 5, replicasPerNodeGroup: 2 } : absent(),
    );
    expect(live).to.deep.equal({ cache: { shards: 5, replicas: 2 } });
  });

  it("stop the program when the lookup fails for another reason", async () => {
    let failure: unknown;
    await read(() => {
      throw new Error(
        "AccessDenied: not authorized to perform elasticache:DescribeReplicationGroups",
      );
    }).catch((error: unknown) => (failure = error));
    expect(String(failure)).to.include("AccessDenied");
  });

  it("know an absent group by the provider's words and by the service's fault", () => {
    expect(isAbsent(new Error(ABSENT))).to.equal(true);
    expect(isAbsent(new Error("ReplicationGroupNotFoundFault: x not found"))).to.equal(true);
    expect(isAbsent(new Error("Throttling: Rate exceeded"))).to.equal(false);
    expect(isAbsent("couldn't find resource")).to.equal(false);
  });

  it("are refused while the group shows no shard, with the next step", () => {
    for (const answer of [
      {},
      { numNodeGroups: 0, replicasPerNodeGroup: 0 },
      { numNodeGroups: 1 },
    ]) {
      expect(() => parseLiveCache(CACHE_ID, "prod.eu-west-1", answer))
        .to.throw(UserError)
        .with.property("message")
        .that.includes(
          "wait until the group is available, then run `pulumi up -s prod.eu-west-1` again",
        );
    }
  });
});
