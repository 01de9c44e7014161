import { PrivateEndpointRegionalMode } from "@pulumi/mongodbatlas/privateEndpointRegionalMode";
import { Project } from "@pulumi/mongodbatlas/project";
import { physicalName } from "../../infra/naming";
import { namedTags } from "../../infra/tags";
import type { FoundationContext } from "./dns";

export interface AtlasProject {
  readonly project: Project;
  readonly regionalMode: PrivateEndpointRegionalMode;
}

/**
 * The Atlas project, with one private connection string per region from its birth: the mode cannot be
 * switched on beside a replica set, nor off once two regions have endpoints, and switching changes every
 * connection string.
 *
 * It is made without Atlas' default alerts, which is decided once and for all at creation: the database
 * stack declares every alert, and defaults would stand beside them, in no program, mailing all owners.
 * Data Explorer and the assistants are off: they show players' data to whoever opens the console.
 */
export function makeAtlasProject(context: FoundationContext): AtlasProject {
  const { name, args, parent, protect } = context;
  const project = new Project(
    `${name}-project`,
    {
      isCollectDatabaseSpecificsStatisticsEnabled: true,
      isExtendedStorageSizesEnabled: false,
      isNativeRerankingEnabled: false,
      isPerformanceAdvisorEnabled: true,
      isRealtimePerformancePanelEnabled: true,
      isSchemaAdvisorEnabled: true,
      tags: namedTags(args.tags, `${name}-project`),
      ...args.overrides?.project,
      orgId: args.atlas.organizationId,
      name: physicalName("atlasProject", args.game, args.environment),
      withDefaultAlertsSettings: false,
      isClusterAiAssistantEnabled: false,
      isDataExplorerEnabled: false,
      isDataExplorerGenAiFeaturesEnabled: false,
      isDataExplorerGenAiSampleDocumentPassingEnabled: false,
    },
    { parent, protect },
  );
  const regionalMode = new PrivateEndpointRegionalMode(
    `${name}-regional-mode`,
    { projectId: project.id, enabled: true },
    { parent, protect, dependsOn: [project] },
  );
  return { project, regionalMode };
}
