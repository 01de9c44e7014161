/** The parts of an ARN; `resource` may hold colons and slashes. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** The parts of an ARN or of a pattern of ARNs; nothing for other texts. */
export function arnOf(text: string): Arn | undefined {
  const [head, partition, service, region, account, ...rest] = text.split(":");
  if (head !== "arn" || partition === undefined || service === undefined) return undefined;
  if (region === undefined || account === undefined || rest.length === 0) return undefined;
  return { partition, service, region, account, resource: rest.join(":") };
}

const ONLY_WILDCARDS = /^[*?]+$/;
/** True for the number of an account. */
export function isAccount(text: string): boolean {
  return /^\d{12}$/.test(text);
}

/** True for a text that matches anything: wildcards only, or an ARN of wildcards only. */
export function isAnything(text: string): boolean {
  if (ONLY_WILDCARDS.test(text)) return true;
  return /^arn(:(aws[\w-]*|[*?]+)?)?(:([*?]*))*$/.test(text) && text.includes("*");
}

/** True when the resource part leaves everything open: `*`, `table/*`, `secret:*`; of S3 `*` and `*` below it. */
function isWholeKind({ service, resource }: Arn): boolean {
  if (service === "s3") return /^\*+(\/\*+)*$/.test(resource);
  return /^(\*+|[a-zA-Z0-9-]+[/:]\*+|\*+([/:]\*+)+)$/.test(resource);
}

/**
 * How much of a service's resources a pattern means: `all` of them in every account that can be reached,
 * all of the `account`, or `some`.
 */
export function breadthOf(pattern: string): "all" | "account" | "some" {
  if (isAnything(pattern)) return "all";
  const arn = arnOf(pattern);
  if (arn === undefined || !isWholeKind(arn)) return "some";
  // What has no account in its ARN, buckets and hosted zones, is all that there are.
  return isAccount(arn.account) ? "account" : "all";
}
