/** Services whose every action is only the use of them: nothing in them administers anything. */
const HARMLESS = new Set(["ec2messages", "execute-api", "rds-db", "ssmmessages"]);

/** True for a service all of whose actions may be allowed at once. */
export function isHarmlessService(service: string): boolean {
  return HARMLESS.has(service);
}
