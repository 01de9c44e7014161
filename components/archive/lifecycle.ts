import type { Finding } from "../../infra/errors";
import type { ArchiveDays, Store } from "./args";

/** Storage classes by falling price of storage: a lifecycle goes down this list only (S3 user guide). */
const CLASSES = [
  "STANDARD_IA",
  "INTELLIGENT_TIERING",
  "ONEZONE_IA",
  "GLACIER_IR",
  "GLACIER",
  "DEEP_ARCHIVE",
] as const;
export type StorageClass = (typeof CLASSES)[number];

interface Transition {
  readonly days: number;
  readonly storageClass: StorageClass;
}

/** One rule of a bucket's lifecycle, all plain. */
export interface LifecycleRule {
  readonly id: string;
  readonly status: "Enabled";
  /** Empty: every object. */
  readonly filter: { readonly tag?: { readonly key: string; readonly value: string } };
  readonly transitions?: Transition[];
  readonly expiration?: { readonly days?: number; readonly expiredObjectDeleteMarker?: boolean };
  readonly noncurrentVersionExpiration?: { readonly noncurrentDays: number };
  readonly abortIncompleteMultipartUpload?: { readonly daysAfterInitiation: number };
}

/** Tag that a job puts on a raw object once its copy was read back and compared. */
export const VERIFIED_TAG = { key: "verified", value: "true" } as const;

/** Days after which the parts of an upload that never ended are dropped. */
const ABORT_UPLOAD_DAYS = 7;

/** Days that replaced versions of what can be made again, or is only a log, are kept. */
const SHORT_NONCURRENT_DAYS = 7;

function common(noncurrentDays: number): LifecycleRule[] {
  return [
    {
      id: "versions",
      status: "Enabled",
      filter: {},
      // Compaction replaces small parts by large ones: without this every part would be paid for ever.
      noncurrentVersionExpiration: { noncurrentDays },
      expiration: { expiredObjectDeleteMarker: true },
    },
    {
      id: "uploads",
      status: "Enabled",
      filter: {},
      abortIncompleteMultipartUpload: { daysAfterInitiation: ABORT_UPLOAD_DAYS },
    },
  ];
}

const tiers = (...transitions: Transition[]): LifecycleRule => ({
  id: "tiers",
  status: "Enabled",
  filter: {},
  transitions,
});

const expire = (days: number): LifecycleRule => ({
  id: "expire",
  status: "Enabled",
  filter: {},
  expiration: { days },
});

/**
 * Lifecycle of one bucket. No rule ends the archive's current objects: history goes only where a person
 * or an erasure sends it. Raw objects end once they are tagged {@link VERIFIED_TAG}, never by age alone.
 * Objects below 128 KiB stay in Standard; compaction makes them large.
 */
export function lifecycleRules(store: Store, days: ArchiveDays): LifecycleRule[] {
  switch (store) {
    case "raw":
      return [
        tiers(
          { days: days.rawInfrequent, storageClass: "STANDARD_IA" },
          { days: days.rawInstant, storageClass: "GLACIER_IR" },
        ),
        {
          id: "verified",
          status: "Enabled",
          filter: { tag: VERIFIED_TAG },
          expiration: { days: days.verifiedRaw },
        },
        ...common(days.noncurrent),
      ];
    case "curated":
      return [
        tiers(
          { days: days.curatedInfrequent, storageClass: "STANDARD_IA" },
          { days: days.curatedInstant, storageClass: "GLACIER_IR" },
        ),
        ...common(days.noncurrent),
      ];
    case "archive":
      // Its archive tiers stay off: Athena cannot read what has to be restored first.
      return [tiers({ days: 0, storageClass: "INTELLIGENT_TIERING" }), ...common(days.noncurrent)];
    case "results":
      return [expire(days.results), ...common(SHORT_NONCURRENT_DAYS)];
    case "logs":
      return [expire(days.accessLogs), ...common(SHORT_NONCURRENT_DAYS)];
  }
}

/**
 * Least days before an object may move to an infrequent-access class (S3 API reference, Transition), and
 * that it is billed for there. That it may not leave sooner for Glacier Instant Retrieval no page says:
 * too soon is a warning.
 */
const INFREQUENT_DAYS = 30;
/** Largest number of days: S3 holds it in 32 bits. */
const MOST_DAYS = 2_147_483_647;

const isInfrequent = (storageClass: StorageClass) =>
  storageClass === "STANDARD_IA" || storageClass === "ONEZONE_IA";

/**
 * Everything wrong with a bucket's lifecycle; empty when S3 takes it and the archive outlives it.
 * @param where name of the component.
 */
export function checkLifecycle(
  where: string,
  store: Store,
  rules: readonly LifecycleRule[],
): Finding[] {
  return rules.flatMap((rule) => checkRule(where, store, rule));
}

function checkRule(where: string, store: Store, rule: LifecycleRule): Finding[] {
  const path = `${store}.lifecycle.${rule.id}`;
  const findings: Finding[] = [];
  const add = (
    code: string,
    message: string,
    fix: string,
    severity: Finding["severity"] = "error",
  ) => findings.push({ code, severity, where, path, message, fix });
  const number = (what: string, days: number, least: number) => {
    if (Number.isInteger(days) && days >= least && days <= MOST_DAYS) return;
    const nearest = Math.min(MOST_DAYS, Math.max(least, Math.round(days) || least));
    add(
      "lifecycle-days",
      `${what} is ${String(days)} days; S3 takes whole numbers from ${String(least)} to ${String(MOST_DAYS)}`,
      `use ${String(nearest)}`,
    );
  };
  const transitions = rule.transitions ?? [];
  for (const { days, storageClass } of transitions)
    number(`the move to ${storageClass}`, days, isInfrequent(storageClass) ? INFREQUENT_DAYS : 0);
  transitions.forEach((next, index) => {
    const last = transitions[index - 1];
    if (last === undefined) return;
    if (CLASSES.indexOf(next.storageClass) <= CLASSES.indexOf(last.storageClass))
      add(
        "lifecycle-order",
        `${next.storageClass} follows ${last.storageClass}, and S3 moves objects only down ${CLASSES.join(", ")}`,
        "put the classes into that order",
      );
    const after = next.days - last.days;
    const message = `the move to ${next.storageClass} after ${String(next.days)} days is less than`;
    if (after < 1)
      add(
        "lifecycle-order",
        `${message} 1 after the one to ${last.storageClass} at ${String(last.days)}`,
        `use ${String(last.days + 1)} or more`,
      );
    else if (isInfrequent(last.storageClass) && after < INFREQUENT_DAYS)
      add(
        "lifecycle-early",
        `${message} ${String(INFREQUENT_DAYS)} after the one to ${last.storageClass} at ${String(last.days)}, which bills ${String(INFREQUENT_DAYS)} days at least`,
        `use ${String(last.days + INFREQUENT_DAYS)} or more`,
        "warning",
      );
  });
  const end = rule.expiration?.days;
  if (end !== undefined) {
    number("the expiry", end, 1);
    if (store === "archive")
      add(
        "archive-expiry",
        `the archive's objects would expire after ${String(end)} days, and history is kept`,
        "drop the expiry; a person or an erasure deletes objects by name",
      );
    const last = transitions.at(-1);
    if (last !== undefined && end <= last.days)
      add(
        "lifecycle-order",
        `objects expire after ${String(end)} days, not after their move to ${last.storageClass} at ${String(last.days)}`,
        `use ${String(last.days + 1)} or more`,
      );
  }
  const noncurrent = rule.noncurrentVersionExpiration?.noncurrentDays;
  if (noncurrent !== undefined) number("the life of replaced versions", noncurrent, 1);
  return findings;
}
