import type { Rule } from "../../../rule/rule";
import { endpointAuthentication } from "./Endpoint/authentication";
import { endpointNoPassword } from "./Endpoint/no-password";
import { endpointTls } from "./Endpoint/tls";
import { replicationAutoMinorUpgrade } from "./ReplicationInstance/auto-minor-upgrade";
import { replicationCustomerKey } from "./ReplicationInstance/customer-key";
import { multiAz } from "./ReplicationInstance/multi-az";
import { replicationNetwork } from "./ReplicationInstance/network";
import { replicationPrivate } from "./ReplicationInstance/private";
import { taskLogging } from "./ReplicationTask/logging";
import { taskValidation } from "./ReplicationTask/validation";
import { s3EndpointEncryption } from "./S3Endpoint/encryption";

/** Rules about database migration. */
export const DMS_RULES: readonly Rule[] = [
  replicationPrivate,
  multiAz,
  replicationCustomerKey,
  replicationAutoMinorUpgrade,
  replicationNetwork,
  endpointTls,
  endpointAuthentication,
  endpointNoPassword,
  s3EndpointEncryption,
  taskLogging,
  taskValidation,
];
