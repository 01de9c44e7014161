import { Fault } from "../../../../infra/runtime/errors";
import type { CellScope } from "./scope";

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the feed is told by its environment. */
export interface FeedSettings {
  /** `SCOPE`: JSON of a {@link CellScope}. */
  readonly scope: CellScope;
  /** `MONGODB_URI`: private connection string of the cluster, with its way to authenticate. */
  readonly mongodbUri: string;
  /** `QUEUE_URL`: the queue before the loader. */
  readonly queueUrl: string;
  /** `DEAD_LETTERS_URL`: the loader's queue of dead letters. */
  readonly deadLettersUrl: string;
  /** `AWS_REGION`: region of both queues, for signatures. */
  readonly region: string;
  /** `HOSTNAME`: name of the instance; Kubernetes sets it to the pod's. */
  readonly owner: string;
}

/** @throws {Fault} `fatal` naming the variable that is missing or wrong. */
export function settingsOf(env: Environment): FeedSettings {
  const needed = (name: string): string => {
    const value = env[name];
    if (value === undefined || value === "") throw wrong(name, "is not set");
    return value;
  };
  return {
    scope: scopeOf(needed("SCOPE")),
    mongodbUri: needed("MONGODB_URI"),
    queueUrl: needed("QUEUE_URL"),
    deadLettersUrl: needed("DEAD_LETTERS_URL"),
    region: needed("AWS_REGION"),
    owner: needed("HOSTNAME"),
  };
}

/** A scope from its JSON. @throws {Fault} `fatal` when it is none. */
export function scopeOf(text: string): CellScope {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong("SCOPE", "is no JSON");
  }
  const { cell, keepPurged, locations } = (value ?? {}) as Partial<Record<string, unknown>>;
  const { residency, world, zone } = (locations ?? {}) as Partial<Record<string, unknown>>;
  if (typeof cell !== "string" || cell === "") throw wrong("SCOPE", "has no cell");
  if (!isTexts(zone) || !isTexts(residency) || !isTexts(world))
    throw wrong("SCOPE", "has no lists of locations named zone, residency and world");
  if (keepPurged !== undefined && !isTexts(keepPurged))
    throw wrong("SCOPE", "has a keepPurged that is no list of collections");
  return {
    cell,
    locations: { zone, residency, world },
    ...(keepPurged === undefined ? {} : { keepPurged }),
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function wrong(name: string, message: string): Fault {
  return new Fault({
    kind: "fatal",
    where: `environment variable ${name}`,
    message,
    next: "the service stack sets it; deploy it again",
  });
}
