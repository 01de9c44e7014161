import { Fault } from "./fault/fault";

/**
 * How new a document is, as one whole number: the later of two writes has the greater version, wherever
 * it was made and however late it arrives. Made from the database's cluster time, never from a counter or
 * a clock of our own: a restart starts no count anew.
 *
 * It fits a JSON number exactly (below 2^53) until the year 2292. Cluster times as the database packs
 * them, `t << 32 | i`, do not: `JSON.stringify` changes their last digits without a word.
 *
 * Writes of one transaction share a version, so the store has to accept an equal one (`external_gte`).
 */
export type Version = number;

/** A MongoDB timestamp. */
export interface ClusterTime {
  /** Seconds since 1970. */
  readonly t: number;
  /** Which operation of that second. */
  readonly i: number;
}

/** Second 0 of versions: 2020-09-13T12:26:40Z, before any document of this platform. */
const EPOCH = 1_600_000_000;

/** Versions of one second; a million operations a second in one oplog are out of reach. */
const ORDINALS = 2 ** 20;

/**
 * Version of a cluster time.
 *
 * @throws {Fault} `poison` when a part is no whole number, is out of range, or the version would not be
 * exact.
 */
export function versionOf(time: ClusterTime): Version {
  if (!Number.isInteger(time.t) || time.t < EPOCH) {
    throw refused("t", time.t, `a whole number of seconds from ${String(EPOCH)} on`);
  }
  if (!Number.isInteger(time.i) || time.i < 0 || time.i >= ORDINALS) {
    throw refused("i", time.i, `a whole number from 0 to ${String(ORDINALS - 1)}`);
  }
  const version = (time.t - EPOCH) * ORDINALS + time.i;
  if (!Number.isSafeInteger(version)) {
    throw refused("t", time.t, "a second whose version is below 2^53, which ends in 2292");
  }
  return version;
}

/**
 * Cluster time of a version.
 *
 * @throws {Fault} `poison` when it is no version.
 */
export function clusterTimeOf(version: Version): ClusterTime {
  if (!Number.isSafeInteger(version) || version < 0) {
    throw refused("version", version, "a whole number from 0 to 2^53 - 1");
  }
  return { t: Math.floor(version / ORDINALS) + EPOCH, i: version % ORDINALS };
}

/**
 * The least version of the second that the date is in: no write of that second or a later one has a
 * smaller one.
 *
 * @throws {Fault} `poison` when the date is invalid or before 2020-09-13T12:26:40Z.
 */
export function firstVersionAt(date: Date): Version {
  return versionOf({ t: Math.floor(date.getTime() / 1000), i: 0 });
}

function refused(part: string, found: number, needed: string): Fault {
  return new Fault({
    kind: "poison",
    where: `cluster time, ${part}`,
    message: `${String(found)} is not ${needed}`,
    next: "look at what made the cluster time; it must come from the database unchanged",
  });
}
