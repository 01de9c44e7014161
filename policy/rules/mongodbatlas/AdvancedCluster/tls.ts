import { mapping, resourceRule } from "../../../rule";
import { skipShared } from "../shards";
import { statedInFleets } from "../stated";
import { CLUSTER, LEGACY_CLUSTER } from "../types";

export const tls = resourceRule({
  id: "mongodbatlas-advanced-cluster-tls",
  title: "A cluster takes no connection below TLS 1.2",
  severity: "high",
  frameworks: [mapping("prowler", "clusters_tls_enabled"), mapping("worldcell", "MA-04")],
  why: "TLS 1.0 and 1.1 are broken: who sits on the way can read and change what players send.",
  fix: "Set advancedConfiguration.minimumEnabledTlsProtocol to TLS1_2 or TLS1_3; older drivers stay out.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: ["advancedConfiguration.minimumEnabledTlsProtocol", "rootCertType"],
  check: (it) => {
    skipShared(it);
    it.mustBeOneOf("advancedConfiguration.minimumEnabledTlsProtocol", ["TLS1_2", "TLS1_3"], {
      // Atlas' own default is TLS 1.2.
      ...statedInFleets(it),
      shown: ["TLS1_0", "TLS1_1"],
    });
    // The only authority that Atlas still uses.
    it.mustBeOneOf("rootCertType", ["ISRGROOTX1"], { absent: "passes" });
  },
});
