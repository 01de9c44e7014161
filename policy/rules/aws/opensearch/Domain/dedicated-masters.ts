import { SEARCH_SIZES } from "../../../../../infra/sizing/phases/search";
import { mapping, resourceRule } from "../../../../rule";
import { DOMAINS } from "../types";

/** Data nodes from which AWS asks for masters of their own. */
const DATA_NODES = 3;

export const dedicatedMasters = resourceRule({
  id: "aws-opensearch-domain-dedicated-masters",
  title: "A domain of several nodes has masters that do nothing else",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("securityHub", "Opensearch.11"), mapping("checkov", "CKV2_AWS_59")],
  why: "A data node under load forgets to answer as a master, and the whole domain stops.",
  fix: "Set dedicatedMasterEnabled: true, with dedicatedMasterCount 3 and a dedicatedMasterType.",
  fromPhase: "launch",
  types: DOMAINS,
  properties: ["clusterConfig.dedicatedMasterEnabled"],
  check: (it) => {
    const { fleet, phase } = it.context;
    const { masters } = SEARCH_SIZES[phase];
    const needed =
      fleet === undefined
        ? (it.number("clusterConfig.instanceCount") ?? 1) >= DATA_NODES
        : masters !== undefined;
    if (!needed) it.notApplicable("it is too small to need them");
    it.mustBeTrue("clusterConfig.dedicatedMasterEnabled");
  },
});
