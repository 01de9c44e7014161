import { closest } from "fastest-levenshtein";
import type { Value } from "../../../infra/planner/record/types";
import { isRecord, SIGNATURE, UNKNOWN } from "../../../infra/planner/record/wire";
import type { Subject, Validator, Verdict } from "../support/validator";
import { PACKAGE } from "./package";
import { awsSchema, type AwsSchema, type Kind, type Shape } from "./shape";

type Report = (path: string, rule: string, message: string) => void;

const WORDS: Readonly<Record<Kind, string>> = {
  string: "a string",
  number: "a number",
  boolean: "a boolean",
  list: "a list",
  map: "a map",
  object: "one object",
  document: "a document, as text or as an object",
  asset: "a file or an archive",
  any: "anything",
};

function isPacked(value: Value): boolean {
  return isRecord(value) && value[SIGNATURE] !== undefined;
}

function isKind(value: Value, kind: Kind): boolean {
  switch (kind) {
    case "string":
    case "number":
    case "boolean":
      return typeof value === kind;
    case "list":
      return Array.isArray(value);
    case "map":
    case "object":
      return isRecord(value) && !isPacked(value);
    case "document":
      return typeof value === "string" || (isRecord(value) && !isPacked(value));
    case "asset":
      return isPacked(value);
    case "any":
      return true;
  }
}

function describe(value: Value): string {
  if (Array.isArray(value)) return `a list of ${String(value.length)}`;
  if (isPacked(value)) return "a file, an archive or a resource";
  return isRecord(value) ? "an object" : `the ${typeof value} ${JSON.stringify(value)}`;
}

function isAbsent(value: Value | undefined): boolean {
  return value === undefined || value === null;
}

function judgeInputs(value: Value, shapes: readonly Shape[], path: string, report: Report): void {
  if (!isRecord(value)) return;
  const at = (name: string) => (path === "" ? name : `${path}.${name}`);
  const known = new Map(shapes.map((shape) => [shape.name, shape]));
  for (const [name, item] of Object.entries(value)) {
    if (isAbsent(item)) continue;
    const shape = known.get(name);
    if (shape !== undefined) judgeValue(item, shape, at(name), report);
    else {
      const near = known.size === 0 ? "none" : closest(name, [...known.keys()]);
      report(at(name), "unknown-argument", `no such argument; the nearest is ${near}`);
    }
  }
  for (const { name, published, required } of shapes) {
    if (required && isAbsent(value[name])) {
      report(at(name), "missing-argument", `the provider requires it (${published})`);
    }
  }
}

/** A value of a kind, and what it holds. */
function judgeKind(
  value: Value,
  kind: Kind,
  children: readonly Shape[] | undefined,
  path: string,
  report: Report,
): void {
  if (value === UNKNOWN) return;
  if (!isKind(value, kind)) {
    report(path, "wrong-kind", `expected ${WORDS[kind]}, it is ${describe(value)}`);
  } else if (kind === "object" && children !== undefined) {
    judgeInputs(value, children, path, report);
  }
}

function judgeValue(value: Value, shape: Shape, path: string, report: Report): void {
  const { kind, items, children } = shape;
  judgeKind(value, kind, children, path, report);
  if (kind === "list" && Array.isArray(value)) {
    if (shape.filled && value.length === 0) {
      report(path, "missing-argument", `the provider requires at least one (${shape.published})`);
    }
    if (shape.max !== undefined && value.length > shape.max) {
      report(
        path,
        "too-many-blocks",
        `the provider takes at most ${String(shape.max)}, there are ${String(value.length)}`,
      );
    }
    value.forEach((item: Value, index) =>
      judgeKind(item, items ?? "any", children, `${path}[${String(index)}]`, report),
    );
  }
  if (kind === "map" && isRecord(value) && isKind(value, kind)) {
    for (const [key, item] of Object.entries(value)) {
      if (!isAbsent(item)) judgeKind(item, items ?? "any", children, `${path}.${key}`, report);
    }
  }
}

function judgeSubject(schema: AwsSchema, subject: Subject): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  const report: Report = (path, rule, message) =>
    verdicts.push({ key: subject.key, path, rule, message });
  const shape = schema.shapeOf(subject.type);
  if (shape?.children !== undefined) judgeInputs(subject.inputs, shape.children, "", report);
  else if (subject.type.startsWith("aws:")) {
    report("", "unknown-type", `the AWS provider ${PACKAGE.provider} has no type for it`);
  }
  return verdicts;
}

/**
 * Judges AWS resources by the schema that the Terraform provider publishes, in the names and shapes of
 * the installed `@pulumi/aws`: rules `unknown-type`, `unknown-argument`, `missing-argument`, `wrong-kind`
 * and `too-many-blocks`. It looks at no value beyond its kind, and knows no rule across arguments.
 * @throws when the schema cannot be fetched.
 */
export function awsSchemaValidator(): Validator {
  const schema = awsSchema();
  return {
    name: "AWS provider schema",
    source: `Terraform provider aws ${PACKAGE.provider} (${PACKAGE.name} ${PACKAGE.version})`,
    covers: (type) => schema.shapeOf(type) !== undefined,
    judge: (subjects) =>
      Promise.resolve(subjects.flatMap((subject) => judgeSubject(schema, subject))),
    wrong: [],
  };
}
