export { logDeliveryStatements } from "./log-delivery";
export type { NetworkArgs, NetworkOverrides } from "./args";
export { ATLAS_PORTS } from "./atlas-link";
export type { NetworkNodes, PrivateLink } from "./network";
export { Network } from "./network";
export type { AzSubnets } from "./network-layout";
export {
  endpointAzs,
  endpointService,
  FLOW_LOG_DAYS,
  ipv6Subnet,
  linkAzs,
  natAzOf,
  natAzs,
  subnetPlan,
} from "./network-layout";
