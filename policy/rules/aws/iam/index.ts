import type { Rule } from "../../../rule/rule";
import { none } from "./AccessKey/none";
import { strong } from "./AccountPasswordPolicy/strong";
import { changes } from "./Policy/changes";
import { credentials } from "./Policy/credentials";
import { dataAccess } from "./Policy/data-access";
import { decryption } from "./Policy/decryption";
import { fleetKeyUse } from "./Policy/fleet-key-use";
import { fleetResources } from "./Policy/fleet-resources";
import { fullAdministration } from "./Policy/full-administration";
import { notAction } from "./Policy/not-action";
import { notResource } from "./Policy/not-resource";
import { passRole } from "./Policy/pass-role";
import { privilegeEscalation } from "./Policy/privilege-escalation";
import { resourceExposure } from "./Policy/resource-exposure";
import { resources } from "./Policy/resources";
import { serviceAdministration } from "./Policy/service-administration";
import { serviceWildcard } from "./Policy/service-wildcard";
import { trustActions } from "./Role/trust-actions";
import { trustNamesPrincipals } from "./Role/trust-names-principals";
import { trustPublic } from "./Role/trust-public";
import { trustSaml } from "./Role/trust-saml";
import { trustServiceSource } from "./Role/trust-service-source";
import { trustServiceSourceAdvice } from "./Role/trust-service-source-advice";
import { trustWebIdentity } from "./Role/trust-web-identity";
import { trustWholeAccount } from "./Role/trust-whole-account";
import { trustWholeAccountAdvice } from "./Role/trust-whole-account-advice";
import { administrator } from "./RolePolicyAttachment/administrator";
import { fullAccess } from "./RolePolicyAttachment/full-access";
import { federated } from "./User/federated";
import { policies } from "./User/policies";

/** Rules about identities: what they may do, and who may take them. */
export const IAM_RULES: readonly Rule[] = [
  none,
  strong,
  changes,
  credentials,
  dataAccess,
  decryption,
  fleetKeyUse,
  fleetResources,
  fullAdministration,
  notAction,
  notResource,
  passRole,
  privilegeEscalation,
  resourceExposure,
  resources,
  serviceAdministration,
  serviceWildcard,
  trustActions,
  trustNamesPrincipals,
  trustPublic,
  trustSaml,
  trustServiceSource,
  trustServiceSourceAdvice,
  trustWebIdentity,
  trustWholeAccount,
  trustWholeAccountAdvice,
  administrator,
  fullAccess,
  federated,
  policies,
];
