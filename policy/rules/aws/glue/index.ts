import type { Rule } from "../../../rule/rule";
import { external } from "./CatalogTable/external";
import { connectionNetwork } from "./Connection/network";
import { connectionNoPassword } from "./Connection/no-password";
import { connectionTls } from "./Connection/tls";
import { catalogEncryption } from "./DataCatalogEncryptionSettings/encryption";
import { catalogEncryptionPresent } from "./DataCatalogEncryptionSettings/present";
import { glueVersion } from "./Job/glue-version";
import { jobLimits } from "./Job/limits";
import { jobLogs } from "./Job/logs";
import { jobNoSecrets } from "./Job/no-secrets";
import { jobSecurityConfiguration } from "./Job/security-configuration";
import { securityConfigurationEncryption } from "./SecurityConfiguration/encryption";

/** Rules about the catalogue and its jobs. */
export const GLUE_RULES: readonly Rule[] = [
  jobSecurityConfiguration,
  securityConfigurationEncryption,
  catalogEncryption,
  catalogEncryptionPresent,
  glueVersion,
  jobLogs,
  jobNoSecrets,
  jobLimits,
  connectionNoPassword,
  connectionTls,
  connectionNetwork,
  external,
];
