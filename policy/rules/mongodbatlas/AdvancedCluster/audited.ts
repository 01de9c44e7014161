import { mapping, stackRule } from "../../../rule";
import { ofProject } from "../projects";
import { skipShared } from "../shards";
import { AUDITING, CLUSTER, LEGACY_CLUSTER } from "../types";

export const audited = stackRule({
  id: "mongodbatlas-advanced-cluster-audited",
  title: "The project of a cluster keeps an audit log",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("prowler", "projects_auditing_enabled")],
  why: "After a break-in nothing says who dropped, granted or read what.",
  fix: "Add an Auditing to the cluster's project.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: [],
  check: (it) => {
    skipShared(it);
    if (ofProject(it, AUDITING).length === 0)
      it.fail("", "has no Auditing in its project; it needs one");
  },
});
