import * as athena from "@pulumi/aws/athena";
import type * as glue from "@pulumi/aws/glue";
import type * as pulumi from "@pulumi/pulumi";
import { manifest } from "../../infra/model";
import { namedQueries } from "../../infra/model/derive/glue-queries";
import { namedTags } from "../../infra/tags";
import { archiveSize } from "./archive-layout";
import type { ArchiveArgs } from "./args";
import type { LakeBucket } from "./buckets";

/** Where analysts work. */
export interface Analysis {
  readonly workgroup: athena.Workgroup;
  /** Queries to start from, by their key. */
  readonly queries: ReadonlyMap<string, athena.NamedQuery>;
}

/** Engine that the queries are written for; `AUTO` would change it on a day that AWS chooses. */
const ENGINE = "Athena engine version 3";

/**
 * The workgroup, whose settings no client can change: limit on what a query scans, results encrypted
 * with the cell's key in the cell's bucket, nothing from buckets that charge their readers.
 */
export function makeAnalysis(
  name: string,
  args: ArchiveArgs,
  results: LakeBucket,
  database: glue.CatalogDatabase,
  parent: pulumi.Resource,
): Analysis {
  const workgroup = new athena.Workgroup(
    name,
    {
      description: `Queries over the lake of the ${args.tags.environment} cell in ${args.region}`,
      tags: namedTags(args.tags, name),
      ...args.overrides?.workgroup,
      state: "ENABLED",
      // A workgroup with any query in its history is not deleted otherwise.
      forceDestroy: args.removable ?? false,
      configuration: {
        enforceWorkgroupConfiguration: true,
        publishCloudwatchMetricsEnabled: true,
        requesterPaysEnabled: false,
        bytesScannedCutoffPerQuery: archiveSize(args).scanLimitBytes,
        engineVersion: { selectedEngineVersion: ENGINE },
        resultConfiguration: {
          outputLocation: `s3://${results.name}/athena/`,
          expectedBucketOwner: args.account,
          encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: args.dataKeyArn },
        },
      },
    },
    { parent, dependsOn: [results.ready] },
  );
  const queries = new Map(
    namedQueries(args.model ?? manifest).map((query) => [
      query.key,
      new athena.NamedQuery(
        `${name}-${query.key}`,
        {
          name: query.name,
          description: query.description,
          database: database.name,
          workgroup: workgroup.name,
          query: query.query,
        },
        { parent },
      ),
    ]),
  );
  return { workgroup, queries };
}
