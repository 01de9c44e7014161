import { Cache, type CacheArgs } from "../../../../components/cache";
import { TEST_TAGS } from "../../../support/conventions";
import { record, type Recorded, TEST_ACCOUNT, type TestStack } from "../../../support/record";

/** Three AZs as the network's contract shows them. */
const AZS = ["euw1-az1", "euw1-az2", "euw1-az3"];

/** Inputs of a cell in `launch`, changed where a test says so. */
export function cacheArgs(changes: Partial<CacheArgs> = {}): CacheArgs {
  return {
    region: "eu-west-1",
    phase: "launch",
    vpcId: "vpc-1",
    appSubnets: AZS.map((availabilityZone, index) => ({
      availabilityZone,
      cidr: `10.16.${String((index + 1) * 16)}.0/20`,
    })),
    dataSubnets: AZS.map((availabilityZone) => ({
      availabilityZone,
      id: `subnet-${availabilityZone}`,
    })),
    dataKeyArn: `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/data`,
    logsKeyArn: `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/logs`,
    live: {},
    tags: TEST_TAGS,
    ...changes,
  };
}

/** The recorded registrations of a cache. */
export function buildCache(
  changes: Partial<CacheArgs> = {},
  options: TestStack = {},
): Promise<Recorded<Cache>> {
  return record((opts) => new Cache("cache", cacheArgs(changes), opts), options);
}
