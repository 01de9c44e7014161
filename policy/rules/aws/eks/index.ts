import type { Rule } from "../../../rule/rule";
import { accessNarrow } from "./AccessPolicyAssociation/narrow";
import { clusterAccessEntries } from "./Cluster/access-entries";
import { clusterAllLogs } from "./Cluster/all-logs";
import { clusterAudited } from "./Cluster/audited";
import { autoModeComplete } from "./Cluster/auto-mode-complete";
import { clusterDeletion } from "./Cluster/deletion-protection";
import { clusterDeployers } from "./Cluster/deployers";
import { clusterPrivateEndpoint } from "./Cluster/private-endpoint";
import { clusterPublicAccess } from "./Cluster/public-access";
import { clusterSecretsEncrypted } from "./Cluster/secrets-encrypted";
import { clusterVersionStandard } from "./Cluster/version-standard";
import { clusterVersionSupported } from "./Cluster/version-supported";
import { clusterZones } from "./Cluster/zones";
import { nodesImageSupported } from "./NodeGroup/image-supported";
import { nodesRemoteAccess } from "./NodeGroup/remote-access";

/** Rules about Kubernetes clusters. */
export const EKS_RULES: readonly Rule[] = [
  accessNarrow,
  clusterAccessEntries,
  clusterAllLogs,
  clusterAudited,
  autoModeComplete,
  clusterDeletion,
  clusterDeployers,
  clusterPrivateEndpoint,
  clusterPublicAccess,
  clusterSecretsEncrypted,
  clusterVersionStandard,
  clusterVersionSupported,
  clusterZones,
  nodesImageSupported,
  nodesRemoteAccess,
];
