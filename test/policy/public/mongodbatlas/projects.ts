import * as mongodbatlas from "@pulumi/mongodbatlas";
import * as pulumi from "@pulumi/pulumi";
import { Older } from "../support";

const ORG = "5f0c1c2b8e1d4a6f7b3e9d21";

/** A project with its teams, limits and settings all written out. */
export function writtenOut(): void {
  const orgId = new pulumi.Config().require("orgId");
  const administrators = new mongodbatlas.Team("administrators", {
    orgId,
    name: "administrators",
    usernames: ["ada@example.com", "grace@example.com"],
  });
  const developers = new mongodbatlas.Team("developers", { orgId, name: "developers" });
  new mongodbatlas.Project("shop", {
    orgId,
    name: "shop-production",
    teams: [
      { teamId: administrators.teamId, roleNames: ["GROUP_OWNER"] },
      { teamId: developers.teamId, roleNames: ["GROUP_READ_ONLY", "GROUP_DATA_ACCESS_READ_ONLY"] },
    ],
    limits: [
      { name: "atlas.project.deployment.clusters", value: 10 },
      { name: "atlas.project.security.databaseAccess.users", value: 60 },
    ],
    isCollectDatabaseSpecificsStatisticsEnabled: true,
    isDataExplorerEnabled: false,
    isExtendedStorageSizesEnabled: true,
    isPerformanceAdvisorEnabled: true,
    isRealtimePerformancePanelEnabled: true,
    isSchemaAdvisorEnabled: true,
    withDefaultAlertsSettings: true,
    tags: { environment: "production", owner: "shop" },
  });
}

/** As few words as it takes. */
export function plain(): void {
  const project = new mongodbatlas.Project("catalogue", { orgId: ORG });
  new mongodbatlas.MaintenanceWindow("catalogue", {
    projectId: project.id,
    dayOfWeek: 1,
    hourOfDay: 3,
  });
}

/** People and teams beside the project, each with the narrowest role that does. */
export function people(): void {
  const project = new mongodbatlas.Project("orders", { orgId: ORG, name: "orders" });
  const team = new mongodbatlas.Team("orders", { orgId: ORG, name: "orders" });
  new mongodbatlas.TeamProjectAssignment("orders", {
    projectId: project.id,
    teamId: team.teamId,
    roleNames: ["GROUP_CLUSTER_MANAGER", "GROUP_DATA_ACCESS_READ_WRITE"],
  });
  const member = new mongodbatlas.CloudUserOrgAssignment("linus", {
    orgId: ORG,
    username: "linus@example.com",
    roles: { orgRoles: ["ORG_MEMBER"] },
  });
  new mongodbatlas.CloudUserTeamAssignment("linus", {
    orgId: ORG,
    teamId: team.teamId,
    userId: member.userId,
  });
  new mongodbatlas.CloudUserProjectAssignment("margaret", {
    projectId: project.id,
    username: "margaret@example.com",
    roles: ["GROUP_READ_ONLY"],
  });
}

/** The same in the words of older code. */
export function olderInvitations(): void {
  new Older("mongodbatlas:index/orgInvitation:OrgInvitation", "barbara", {
    orgId: ORG,
    username: "barbara@example.com",
    roles: ["ORG_MEMBER"],
  });
  new Older("mongodbatlas:index/projectInvitation:ProjectInvitation", "barbara", {
    projectId: "64b1f0c2a5d3e87f1c2b3a4d",
    username: "barbara@example.com",
    roles: ["GROUP_READ_ONLY"],
  });
}

/** Keys of programs: few roles, and only from known addresses. */
export function programKeys(): void {
  const key = new mongodbatlas.ApiKey("backups", {
    orgId: ORG,
    description: "Backups",
    roleNames: ["ORG_READ_ONLY"],
  });
  new mongodbatlas.AccessListApiKey("backups", {
    orgId: ORG,
    apiKeyId: key.apiKeyId,
    cidrBlock: "198.51.100.7/32",
  });
  new mongodbatlas.AccessListApiKey("backups-second", {
    orgId: ORG,
    apiKeyId: key.apiKeyId,
    ipAddress: "198.51.100.8",
  });
  const deploy = new mongodbatlas.ProjectApiKey("deploy", {
    description: "Deployments",
    projectAssignments: [
      { projectId: "64b1f0c2a5d3e87f1c2b3a4d", roleNames: ["GROUP_CLUSTER_MANAGER"] },
    ],
  });
  new mongodbatlas.AccessListApiKey("deploy", {
    orgId: ORG,
    apiKeyId: deploy.apiKeyId,
    cidrBlock: "203.0.113.16/28",
  });
  const account = new mongodbatlas.ServiceAccount("pipeline", {
    orgId: ORG,
    name: "pipeline",
    description: "The pipeline",
    roles: ["ORG_MEMBER"],
    secretExpiresAfterHours: 2160,
  });
  new mongodbatlas.ServiceAccountProjectAssignment("pipeline", {
    projectId: "64b1f0c2a5d3e87f1c2b3a4d",
    clientId: account.clientId,
    roles: ["GROUP_CLUSTER_MANAGER", "GROUP_DATABASE_ACCESS_ADMIN"],
  });
  new mongodbatlas.ServiceAccountAccessListEntry("pipeline", {
    orgId: ORG,
    clientId: account.clientId,
    cidrBlock: "203.0.113.16/28",
  });
}

/** The organisation: two factors, addresses for the API, no access of the vendor's people. */
export function organisation(): void {
  new mongodbatlas.Organization(
    "acme",
    {
      name: "acme",
      orgOwnerId: "64b1f0c2a5d3e87f1c2b3a4e",
      description: "Owner's key",
      roleNames: ["ORG_OWNER"],
      multiFactorAuthRequired: true,
      apiAccessListRequired: true,
      restrictEmployeeAccess: true,
      genAiFeaturesEnabled: false,
      securityContact: "security@example.com",
    },
    { protect: true },
  );
}

/** What nobody of the organisation may do. */
export function resourcePolicies(): void {
  new mongodbatlas.ResourcePolicy("not-open", {
    orgId: ORG,
    name: "not-open-to-everybody",
    policies: [
      {
        body: `forbid (principal, action == ResourcePolicy::Action::"project.ipAccessList.modify", resource)
               when { context.project.ipAccessList.contains(ip("0.0.0.0/0")) };`,
      },
    ],
  });
  new mongodbatlas.ResourcePolicy("regions", {
    orgId: ORG,
    name: "european-regions",
    description: "Data stays in Europe",
    policies: [
      {
        body: `forbid (principal, action == ResourcePolicy::Action::"cluster.modify", resource)
               unless { [ResourcePolicy::Region::"aws:eu-west-1"].containsAll(context.cluster.regions) };`,
      },
      {
        body: `forbid (principal, action == ResourcePolicy::Action::"cluster.modify", resource)
               unless { context.cluster.minTLSProtocol == ResourcePolicy::TLSProtocol::"tls1_2" };`,
      },
    ],
  });
}

/** Sign-in by the company's directory: people of groups, workloads of roles. */
export function federation(): void {
  const settings = "64b1f0c2a5d3e87f1c2b3a4f";
  const provider = new mongodbatlas.FederatedSettingsIdentityProvider("staff", {
    federationSettingsId: settings,
    name: "staff",
    protocol: "SAML",
    associatedDomains: ["example.com"],
    issuerUri: "http://www.okta.com/exk1fcia6d6EMsf331d8",
    ssoUrl: "https://acme.okta.com/app/mongodbcloud/exk1fcia6d6EMsf331d8/sso/saml",
    requestBinding: "HTTP-POST",
    responseSignatureAlgorithm: "SHA-256",
    ssoDebugEnabled: false,
    status: "ACTIVE",
  });
  const workloads = new mongodbatlas.FederatedSettingsIdentityProvider("workloads", {
    federationSettingsId: settings,
    name: "workloads",
    protocol: "OIDC",
    idpType: "WORKLOAD",
    issuerUri: "https://token.actions.githubusercontent.com",
    audience: "atlas",
    authorizationType: "USER",
    userClaim: "sub",
    description: "Pipelines",
  });
  new mongodbatlas.FederatedSettingsIdentityProvider("workforce", {
    federationSettingsId: settings,
    protocol: "OIDC",
    idpType: "WORKFORCE",
    issuerUri: "https://login.example.com/oauth2/default",
    clientId: "0oadd4y3kzXzVrgNE4x6",
    audience: "atlas",
    authorizationType: "GROUP",
    groupsClaim: "groups",
    userClaim: "sub",
    requestedScopes: ["openid", "profile"],
    associatedDomains: ["example.com"],
  });
  new mongodbatlas.FederatedSettingsOrgConfig("acme", {
    federationSettingsId: settings,
    orgId: ORG,
    domainRestrictionEnabled: true,
    domainAllowLists: ["example.com"],
    identityProviderId: provider.oktaIdpId,
    dataAccessIdentityProviderIds: [workloads.idpId],
    postAuthRoleGrants: ["ORG_MEMBER"],
  });
  new mongodbatlas.FederatedSettingsOrgRoleMapping("operators", {
    federationSettingsId: settings,
    orgId: ORG,
    externalGroupName: "operators",
    roleAssignments: [
      { orgId: ORG, roles: ["ORG_READ_ONLY"] },
      { groupId: "64b1f0c2a5d3e87f1c2b3a4d", roles: ["GROUP_CLUSTER_MANAGER"] },
    ],
  });
}
