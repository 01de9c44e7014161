import { z } from "zod";
import { arn, dnsName, head, text } from "./fields";

/** Where one cache group answers; `elasticache:Connect` is granted on its ARN and on the user's. */
const cacheGroup = z.object({ address: dnsName, port: z.int(), arn });
/** A user that connects with IAM: the token is signed for its id. */
const cacheUser = z.object({ id: text, arn });
const bucket = z.object({ name: text, arn });

const fields = {
  ...head,
  region: text,
  zone: text,
  entry: z.object({
    dnsName,
    hostedZoneId: text,
    loadBalancerArn: arn,
    targetGroupArn: arn,
  }),
  keys: z.object({ data: arn, logs: arn, secrets: arn }),
  /** Private connection string of this region's routers; it holds no credentials. */
  atlasSrv: text,
};

const stores = {
  cache: z.object({
    groups: z.object({ cache: cacheGroup, sessions: cacheGroup }),
    users: z.object({ service: cacheUser, worker: cacheUser }),
    securityGroupId: text,
  }),
  search: z.object({
    /** Host name for requests, without scheme. */
    endpoint: dnsName,
    domainArn: arn,
    domainName: text,
    securityGroupId: text,
    /** Role that may do everything in the domain; it applies templates and maps roles. */
    masterRoleArn: arn,
    /** `number_of_replicas` of every index: the templates' figure for the domain as it stands. */
    replicas: z.int().min(0),
  }),
  loader: z.object({
    /** The queue that the feed fills. */
    queueUrl: text,
    queueArn: arn,
    deadLettersUrl: text,
    deadLettersArn: arn,
    loaderFunctionArn: arn,
    /** Called by `npm run fleet -- search`. */
    maintainFunctionArn: arn,
    bootstrapFunctionArn: arn,
    /** Role of the feed's pods. */
    feedRoleArn: arn,
  }),
  /** Topic of the cell's alarms. */
  alarmTopicArn: arn,
  lake: z.object({
    buckets: z.object({
      raw: bucket,
      curated: bucket,
      archive: bucket,
      results: bucket,
      logs: bucket,
    }),
    database: text,
    workgroup: text,
    securityConfiguration: text,
    /** Glue connections in two AZs; a job names one of them. */
    connections: z.array(text).min(2),
    jobSecurityGroupId: text,
    /** Absent where the zone's recovery is this region, or there is none. */
    replicationRoleArn: arn.optional(),
  }),
  /** False while a store is still on its way to its phase: run the stack again. */
  complete: z.boolean(),
};

/** What a cell tells its service stack and the global layer. */
export const cellContract = z.object({ ...fields, ...z.object(stores).partial().shape });

/** The same as this program writes it: with all that readers do without for one version. */
export const writtenCellContract = z.object({ ...fields, ...stores });
