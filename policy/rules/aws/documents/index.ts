import type { Rule } from "../../../rule/rule";
import { bucketEncryption } from "./bucket-encryption";
import { bucketPolicy } from "./bucket-policy";
import { bucketTls } from "./bucket-tls";
import { bucketTlsVersion } from "./bucket-tls-version";
import { conditionValues } from "./condition-values";
import { endpointPolicy } from "./endpoint-policy";
import { fleetKeyPolicy } from "./fleet-key-policy";
import { fleetKeyPrincipals } from "./fleet-key-principals";
import { fleetResources } from "./fleet-resources";
import { fullAccess } from "./full-access";
import { keyAdministration } from "./key-administration";
import { keyPolicy } from "./key-policy";
import { lambdaPermissionPublic } from "./lambda-permission-public";
import { lambdaPermissionSource } from "./lambda-permission-source";
import { lockout } from "./lockout";
import { logDelivery } from "./log-delivery";
import { messagesTls } from "./messages-tls";
import { namesServices } from "./names-services";
import { ownAccount } from "./own-account";
import { permissionPublic } from "./permission-public";
import { publicAccess } from "./public";
import { searchOpen } from "./search-open";
import { secretBlockPublic } from "./secret-block-public";
import { serviceSource } from "./service-source";
import { serviceSourceAdvice } from "./service-source-advice";
import { vaultKey } from "./vault-key";
import { wellFormed } from "./well-formed";

/** Rules about the policy documents of resources. */
export const DOCUMENT_RULES: readonly Rule[] = [
  bucketEncryption,
  bucketPolicy,
  bucketTls,
  bucketTlsVersion,
  conditionValues,
  endpointPolicy,
  fleetKeyPolicy,
  fleetKeyPrincipals,
  fleetResources,
  fullAccess,
  keyAdministration,
  keyPolicy,
  lambdaPermissionPublic,
  lambdaPermissionSource,
  lockout,
  logDelivery,
  messagesTls,
  namesServices,
  ownAccount,
  permissionPublic,
  publicAccess,
  searchOpen,
  secretBlockPublic,
  serviceSource,
  serviceSourceAdvice,
  vaultKey,
  wellFormed,
];
