import type { Rule } from "../../../rule/rule";
import { accessControl } from "./Domain/access-control";
import { autoTune } from "./Domain/auto-tune";
import { domainCustomerKey } from "./Domain/customer-key";
import { dedicatedMasters } from "./Domain/dedicated-masters";
import { domainEncryptionAtRest } from "./Domain/encryption-at-rest";
import { domainEngine } from "./Domain/engine-version";
import { https } from "./Domain/https";
import { iamOnly } from "./Domain/iam-only";
import { domainLogs } from "./Domain/logs";
import { masterQuorum } from "./Domain/master-quorum";
import { nodeToNodeEncryption } from "./Domain/node-to-node-encryption";
import { domainSecurityGroups } from "./Domain/security-groups";
import { slowLogs } from "./Domain/slow-logs";
import { softwareUpdates } from "./Domain/software-updates";
import { tlsPolicy } from "./Domain/tls-policy";
import { volumes } from "./Domain/volumes";
import { domainVpc } from "./Domain/vpc";
import { zoneAwareness } from "./Domain/zone-awareness";
import { collectionCustomerKey } from "./ServerlessSecurityPolicy/customer-key";
import { collectionPrivate } from "./ServerlessSecurityPolicy/private";

/** Rules about search. */
export const OPENSEARCH_RULES: readonly Rule[] = [
  domainEncryptionAtRest,
  domainCustomerKey,
  nodeToNodeEncryption,
  https,
  tlsPolicy,
  domainVpc,
  domainSecurityGroups,
  accessControl,
  iamOnly,
  domainLogs,
  slowLogs,
  dedicatedMasters,
  masterQuorum,
  zoneAwareness,
  volumes,
  softwareUpdates,
  autoTune,
  domainEngine,
  collectionPrivate,
  collectionCustomerKey,
];
