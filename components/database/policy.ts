/** One policy of the Atlas organisation, limited to one project. */
export interface OrganizationPolicy {
  /** Part of the child's name and of the policy's name, which is unique in the organisation. */
  readonly name: string;
  readonly description: string;
  /** Cedar text for the project of that id. */
  readonly body: (projectId: string) => string;
}

/** Actions of Atlas' Cedar dialect (Atlas docs, atlas-resource-policies). */
type Action = "cluster.modify" | "project.ipAccessList.modify";

/**
 * `forbid` with its condition, in this project only: without the project the policy would bind the
 * whole organisation. Atlas takes one Cedar statement per policy and knows no `permit`.
 */
function forbid(projectId: string, action: Action, condition: string): string {
  return [
    "forbid (",
    "  principal,",
    `  action == ResourcePolicy::Action::"${action}",`,
    "  resource",
    ")",
    `when { resource in ResourcePolicy::Project::"${projectId}" && ${condition} };`,
  ].join("\n");
}

/**
 * Second wall behind this program: what nobody may do in the project, by hand or by another tool.
 * `containsAll` of an empty set is true, so a deletion, which Atlas shows without providers and
 * regions, stays possible.
 *
 * @param regions AWS regions in which nodes may stand.
 */
export function organizationPolicies(regions: readonly string[]): OrganizationPolicy[] {
  const allowed = [...new Set(regions)]
    .sort()
    .map((region) => `ResourcePolicy::Region::"aws:${region}"`);
  return [
    {
      name: "no-public-access",
      description: "The IP access list never opens the project to every address.",
      body: (projectId) =>
        forbid(
          projectId,
          "project.ipAccessList.modify",
          'context.project.ipAccessList.contains(ip("0.0.0.0/0"))',
        ),
    },
    {
      name: "aws-only",
      description: "Nodes stand on AWS only: private links and recovery are built for it.",
      body: (projectId) =>
        forbid(
          projectId,
          "cluster.modify",
          '!([ResourcePolicy::CloudProvider::"aws"].containsAll(context.cluster.cloudProviders))',
        ),
    },
    {
      name: "fleet-regions",
      description: "Nodes stand in the fleet's regions only, where their residency allows it.",
      body: (projectId) =>
        forbid(
          projectId,
          "cluster.modify",
          `!([${allowed.join(", ")}].containsAll(context.cluster.regions))`,
        ),
    },
  ];
}
