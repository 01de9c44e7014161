import type { Statement } from "./document";
import { takesIn } from "./actions";

/**
 * Confused deputies: a service acts for all its customers, so a document that lets the service in lets in
 * whoever can make it act, unless it names for whom. AWS documents the conditions per service.
 */

/** What the documents of one kind of resource must say when they let these services in. */
interface Demand {
  readonly services: readonly string[];
  /** Actions that do harm in a stranger's name; absent: all. */
  readonly actions?: readonly string[];
}

/** Services that must be tied, by the service whose resource the document guards. */
const DEMANDS: Readonly<Record<string, Demand>> = {
  kms: {
    services: ["cloudtrail", "delivery.logs", "logs"],
    actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:CreateGrant"],
  },
  lambda: { services: ["*"] },
  s3: {
    services: ["cloudfront", "cloudtrail", "config", "delivery.logs", "s3"],
    actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
  },
  sns: { services: ["s3"] },
  sqs: { services: ["s3", "sns"] },
};

/** Services that a role trusts on somebody's behalf, where AWS documents conditions for the trust. */
const TRUSTED_FOR_OTHERS = new Set([
  "apigateway",
  "appsync",
  "bedrock",
  "cloudformation",
  "codebuild",
  "config",
  "datasync",
  "dms",
  "firehose",
  "glue",
  "kinesisanalytics",
  "osis-pipelines",
  "personalize",
  "pipes",
  "s3",
  "sagemaker",
  "scheduler",
  "states",
  "transfer",
  "vpc-flow-logs",
]);

/** Services that send no source, since they act for nobody else. */
const SOURCELESS = new Set(["alexa-appkit", "edgelambda", "replicator.lambda"]);

const shortOf = (service: string): string => service.replace(/\.(amazonaws|amazon)\.com$/, "");

/** True for a service that never says for whom it acts. */
export function isSourceless(service: string): boolean {
  return SOURCELESS.has(shortOf(service));
}

/** True for a service whose trust in a role AWS documents with conditions. */
export function actsForOthers(service: string): boolean {
  return TRUSTED_FOR_OTHERS.has(shortOf(service));
}

/** Paths below which a service writes for one account only: `AWSLogs/111122223333/`. */
function isOwnFolder({ resources }: Statement): boolean {
  return (
    resources !== undefined &&
    !resources.negated &&
    resources.patterns.every((pattern) => /\/AWSLogs\/(\d{12}|\$\{[^}]*\})(\/|$)/.test(pattern))
  );
}

/**
 * Whether AWS documents that a document of a resource of `guarded` (`kms`, `s3`) must tie this service to
 * those that it acts for.
 */
export function mustNameSource(guarded: string, service: string, statement: Statement): boolean {
  const demand = DEMANDS[guarded];
  if (demand === undefined || isSourceless(service)) return false;
  const short = shortOf(service);
  if (!demand.services.includes("*") && !demand.services.includes(short)) return false;
  if (guarded === "s3" && isOwnFolder(statement)) return false;
  const { actions } = statement;
  const { actions: harmful } = demand;
  if (harmful === undefined || actions === undefined || actions.negated) return true;
  return harmful.some((action) => actions.patterns.some((pattern) => takesIn(pattern, action)));
}
