import { z } from "zod";
import type { FindingCode } from "./codes";
import type { Report } from "./report";
import { CELL_STATES, type FleetFile, fleetFileSchema } from "./schema";
import { regionNames } from "./names";
import { didYouMean, type Path, show } from "./text";

type Issue = z.core.$ZodIssue;

/** What the shape of a fleet file came to. */
export interface Parsed {
  /** The file with defaults; absent when so much is wrong that other rules cannot run. */
  readonly file?: FleetFile;
  /** Paths that were wrong and left out of `file`: rules say nothing more about them. */
  readonly broken: readonly Path[];
}

/**
 * Checks the shape of a fleet file and reports every departure.
 * Unknown keys and wrong optional values are left out and the rest is still parsed, so that the
 * other rules report in the same run.
 */
export function parseFleet(data: unknown, report: Report): Parsed {
  const first = fleetFileSchema.safeParse(data);
  if (first.success) return { file: first.data, broken: [] };
  const issues = first.error.issues.flatMap((issue) => flatten(issue, data));
  for (const issue of issues.slice(0, MAX_ISSUES)) reportIssue(issue, data, report);
  const repaired = structuredClone(data);
  const broken = issues.flatMap(brokenPaths);
  for (const path of broken) remove(repaired, path);
  const second = fleetFileSchema.safeParse(repaired);
  if (second.success) return { file: second.data, broken };
  // A required value was left out: one that nothing else is held against may stand in for it.
  broken.forEach((path, index) => standIn(repaired, path, index));
  const third = fleetFileSchema.safeParse(repaired);
  return third.success ? { file: third.data, broken } : { broken };
}

/** Values of the right form for required keys, so that rules about everything else still run. */
const STAND_INS: Readonly<Record<string, (index: number) => unknown>> = {
  account: () => "000000000000",
  at: () => "2000-01-01T00:00:00Z",
  base: () => "10.0.0.0/8",
  domain: () => "stand-in.example",
  environment: () => "standin",
  factor: () => 1,
  game: () => "standin",
  hours: () => 1,
  location: (index) => `ZZ-${String(100 + index)}`,
  ordinal: (index) => 255 - index,
  organizationId: () => "0".repeat(24),
  phase: () => "seed",
  secret: () => "stand-in",
  version: () => "8.0",
};

function standIn(data: unknown, path: Path, index: number): void {
  const key = path.at(-1);
  const make = typeof key === "string" ? STAND_INS[key] : undefined;
  const parent = valueAt(data, path.slice(0, -1));
  if (make === undefined || typeof key !== "string") return;
  if (typeof parent !== "object" || parent === null || Object.hasOwn(parent, key)) return;
  Object.assign(parent, { [key]: make(index) });
}

/** Most departures from the shape that are reported of one file, and most unknown keys of one mapping. */
const MAX_ISSUES = 200;

/** Replaces a union's issue by those of the form that was meant: the one with the fewest departures. */
function flatten(issue: Issue, data: unknown): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const value = valueAt(data, issue.path);
  // A value of another kind than all forms is best described by the union as a whole.
  if (typeof value !== "object" || value === null) return [issue];
  const forms = issue.errors.filter((errors) =>
    errors.every((error) => error.path.length > 0 || error.code === "unrecognized_keys"),
  );
  const meant = [...forms].sort((a, b) => a.length - b.length)[0];
  if (meant === undefined) return [issue];
  return meant
    .map((error) => ({ ...error, path: [...issue.path, ...error.path] }))
    .flatMap((error) => flatten(error, data));
}

function reportIssue(issue: Issue, data: unknown, report: Report): void {
  const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
  const value = valueAt(data, path);
  if (path[0] === "deployer") return reportDeployer(issue, path, value, report);
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(path);
    for (const key of issue.keys.slice(0, MAX_ISSUES))
      report.add(
        "unknown-key",
        [...path, key],
        `unknown key ${show(key)}${didYouMean(key, known)}; allowed here: ${known.join(", ")}`,
      );
    return;
  }
  const { code, message } = describe(issue, path, value);
  report.add(code, path, message);
}

function describe(
  issue: Issue,
  path: Path,
  value: unknown,
): { code: FindingCode; message: string } {
  const key = path.at(-1);
  if (value === undefined && issue.code !== "invalid_key")
    return { code: "missing-key", message: `${show(key ?? "")} is missing; ${expected(path)}` };
  switch (issue.code) {
    case "invalid_type":
      if (key === "share")
        return {
          code: "share-range",
          message: `${show(value)} is not a whole number from 0 to 255`,
        };
      return {
        code: "wrong-type",
        message: `${show(value)} is not ${issue.expected === "int" ? "a whole number" : article(issue.expected)}; ${expected(path)}`,
      };
    case "too_small":
    case "too_big": {
      const bound =
        issue.code === "too_small"
          ? `at least ${String(issue.minimum)}`
          : `at most ${String(issue.maximum)}`;
      if (key === "share")
        return { code: "share-range", message: `${show(value)} is not from 0 to 255` };
      if (key === "electable")
        return {
          code: "electable-count",
          message: `${String(lengthOf(value))} electable regions; allowed are 1, 3 or 5`,
        };
      const what =
        lengthOf(value) === undefined ? show(value) : `length ${String(lengthOf(value))}`;
      return { code: "out-of-range", message: `${what}; allowed is ${bound}` };
    }
    case "invalid_value": {
      const allowed = issue.values.map(String);
      const hint = typeof value === "string" ? didYouMean(value, allowed) : "";
      return {
        code: "invalid-value",
        message: `${show(value)} is not allowed${hint}; allowed: ${allowed.join(", ")}`,
      };
    }
    case "invalid_format":
      if (issue.message.startsWith("an AWS region"))
        return { code: "unknown-region", message: unknownRegion(value) };
      return { code: "invalid-format", message: `${show(value)} is not right: ${issue.message}` };
    case "custom":
      return { code: "invalid-format", message: `${show(value)} is not right: ${issue.message}` };
    case "invalid_key": {
      const known = keysAt(path.slice(0, -1));
      if (path.includes("readOnly")) return { code: "unknown-region", message: unknownRegion(key) };
      return {
        code: "unknown-key",
        message: `unknown key ${show(key)}${didYouMean(String(key), known)}; allowed here: ${known.join(", ")}`,
      };
    }
    default:
      return {
        code: "wrong-type",
        message: `${show(value)} has the wrong form; ${expected(path)}`,
      };
  }
}

/** What is said of a value that is not a region. */
export function unknownRegion(value: unknown): string {
  const hint = typeof value === "string" ? didYouMean(value, regionNames()) : "";
  return `${show(value)} is not an AWS region${hint}`;
}

function reportDeployer(issue: Issue, path: Path, value: unknown, report: Report): void {
  if (
    value === undefined ||
    lengthOf(value) === 0 ||
    (path.length === 1 && issue.code !== "unrecognized_keys")
  ) {
    report.add(
      "no-deployer",
      ["deployer"],
      "nobody may reach the Kubernetes API; allowed: { cidrs: [...] } or { inVpc: true }",
    );
    return;
  }
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys)
      report.add(
        "unknown-key",
        [...path, key],
        `unknown key ${show(key)}; allowed: either cidrs, or inVpc: true`,
      );
    return;
  }
  report.add(
    issue.code === "invalid_format"
      ? "invalid-format"
      : issue.code === "invalid_value"
        ? "invalid-value"
        : "wrong-type",
    path,
    `${show(value)} is not right; allowed: { cidrs: [CIDR blocks] } or { inVpc: true }`,
  );
}

function brokenPaths(issue: Issue): Path[] {
  const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
  return issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...path, key]) : [path];
}

/** Deletes a key; an element of a list stays, since deleting it would shift the others. */
function remove(data: unknown, path: Path): void {
  const parent = valueAt(data, path.slice(0, -1));
  const key = path.at(-1);
  if (
    typeof parent === "object" &&
    parent !== null &&
    !Array.isArray(parent) &&
    typeof key === "string"
  )
    Reflect.deleteProperty(parent, key);
}

/** The value at a path, own properties only. */
export function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, part)
        ? (value as Record<PropertyKey, unknown>)[part]
        : undefined,
    data,
  );
}

function lengthOf(value: unknown): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

function article(kind: string): string {
  const noun =
    kind === "record" || kind === "object" ? "mapping" : kind === "array" ? "list" : kind;
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

let jsonSchema: JsonSchema | undefined;

/** The fleet file's JSON Schema, built at the first error that needs it. */
export function fleetJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(fleetFileSchema, { io: "input" });
}

function schemasAt(path: Path): readonly JsonSchema[] {
  jsonSchema ??= fleetJsonSchema() as JsonSchema;
  return path.reduce<readonly JsonSchema[]>(
    (schemas, part) =>
      schemas
        .flatMap((schema) => [schema, ...(schema.anyOf ?? [])])
        .flatMap((schema) => {
          if (typeof part === "number") return schema.items === undefined ? [] : [schema.items];
          const own = schema.properties?.[part];
          if (own !== undefined) return [own];
          return typeof schema.additionalProperties === "object"
            ? [schema.additionalProperties]
            : [];
        }),
    [jsonSchema],
  );
}

/** Keys that the schema allows at a path. */
function keysAt(path: Path): string[] {
  return schemasAt(path)
    .flatMap((schema) => [schema, ...(schema.anyOf ?? [])])
    .flatMap((schema) => [
      ...Object.keys(schema.properties ?? {}),
      ...(schema.propertyNames?.enum ?? []).map(String),
    ]);
}

function expected(path: Path): string {
  if (path.at(-1) === "state") return `allowed: ${CELL_STATES.join(", ")}`;
  const schema = schemasAt(path)[0];
  const kind =
    schema?.enum !== undefined
      ? schema.enum.map(String).join(", ")
      : (schema?.type ?? "another form");
  const text = schema?.description === undefined ? "" : ` (${schema.description})`;
  return `expected: ${kind}${text}`;
}
