import type { Rule } from "../../../rule/rule";
import { amiNotPublic } from "./AmiLaunchPermission/not-public";
import { defaultGroupEmpty } from "./DefaultSecurityGroup/empty";
import { flowLogDestination } from "./FlowLog/destination";
import { flowLogInterval } from "./FlowLog/interval";
import { flowLogTraffic } from "./FlowLog/traffic";
import { publicSharingBlocked } from "./ImageBlockPublicAccess/blocked";
import { metadataHops } from "./Instance/metadata-hops";
import { metadataTokens } from "./Instance/metadata-tokens";
import { noPublicAddress } from "./Instance/no-public-address";
import { userDataSecrets } from "./Instance/user-data-secrets";
import { volumesEncrypted } from "./Instance/volumes-encrypted";
import { prefixListNotWorld } from "./ManagedPrefixList/not-world";
import { aclAdminPorts } from "./NetworkAcl/no-open-admin-ports";
import { aclNotOpen } from "./NetworkAcl/not-open";
import { internetGatewayRoute } from "./Route/internet-gateway";
import { peeringRoute } from "./Route/peering";
import { closedBehind } from "./SecurityGroup/closed-behind";
import { described } from "./SecurityGroup/described";
import { egressNotOpen } from "./SecurityGroup/egress-not-open";
import { insideRegion } from "./SecurityGroup/inside-region";
import { narrowPorts } from "./SecurityGroup/narrow-ports";
import { noOpenPorts } from "./SecurityGroup/no-open-ports";
import { otherSideNamed } from "./SecurityGroup/other-side-named";
import { webPortsOnly } from "./SecurityGroup/web-ports-only";
import { noPublicAddresses } from "./Subnet/no-public-addresses";
import { volumeEncrypted } from "./Volume/encrypted";
import { defaultSecurityGroup } from "./Vpc/default-security-group";
import { vpcDns } from "./Vpc/dns";
import { vpcFlowLog } from "./Vpc/flow-log";
import { interfaceEndpoints } from "./Vpc/interface-endpoints";
import { logDelivery } from "./Vpc/log-delivery";
import { natPerZone } from "./Vpc/nat-per-zone";
import { s3Endpoint } from "./Vpc/s3-endpoint";
import { vpcZones } from "./Vpc/zones";
import { privateDns } from "./VpcEndpoint/private-dns";
import { endpointRouteTables } from "./VpcEndpoint/route-tables";
import { endpointSecurityGroups } from "./VpcEndpoint/security-groups";
import { endpointZones } from "./VpcEndpoint/zones";
import { endpointServiceAcceptance } from "./VpcEndpointService/acceptance";
import { namedZone } from "./Subnet/named-zone";

/** Rules about networks and machines. */
export const EC2_RULES: readonly Rule[] = [
  amiNotPublic,
  defaultGroupEmpty,
  flowLogDestination,
  flowLogInterval,
  flowLogTraffic,
  publicSharingBlocked,
  metadataHops,
  metadataTokens,
  noPublicAddress,
  userDataSecrets,
  volumesEncrypted,
  prefixListNotWorld,
  aclAdminPorts,
  aclNotOpen,
  internetGatewayRoute,
  peeringRoute,
  closedBehind,
  described,
  egressNotOpen,
  insideRegion,
  narrowPorts,
  noOpenPorts,
  otherSideNamed,
  webPortsOnly,
  noPublicAddresses,
  volumeEncrypted,
  defaultSecurityGroup,
  vpcDns,
  vpcFlowLog,
  interfaceEndpoints,
  logDelivery,
  natPerZone,
  s3Endpoint,
  vpcZones,
  privateDns,
  endpointRouteTables,
  endpointSecurityGroups,
  endpointZones,
  endpointServiceAcceptance,
  namedZone,
];
