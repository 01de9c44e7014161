export type { EntryArgs, EntryOverrides } from "./args";
export type { EntryNodes } from "./entry";
export { Entry } from "./entry";
export {
  ACCESS_LOG_DAYS,
  accessLogBucketName,
  accessLogPolicy,
  certificateNames,
  firewallLogGroupName,
  firewallRules,
  FIREWALL_LOG_DAYS,
  SERVICE_PORT,
} from "./entry-layout";
