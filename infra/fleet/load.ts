import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { type Finding, UserError } from "../errors";
import { managedNamespaces } from "../model";
import { ROOT } from "../root";
import { evaluate, type Evaluation, type EvaluateOptions, type NamedText } from "./evaluate";
import type { Fleet } from "./fleet";
import type { Namespace } from "./lock";
import { fileFinding } from "./report";
import { didYouMean, show } from "./text";
import { MAX_FILE_BYTES } from "./yaml-source";

/** Folder of the fleets that are named, not given by path. */
export const FLEETS = join(ROOT, "stacks", "fleets");

/** Which fleet: one of `stacks/fleets` by name, or any file. */
export type FleetSource = { readonly name: string } | { readonly path: string };

export interface LoadOptions {
  /** Refuse a fleet without a lock even when it is given by path. Default false. */
  readonly requireLock?: boolean;
  /** Managed namespaces. Default those of the data model. */
  readonly namespaces?: readonly Namespace[];
}

/** A fleet that may be used, with its warnings. */
export interface LoadedFleet {
  readonly fleet: Fleet;
  /** Warnings only: errors are thrown. */
  readonly findings: readonly Finding[];
  /** The fleet file as in messages. */
  readonly file: string;
}

/** Absolute places of a fleet and its lock. */
export interface FleetPlaces {
  readonly path: string;
  readonly lockPath: string;
  /** The fleet's place as in messages: relative to the working directory where it lies inside. */
  readonly file: string;
  readonly lockFile: string;
  readonly byName: boolean;
}

/** What `--fleet X` means: a path when it has a slash or ends in `.yaml` or `.yml`, else a name. */
export function fleetSource(text: string): FleetSource {
  return /[/\\]|\.ya?ml$/.test(text) ? { path: text } : { name: text };
}

/**
 * Places of a fleet.
 * @throws UserError when no fleet has the name.
 */
export function fleetPlaces(source: FleetSource): FleetPlaces {
  if ("name" in source) {
    const names = fleetNames();
    if (!names.includes(source.name))
      throw new UserError([
        fileFinding(
          "fleet-unknown",
          FLEETS_SHOWN,
          `no fleet ${show(source.name)}${didYouMean(source.name, names)}; fleets are ${names.join(", ") || "none"}`,
        ),
      ]);
  }
  const path = "name" in source ? join(FLEETS, `${source.name}.yaml`) : resolve(source.path);
  const lockPath = lockBeside(path);
  return { path, lockPath, file: shown(path), lockFile: shown(lockPath), byName: "name" in source };
}

const FLEETS_SHOWN = "stacks/fleets";

/** The lock beside a fleet: of the file's name, or, where only that is there, of the environment's. */
function lockBeside(path: string): string {
  const named = (name: string) => join(dirname(path), `${name}.lock.yaml`);
  const own = named(stem(path));
  try {
    if (exists(own) || !statSync(path).isFile()) return own;
    const [, environment] =
      /^environment:\s*["']?([a-z0-9]+)/m.exec(readFileSync(path, "latin1")) ?? [];
    return environment !== undefined && exists(named(environment)) ? named(environment) : own;
  } catch {
    // What cannot be read is named when the fleet itself is read.
    return own;
  }
}

/** Names of the fleets in `stacks/fleets`, sorted. */
export function fleetNames(): string[] {
  return readdirSync(FLEETS)
    .filter((name) => name.endsWith(".yaml") && !name.endsWith(".lock.yaml"))
    .map(stem)
    .sort();
}

/**
 * Reads a fleet and its lock, checks everything, and joins them.
 * @throws UserError (exit code 4) with every error found.
 */
export function loadFleet(source: FleetSource, options: LoadOptions = {}): LoadedFleet {
  const places = fleetPlaces(source);
  const strict = places.byName || options.requireLock === true;
  const { fleet, findings } = evaluateFiles(
    places,
    strict ? "error" : "warning",
    options.namespaces,
  );
  if (fleet === undefined) throw new UserError(findings);
  return { fleet, findings, file: places.file };
}

/**
 * Evaluates the files of a fleet; findings are returned.
 * @param text taken instead of the fleet file's content: what an edit would come to.
 * @throws UserError when the fleet file cannot be read.
 */
export function evaluateFiles(
  places: FleetPlaces,
  withoutLock: EvaluateOptions["withoutLock"],
  namespaces: readonly Namespace[] = managedNamespaces(),
  text?: string,
): Evaluation {
  const fleet =
    text === undefined ? readNamed(places.path, places.file) : { file: places.file, content: text };
  const lock = exists(places.lockPath) ? readNamed(places.lockPath, places.lockFile) : undefined;
  return evaluate({
    fleet,
    lockFile: places.lockFile,
    withoutLock,
    namespaces,
    ...(places.byName ? { fileName: stem(places.path) } : {}),
    ...(lock === undefined ? {} : { lock }),
  });
}

/** The file's name without its extension. */
function stem(path: string): string {
  return basename(path).replace(/\.ya?ml$/, "");
}

function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith("..") || isAbsolute(short) ? path : short;
}

/** Whether something stands there; what cannot be looked at counts, so that reading it says why. */
function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

/**
 * A file's bytes.
 * @throws UserError when it is missing, not a regular file, too big or unreadable.
 */
function readNamed(path: string, file: string): NamedText {
  const refuse = (finding: Finding) => new UserError([finding]);
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined)
      throw refuse(fileFinding("file-missing", file, "there is no such file"));
    if (!stat.isFile())
      throw refuse(
        fileFinding(
          "not-a-file",
          file,
          stat.isDirectory() ? "it is a directory" : "it is not a regular file",
        ),
      );
    if (stat.size > MAX_FILE_BYTES)
      throw refuse(
        fileFinding(
          "file-too-big",
          file,
          `it has ${String(stat.size)} bytes, allowed are ${String(MAX_FILE_BYTES)}`,
        ),
      );
    return { file, content: readFileSync(path) };
  } catch (thrown) {
    if (thrown instanceof UserError) throw thrown;
    throw refuse(
      fileFinding(
        "file-unreadable",
        file,
        thrown instanceof Error ? thrown.message : String(thrown),
      ),
    );
  }
}
