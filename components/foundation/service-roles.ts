import * as iam from "@pulumi/aws/iam";
import { namedTags } from "../../infra/tags";
import type { FoundationContext } from "./dns";

/**
 * Services that act in the account with a role of their own, by the last part of its name here. Each
 * would make its role on first use, if the deployer may create one; and a domain in a VPC is refused
 * while its role is missing. So they stand before any cell.
 */
export const SERVICE_ROLES = {
  cache: "elasticache.amazonaws.com",
  "cache-scaling": "elasticache.application-autoscaling.amazonaws.com",
  search: "opensearchservice.amazonaws.com",
} as const;

export type ServiceRoleName = keyof typeof SERVICE_ROLES;
export type ServiceRoles = Readonly<Record<ServiceRoleName, iam.ServiceLinkedRole>>;

/**
 * The account's service-linked roles. An account has each of them once, for all that is in it, so only
 * the fleet that owns the account makes them; one that stands already is imported.
 */
export function makeServiceRoles({ name, args, parent, protect }: FoundationContext): ServiceRoles {
  const make = (role: ServiceRoleName): iam.ServiceLinkedRole => {
    const child = `${name}-${role}-service-role`;
    return new iam.ServiceLinkedRole(
      child,
      { awsServiceName: SERVICE_ROLES[role], tags: namedTags(args.tags, child) },
      { parent, protect },
    );
  };
  return { cache: make("cache"), "cache-scaling": make("cache-scaling"), search: make("search") };
}
