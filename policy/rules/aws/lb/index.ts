import type { Rule } from "../../../rule/rule";
import { listenerCertificate } from "./Listener/certificate";
import { clientCertificates } from "./Listener/client-certificates";
import { listenerEncrypted } from "./Listener/encrypted";
import { listenerTlsPolicy } from "./Listener/tls-policy";
import { accessLogs } from "./LoadBalancer/access-logs";
import { balancerDeletion } from "./LoadBalancer/deletion-protection";
import { desyncMitigation } from "./LoadBalancer/desync-mitigation";
import { dropInvalidHeaders } from "./LoadBalancer/drop-invalid-headers";
import { firewallFailsClosed } from "./LoadBalancer/firewall-fails-closed";
import { balancerFirewall } from "./LoadBalancer/firewall";
import { privateLinkGroups } from "./LoadBalancer/private-link-groups";
import { balancerSecurityGroups } from "./LoadBalancer/security-groups";
import { zonalShift } from "./LoadBalancer/zonal-shift";
import { balancerZones } from "./LoadBalancer/zones";
import { targetsDnsFailover } from "./TargetGroup/dns-failover";
import { targetsEncrypted } from "./TargetGroup/encrypted";
import { healthCheckTelling } from "./TargetGroup/health-check-telling";
import { targetsChecked } from "./TargetGroup/health-checked";
import { listenerCors } from "./Listener/cors";
import { forwardedFor } from "./LoadBalancer/forwarded-for";

/** Rules about load balancers. */
export const LB_RULES: readonly Rule[] = [
  listenerCertificate,
  clientCertificates,
  listenerEncrypted,
  listenerTlsPolicy,
  accessLogs,
  balancerDeletion,
  desyncMitigation,
  dropInvalidHeaders,
  firewallFailsClosed,
  balancerFirewall,
  privateLinkGroups,
  balancerSecurityGroups,
  zonalShift,
  balancerZones,
  targetsDnsFailover,
  targetsEncrypted,
  healthCheckTelling,
  targetsChecked,
  listenerCors,
  forwardedFor,
];
