import { type Copy, type StackSubject, UNKNOWN } from "../../../rule";
import { BUCKETS, isFilledIn, LOGGINGS } from "./buckets";

type Named = "yes" | "no" | "maybe";
/** Types and the property in which they name a bucket. */
type Source = readonly [types: readonly string[], path: string];

const LOAD_BALANCERS = ["lb", "alb", "elasticloadbalancingv2"].map(
  (module) => `aws:${module}/loadBalancer:LoadBalancer`,
);
const CLASSIC = ["elb", "elasticloadbalancing"].map(
  (module) => `aws:${module}/loadBalancer:LoadBalancer`,
);

/** What writes logs into buckets. */
const LOG_SOURCES: readonly Source[] = [
  [LOGGINGS, "targetBucket"],
  [BUCKETS, "logging.targetBucket"],
  [LOAD_BALANCERS, "accessLogs.bucket"],
  [LOAD_BALANCERS, "connectionLogs.bucket"],
  [CLASSIC, "accessLogs.bucket"],
  [["aws:cloudfront/distribution:Distribution"], "loggingConfig.bucket"],
  [["aws:cloudtrail/trail:Trail"], "s3BucketName"],
  [["aws:cfg/deliveryChannel:DeliveryChannel"], "s3BucketName"],
  [["aws:ec2/flowLog:FlowLog"], "logDestination"],
  [["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"], "logDestinationConfigs"],
];

/** Services that write logs, as bucket policies name them. */
const LOG_SERVICES = [
  "cloudtrail.amazonaws.com",
  "config.amazonaws.com",
  "delivery.logs.amazonaws.com",
  "logdelivery.elasticloadbalancing.amazonaws.com",
  "logging.s3.amazonaws.com",
];

/** What shows a bucket's objects to the world on purpose. */
const CONTENT_TYPES = [
  "aws:cloudfront/distribution:Distribution",
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
  "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2",
];

/** Whether a property names a bucket, by itself or as a part of an ARN, a host name or a location. */
export function mentions<V>(source: StackSubject<V>, path: string, bucket: StackSubject<V>): Named {
  const named = source.names(path, bucket);
  if (named === "yes" || source.isUnknown(path)) return named;
  if (bucket.isUnknown("bucket")) return isFilledIn(bucket, "bucket") ? named : "maybe";
  const name = bucket.text("bucket");
  if (name === undefined) return named;
  const holding = source.texts(path).filter((text) => text.includes(name));
  const whole = new RegExp(`(^|[:/])${name.replaceAll(".", "\\.")}($|[/.])`);
  return holding.some((text) => whole.test(text)) ? "yes" : "no";
}

function textsIn(value: Copy): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  const items = Array.isArray(value) ? (value as readonly Copy[]) : Object.values(value);
  return items.flatMap(textsIn);
}

/** Whether the bucket's policy lets a service write its logs. */
function takesLogs<V>(bucket: StackSubject<V>): Named {
  const policies = bucket
    .referrers(["aws:s3/bucketPolicy:BucketPolicy"], "bucket")
    .map((policy) => policy.copy("policy"));
  const texts = policies.flatMap(textsIn);
  if (LOG_SERVICES.some((service) => texts.some((text) => text.includes(service)))) return "yes";
  return policies.includes(UNKNOWN) ? "maybe" : "no";
}

/**
 * Whether logs are written into the bucket: by what it is named in, or by what its policy allows.
 * @throws Undecided when that cannot be told yet.
 */
export function receivesLogs<V>(bucket: StackSubject<V>): boolean {
  return bucket.once("receives-logs", () => decideLogs(bucket));
}

/** What may write logs, with the places that it names; `undefined` where they are not known yet. */
function logSources<V>(it: StackSubject<V>) {
  return LOG_SOURCES.flatMap(([types, path]) =>
    it
      .ofType(...types)
      .filter((source) => types !== BUCKETS || !isFilledIn(source, path))
      .map((source) => ({
        source,
        path,
        texts: source.isUnknown(path) ? undefined : source.texts(path),
      })),
  );
}

function decideLogs<V>(bucket: StackSubject<V>): boolean {
  const name = bucket.isUnknown("bucket") ? undefined : bucket.text("bucket");
  const near = bucket
    .onceForStack("log-sources", () => logSources(bucket))
    .filter(
      ({ texts }) =>
        name === undefined || texts === undefined || texts.some((text) => text.includes(name)),
    );
  const named = near.map(({ source, path }) => mentions(source, path, bucket));
  named.push(takesLogs(bucket));
  if (named.includes("yes")) return true;
  return named.includes("maybe") ? bucket.undecided("bucket") : false;
}

/** Whether the bucket's objects are for everybody: the origin of a distribution, or a website. */
export function showsContent<V>(bucket: StackSubject<V>): boolean {
  return bucket
    .ofType(...CONTENT_TYPES)
    .some((shown) => shown.dependsOn(bucket) || shown.names("bucket", bucket) === "yes");
}

/** Property in which a workgroup of Athena names the place of its results. */
export const RESULTS_LOCATION = "configuration.resultConfiguration.outputLocation";

/** Whether this workgroup writes its results into the bucket. */
export function writesResults<V>(workgroup: StackSubject<V>, bucket: StackSubject<V>): Named {
  const named = mentions(workgroup, RESULTS_LOCATION, bucket);
  return named === "no" && workgroup.isUnknown(RESULTS_LOCATION) ? "maybe" : named;
}

/**
 * Whether a workgroup of Athena writes its results into the bucket.
 * @throws Undecided when that cannot be told yet.
 */
export function receivesResults<V>(bucket: StackSubject<V>): boolean {
  return bucket.once("receives-results", () => decideResults(bucket));
}

function decideResults<V>(bucket: StackSubject<V>): boolean {
  const named = bucket
    .ofType("aws:athena/workgroup:Workgroup")
    .map((workgroup) => writesResults(workgroup, bucket));
  if (named.includes("yes")) return true;
  return named.includes("maybe") ? bucket.undecided("bucket") : false;
}

/** Whether the bucket holds nothing of players: logs, or, outside fleets, what everybody may see. */
export function holdsNoData<V>(bucket: StackSubject<V>): boolean {
  return (bucket.context.fleet === undefined && showsContent(bucket)) || receivesLogs(bucket);
}
