import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../infra/tags";
import { policyJson } from "../keys";
import type { SearchContext } from "./context";
import { masterRights, masterTrust } from "./search-layout";

/** The domain's master user. */
export interface SearchMaster {
  readonly arn: pulumi.Output<string>;
  /** Absent when the role was given. */
  readonly role?: iam.Role;
}

/**
 * The domain's master user: the role that was given, or one made here. A role, so there is no password anywhere. It writes index templates and
 * maps other roles to what they may touch; nothing else uses it.
 */
export function makeMaster({ name, args, domainName, parent }: SearchContext): SearchMaster {
  if (args.masterRoleArn !== undefined) return { arn: pulumi.output(args.masterRoleArn) };
  const roleName = `${name}-master`;
  const role = new iam.Role(
    roleName,
    {
      description: `Master user of ${domainName} in ${args.region}`,
      assumeRolePolicy: policyJson(masterTrust(args, args.tags)),
      tags: namedTags(args.tags, roleName),
    },
    { parent },
  );
  new iam.RolePolicy(
    `${roleName}-policy`,
    { role: role.id, policy: policyJson(masterRights(args, domainName)) },
    { parent },
  );
  return { arn: role.arn, role };
}
