import type { Rule } from "../../../rule/rule";
import { replicationGroup } from "./Cluster/replication-group";
import { clusterEnabled } from "./ParameterGroup/cluster-enabled";
import { eviction } from "./ParameterGroup/eviction";
import { reservedMemory } from "./ParameterGroup/reserved-memory";
import { authentication } from "./ReplicationGroup/authentication";
import { autoMinorUpgrade } from "./ReplicationGroup/auto-minor-upgrade";
import { clusterMode } from "./ReplicationGroup/cluster-mode";
import { customerKey } from "./ReplicationGroup/customer-key";
import { encryptionAtRest } from "./ReplicationGroup/encryption-at-rest";
import { encryptionInTransit } from "./ReplicationGroup/encryption-in-transit";
import { engineVersion } from "./ReplicationGroup/engine-version";
import { failover } from "./ReplicationGroup/failover";
import { finalSnapshot } from "./ReplicationGroup/final-snapshot";
import { logs } from "./ReplicationGroup/logs";
import { securityGroups } from "./ReplicationGroup/security-groups";
import { severalZones } from "./ReplicationGroup/several-zones";
import { snapshots } from "./ReplicationGroup/snapshots";
import { subnetGroup } from "./ReplicationGroup/subnet-group";
import { serverlessAuthentication } from "./ServerlessCache/authentication";
import { network } from "./ServerlessCache/network";
import { serverlessSnapshots } from "./ServerlessCache/snapshots";
import { usageLimits } from "./ServerlessCache/usage-limits";
import { severalSubnets } from "./SubnetGroup/several-subnets";
import { accessString } from "./User/access-string";
import { userAuthentication } from "./User/authentication";
import { userIam } from "./User/iam";
import { leastAccess } from "./User/least-access";
import { defaultUser } from "./UserGroup/default-user";

/** Rules about caches. */
export const ELASTICACHE_RULES: readonly Rule[] = [
  encryptionAtRest,
  encryptionInTransit,
  authentication,
  customerKey,
  failover,
  severalZones,
  snapshots,
  finalSnapshot,
  autoMinorUpgrade,
  subnetGroup,
  securityGroups,
  clusterMode,
  logs,
  engineVersion,
  replicationGroup,
  network,
  serverlessSnapshots,
  serverlessAuthentication,
  usageLimits,
  userAuthentication,
  userIam,
  accessString,
  leastAccess,
  defaultUser,
  severalSubnets,
  reservedMemory,
  eviction,
  clusterEnabled,
];
