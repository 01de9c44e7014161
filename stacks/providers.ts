import * as aws from "@pulumi/aws/provider";
import * as mongodbatlas from "@pulumi/mongodbatlas/provider";
import type { StackSpec } from "../infra/contracts/stacks";
import type { Fleet } from "../infra/fleet/fleet";
import { awsRegion } from "../infra/regions/aws";
import type { Tags } from "../infra/tags";

/** The explicit providers of one stack; the default ones are never used. */
export interface Providers {
  readonly aws: aws.Provider;
  readonly mongodbatlas?: mongodbatlas.Provider;
}

/** Role that may read the secret with the Atlas credentials; made by hand before the first deployment. */
function atlasRoleArn({ account, atlas, control, environment }: Fleet): string {
  const role = atlas.role ?? `worldcell-${environment}-atlas`;
  return `arn:${awsRegion(control).partition}:iam::${account}:role/${role}`;
}

/**
 * Providers of a stack: one for AWS, pinned to the fleet's account and the stack's region, and one for Atlas
 * where the role needs it. Atlas credentials are read from Secrets Manager by the provider itself,
 * so none passes through configuration or state.
 */
export function makeProviders(spec: StackSpec, fleet: Fleet, tags: Tags): Providers {
  const awsProvider = new aws.Provider("aws", {
    region: spec.region as NonNullable<aws.ProviderArgs["region"]>,
    allowedAccountIds: [fleet.account],
    defaultTags: { tags: { ...tags } },
  });
  if (spec.role === "global") return { aws: awsProvider };
  return {
    aws: awsProvider,
    mongodbatlas: new mongodbatlas.Provider("mongodbatlas", {
      secretName: fleet.atlas.secret,
      // The stack's own region holds a replica of the secret: no cell needs the control region to come up.
      region: spec.region,
      // Without a role to assume the provider never looks at the secret.
      assumeRole: { roleArn: atlasRoleArn(fleet) },
    }),
  };
}
