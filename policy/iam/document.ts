import type { Copy } from "../rule/found";
import { UNKNOWN } from "../rule/found";
import { type Condition, readConditions } from "./conditions";
import { type Principals, readPrincipals } from "./principals";
import type { Problem, Report } from "./problem";

/** Patterns of actions or of resources. */
export interface Terms {
  readonly key: "Action" | "NotAction" | "Resource" | "NotResource";
  /** `NotAction`, `NotResource`: all others. */
  readonly negated: boolean;
  readonly patterns: readonly string[];
  /** Some are not known before the update. */
  readonly unknown: boolean;
}

/** One statement of a document. What is missing or unreadable is undefined. */
export interface Statement {
  /** Place from the document's root: `Statement[0]`, or `Statement` where it stands alone. */
  readonly path: string;
  readonly sid?: string;
  /** Undefined when it is neither, or not known yet: such a statement proves nothing. */
  readonly effect: "Allow" | "Deny" | undefined;
  readonly principals?: Principals;
  readonly actions?: Terms;
  readonly resources?: Terms;
  readonly conditions: readonly Condition[];
  /** Some part of the condition is not known before the update. */
  readonly conditionsUnknown: boolean;
}

/** A document of IAM, read. */
export interface PolicyDocument {
  /** `2008-10-17` where it says nothing; policy variables are plain text in it. */
  readonly version: string;
  readonly statements: readonly Statement[];
  readonly problems: readonly Problem[];
  /** Places of what is not known before the update. */
  readonly unknown: readonly string[];
}

/** Where a document stands decides what its statements must have. */
export type DocumentKind = "identity" | "trust" | "resource" | "endpoint";

const KEYS = new Set(["Version", "Id", "Statement"]);
const STATEMENT_KEYS = new Set([
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
]);
const VERSIONS = ["2008-10-17", "2012-10-17"];

class Reader {
  readonly problems: Problem[] = [];
  readonly unknown: string[] = [];

  at(path: string): Report {
    return (what) => {
      this.problems.push({ path, what });
    };
  }

  /** Texts of a list or one alone. */
  texts(value: Copy, path: string): { patterns: string[]; unknown: boolean } {
    const list: readonly Copy[] = Array.isArray(value) ? (value as readonly Copy[]) : [value];
    const patterns: string[] = [];
    let unknown = false;
    for (const item of list) {
      if (item === UNKNOWN) unknown = true;
      else if (typeof item === "string") patterns.push(item);
      else this.at(path)("must hold texts only");
    }
    if (unknown) this.unknown.push(path);
    return { patterns, unknown };
  }

  terms(statement: Readonly<Record<string, Copy>>, name: "Action" | "Resource", path: string) {
    const negatedName = `Not${name}` as const;
    const both = (statement[name] ?? null) !== null && (statement[negatedName] ?? null) !== null;
    if (both) this.at(path)(`has ${name} and ${negatedName}; it must have one of them`);
    for (const key of [name, negatedName] as const) {
      const value = statement[key] ?? null;
      if (value === null) continue;
      const at = `${path}.${key}`;
      const terms: Terms = { key, negated: key !== name, ...this.texts(value, at) };
      if (terms.patterns.length === 0 && !terms.unknown) this.at(at)("is empty");
      return terms;
    }
    return undefined;
  }

  statement(value: Copy, path: string): Statement | undefined {
    if (value === UNKNOWN) {
      this.unknown.push(path);
      return undefined;
    }
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      this.at(path)("must be a mapping");
      return undefined;
    }
    const fields = value as Readonly<Record<string, Copy>>;
    if (Object.keys(fields).some((key) => !STATEMENT_KEYS.has(key) && fields[key] !== null))
      this.at(path)("has an element that IAM does not know; their names are case-sensitive");
    const { Effect: effect = null, Sid: sid = null } = fields;
    if (effect === UNKNOWN) this.unknown.push(`${path}.Effect`);
    else if (effect !== "Allow" && effect !== "Deny")
      this.at(`${path}.Effect`)("must be Allow or Deny");
    const actions = this.terms(fields, "Action", path);
    if (actions === undefined) this.at(path)("has neither Action nor NotAction");
    else if (actions.patterns.some((action) => action !== "*" && !/^[^:\s]+:[^:\s]+$/.test(action)))
      this.at(`${path}.${actions.key}`)("must hold actions with their service, or *");
    const resources = this.terms(fields, "Resource", path);
    const principals = this.principals(fields, path);
    const read = readConditions(fields.Condition ?? null, this.at(`${path}.Condition`));
    if (read.unknown || read.conditions.some(({ unknown }) => unknown))
      this.unknown.push(`${path}.Condition`);
    return {
      path,
      ...(typeof sid === "string" ? { sid } : {}),
      effect: effect === "Allow" || effect === "Deny" ? effect : undefined,
      ...(principals === undefined ? {} : { principals }),
      ...(actions === undefined ? {} : { actions }),
      ...(resources === undefined ? {} : { resources }),
      conditions: read.conditions,
      conditionsUnknown: read.unknown,
    };
  }

  principals(fields: Readonly<Record<string, Copy>>, path: string): Principals | undefined {
    for (const key of ["Principal", "NotPrincipal"] as const) {
      const value = fields[key] ?? null;
      if (value === null) continue;
      const read = readPrincipals(key, value, this.at(`${path}.${key}`));
      if (read?.all.some(({ kind }) => kind === "unknown") === true)
        this.unknown.push(`${path}.${key}`);
      return read;
    }
    return undefined;
  }
}

/** Reads a document. Whatever stands there is read as far as it goes; nothing throws. */
export function readDocument(document: Copy): PolicyDocument {
  const reader = new Reader();
  if (document === UNKNOWN) return { version: "", statements: [], problems: [], unknown: [""] };
  if (typeof document !== "object" || document === null || Array.isArray(document)) {
    reader.at("")("is no policy document");
    return { version: "", statements: [], ...reader };
  }
  const fields = document as Readonly<Record<string, Copy>>;
  if (Object.keys(fields).some((key) => !KEYS.has(key) && fields[key] !== null))
    reader.at("")("has an element that IAM does not know; their names are case-sensitive");
  const { Version: version = null, Statement: value = null } = fields;
  if (version !== null && version !== UNKNOWN && !VERSIONS.some((known) => known === version))
    reader.at("Version")(`must be one of ${VERSIONS.join(", ")}`);
  if (value === null) reader.at("Statement")("is missing");
  if (value === UNKNOWN) reader.unknown.push("Statement");
  const statements = listed(value).flatMap(({ item, path }) => reader.statement(item, path) ?? []);
  return {
    version: typeof version === "string" ? version : "2008-10-17",
    statements,
    problems: reader.problems,
    unknown: reader.unknown,
  };
}

function listed(value: Copy): { item: Copy; path: string }[] {
  if (value === null || value === UNKNOWN) return [];
  if (!Array.isArray(value)) return [{ item: value, path: "Statement" }];
  return (value as readonly Copy[]).map((item, index) => ({
    item,
    path: `Statement[${String(index)}]`,
  }));
}
