import type { Finding } from "../../infra/errors";
import { UserError } from "../../infra/errors";
import { manifest } from "../../infra/model";
import { checkGlue, type Projection } from "../../infra/model/derive/glue";
import { checkRulesets } from "../../infra/model/derive/glue-rules";
import { physicalName } from "../../infra/naming";
import { ARCHIVE_SIZES, type ArchiveSize } from "../../infra/sizing/phases/archive";
import type { Tags } from "../../infra/tags";
import { accessLogsPolicy } from "../bucket";
import type { ArchiveArgs, ArchiveDays, Store } from "./args";
import { STORES } from "./args";
import { checkLifecycle, lifecycleRules } from "./lifecycle";

/** First day of the history, unless the caller says otherwise: well before v1's first player. */
export const FIRST_DAY = "2015-01-01";

/** Buckets that hold data; the fifth holds the logs of these. */
export const DATA_STORES = STORES.filter(
  (store): store is Exclude<Store, "logs"> => store !== "logs",
);

/** What the phase allows and keeps, unless the caller says otherwise. */
export function archiveSize(args: ArchiveArgs): ArchiveSize {
  return args.size ?? ARCHIVE_SIZES[args.phase];
}

/** Days in force. */
export function archiveDays(args: ArchiveArgs): ArchiveDays {
  const size = archiveSize(args);
  return {
    noncurrent: 90,
    verifiedRaw: 60,
    rawInfrequent: 90,
    rawInstant: 180,
    curatedInfrequent: 180,
    curatedInstant: 360,
    results: size.resultDays,
    accessLogs: size.accessLogDays,
    ...args.days,
  };
}

/** Partitions that queries see. */
export function projectionOf(args: ArchiveArgs): Projection {
  return { zones: args.zones, from: args.historyFrom ?? FIRST_DAY };
}

/** Name of a bucket; the account makes it unique in the world. */
export function bucketName(
  store: Store,
  args: Pick<ArchiveArgs, "tags" | "region" | "account">,
): string {
  const { game, environment } = args.tags;
  const part = store === "logs" ? "lake-logs" : store;
  return physicalName("bucket", game, environment, args.region, part, args.account);
}

/** Name of the catalogue's database, which analysts write: letters, digits and underscores (Athena user guide). */
export function databaseName({ game, environment }: Tags): string {
  return `${game}_${environment}`.replaceAll("-", "_").toLowerCase();
}

/** Beginnings and ends that S3 keeps for itself (S3 user guide, bucket naming rules). */
const RESERVED =
  /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$|^\d+\.\d+\.\d+\.\d+$/;

/** Least that Athena takes as a query's limit, in bytes: 10 MiB. */
const LEAST_SCAN_BYTES = 10 * 1024 ** 2;

/**
 * Refuses what AWS would refuse only in the middle of an `up`.
 * @throws UserError with every error.
 */
export function checkArchive(name: string, args: ArchiveArgs): void {
  const findings: Finding[] = [];
  const add = (code: string, path: string, message: string, fix: string) =>
    findings.push({ code, severity: "error", where: name, path, message, fix });
  for (const store of STORES) {
    const bucket = bucketName(store, args);
    if (RESERVED.test(bucket))
      add(
        "bucket-name",
        `${store}.bucket`,
        `"${bucket}" begins or ends with what S3 keeps for itself`,
        "choose another short name for the game",
      );
    findings.push(...checkLifecycle(name, store, lifecycleRules(store, archiveDays(args))));
  }
  const { scanLimitBytes } = archiveSize(args);
  if (!Number.isSafeInteger(scanLimitBytes) || scanLimitBytes < LEAST_SCAN_BYTES)
    add(
      "scan-limit",
      "size.scanLimitBytes",
      `${String(scanLimitBytes)} bytes; Athena takes whole numbers from ${String(LEAST_SCAN_BYTES)}, 10 MiB`,
      `use ${String(LEAST_SCAN_BYTES)} or more`,
    );
  if (args.subnets.length < 2)
    add(
      "job-subnets",
      "subnets",
      `${String(args.subnets.length)} subnets; jobs need two, so that one AZ's loss does not stop the archive`,
      "give the app subnets of two AZs",
    );
  const zones = args.subnets.flatMap(({ availabilityZone }) =>
    typeof availabilityZone === "string" ? [availabilityZone] : [],
  );
  for (const zone of zones.filter((entry) => /-az\d+$/.test(entry)))
    add(
      "job-subnets",
      "subnets.availabilityZone",
      `"${zone}" is an AZ's id, and Glue takes the AZ's name in this account, such as ${args.region}a`,
      "give the subnet's `availabilityZone`, not its `availabilityZoneId`",
    );
  if (new Set(zones).size !== zones.length)
    add(
      "job-subnets",
      "subnets.availabilityZone",
      `two subnets stand in one AZ: ${zones.join(", ")}`,
      "give one subnet an AZ",
    );
  if (args.recovery?.region === args.region)
    add(
      "recovery-region",
      "recovery.region",
      `${args.region} is the cell's own region, whose loss would take the copy along`,
      "leave `recovery` out in the cell of the recovery region, or choose another region",
    );
  const model = args.model ?? manifest;
  findings.push(...checkGlue(model, projectionOf(args)), ...checkRulesets(name, model));
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new UserError(errors);
}

/** Policy of the access logs' bucket: each bucket of this lake has its own folder. */
export function logBucketPolicy(args: Pick<ArchiveArgs, "tags" | "region" | "account">): string {
  const sources = DATA_STORES.map((store): [string, string] => [bucketName(store, args), store]);
  return accessLogsPolicy(args, bucketName("logs", args), Object.fromEntries(sources));
}
