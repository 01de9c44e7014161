import { mapping, resourceRule } from "../../../../rule";

export const clusterAccessEntries = resourceRule({
  id: "aws-eks-cluster-access-entries",
  title: "Who may use a cluster is said by access entries",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "cluster")],
  why: "The old map in the cluster itself can be changed from within, and one mistake locks everybody out.",
  fix: "Set accessConfig.authenticationMode to API, and make an AccessEntry for each role.",
  types: ["aws:eks/cluster:Cluster"],
  properties: ["accessConfig.authenticationMode"],
  check: (it) => {
    it.mustBeOneOf("accessConfig.authenticationMode", ["API", "API_AND_CONFIG_MAP"], {
      shown: ["CONFIG_MAP"],
    });
  },
});
