import type { Properties, Value } from "../../../../infra/planner/record/types";
import { isRecord } from "../../../../infra/planner/record/wire";
import { declarationsOf, packageOf, type Declarations } from "../declarations/declarations";
import type { Kind, Shape } from "../declarations/kinds";
import { ARCHIVE, ASSET, isUnknown, opened, RESERVED, RESOURCE, signatureOf } from "../wire";

/** One input that the provider refuses. */
export interface Refusal {
  /** Path of the property, `rules[0].expiration.day`; empty for the resource as a whole. */
  readonly property: string;
  readonly reason: string;
}

/**
 * Enumerations that the declarations write as `string | enums.X`, so that any text compiles, but whose list
 * holds every value the API takes, as the API spells it. The others lack values (`ec2.Tenancy` has no `host`,
 * `route53.RecordType` no `DS`, `ec2.PlacementStrategy` no `partition`, `lambda.Runtime` and the instance types
 * grow): there any text passes.
 */
const COMPLETE: ReadonlySet<string> = new Set([
  "aws alb.IpAddressType",
  "aws autoscaling.MetricsGranularity",
  "aws ecr.LifecyclePolicyActionType",
  "aws ecr.LifecyclePolicyCountType",
  "aws ecr.LifecyclePolicyTagStatus",
  "aws s3.CannedAcl",
  "aws ssm.ParameterType",
  "kubernetes core.v1.ServiceSpecType",
]);

function nameOf(value: Value): string {
  const mark = signatureOf(value);
  if (mark === ASSET) return "an asset";
  if (mark === ARCHIVE) return "an archive";
  if (mark === RESOURCE) return "a resource";
  if (Array.isArray(value)) return "a list";
  if (isRecord(value)) return "an object";
  return `${typeof value} ${JSON.stringify(value)}`;
}

class Judge {
  readonly found: Refusal[] = [];

  constructor(private readonly declarations: Declarations) {}

  shape(shape: Shape, value: Properties, path: string): void {
    const at = (key: string) => (path === "" ? key : `${path}.${key}`);
    for (const [key, item] of Object.entries(value)) {
      const field = shape.fields.get(key);
      if (field !== undefined) this.kind(field.kind, item, at(key));
      else if (!shape.open && !RESERVED.has(key))
        this.refuse(at(key), `the provider has no property ${at(key)}`);
    }
    for (const [key, { required }] of shape.fields) {
      const given = value[key];
      if (required && (given === undefined || given === null))
        this.refuse(at(key), `missing required property ${at(key)}`);
    }
  }

  kind(kind: Kind, wrapped: Value, path: string): void {
    const value = opened(wrapped);
    if (value === null || isUnknown(value)) return;
    const wanted = (what: string) => {
      this.refuse(path, `${path} must be ${what}, not ${nameOf(value)}`);
    };
    const mark = signatureOf(value);
    switch (kind.is) {
      case "any":
        return;
      case "string":
      case "number":
      case "boolean":
        if (typeof value !== kind.is) wanted(`a ${kind.is}`);
        return;
      case "asset":
        if (mark !== ASSET) wanted("an asset");
        return;
      case "archive":
        if (mark !== ARCHIVE) wanted("an archive");
        return;
      case "resource":
        if (mark !== RESOURCE) wanted("a resource");
        return;
      case "literals":
        this.oneOf(kind.values, value, path);
        return;
      case "enum":
        this.oneOf(this.declarations.values(kind.name), value, path);
        return;
      case "list":
        if (!Array.isArray(value)) wanted("a list");
        else
          value.forEach((item: Value, index) => {
            this.kind(kind.of, item, `${path}[${String(index)}]`);
          });
        return;
      case "map":
        if (!isRecord(value) || mark !== undefined) wanted("a mapping");
        else
          for (const [key, item] of Object.entries(value))
            if (!RESERVED.has(key)) this.kind(kind.of, item, `${path}.${key}`);
        return;
      case "object":
        if (!isRecord(value) || mark !== undefined) wanted("an object");
        else this.shape(this.declarations.object(kind.name), value, path);
        return;
      case "union":
        this.union(kind.of, value, path);
    }
  }

  /** An open list takes any text but a listed value in another spelling, `Private` for `private`. */
  spelling(kinds: readonly Kind[], value: Value, path: string): void {
    const plain = (text: string) => text.replaceAll(/[^A-Za-z0-9]/g, "").toLowerCase();
    for (const kind of kinds) {
      if (kind.is !== "enum" || typeof value !== "string") continue;
      const values = this.declarations.values(kind.name);
      if (values.includes(value)) continue;
      const meant = values.find((listed) => plain(listed) === plain(value));
      if (meant !== undefined) this.refuse(path, `${path} is spelt ${meant}, not ${value}`);
    }
  }

  /** The alternative that takes the value; if none does, what the nearest one says. */
  union(kinds: readonly Kind[], value: Value, path: string): void {
    const closed = kinds.some(
      (kind) => kind.is === "enum" && COMPLETE.has(`${this.declarations.name} ${kind.name}`),
    );
    const alternatives = closed ? kinds.filter(({ is }) => is !== "string") : kinds;
    const verdicts = alternatives.map((kind) => {
      const judge = new Judge(this.declarations);
      judge.kind(kind, value, path);
      return judge.found;
    });
    if (verdicts.some((found) => found.length === 0)) {
      this.spelling(kinds, value, path);
      return;
    }
    // The one that looked inside the value names the place.
    const deepest = verdicts.find((found) => found.some(({ property }) => property !== path));
    this.found.push(...(deepest ?? verdicts[0] ?? []));
  }

  oneOf(values: readonly string[], value: Value, path: string): void {
    if (typeof value === "string" && values.includes(value)) return;
    this.refuse(path, `${path} must be one of ${values.join(", ")}, not ${nameOf(value)}`);
  }

  refuse(property: string, reason: string): void {
    this.found.push({ property, reason });
  }
}

/** What the provider refuses of a resource's inputs, by the declarations of the installed package. */
export function refusals(type: string, inputs: Properties): Refusal[] {
  const name = packageOf(type);
  const shape = name === undefined ? undefined : declarationsOf(name).inputsOf(type);
  if (name === undefined || shape === undefined)
    return [{ property: "", reason: `the provider has no type ${type}` }];
  const judge = new Judge(declarationsOf(name));
  judge.shape(shape, inputs, "");
  return judge.found;
}

/** Inputs of every provider resource that the engine adds. */
const OF_ENGINE: ReadonlySet<string> = new Set(["version", "pluginDownloadURL", "__internal"]);

/**
 * What a provider refuses of its own configuration. The SDK sends everything but texts as JSON.
 *
 * @param config configuration as the engine sends it.
 */
export function configurationRefusals(
  name: "aws" | "mongodbatlas" | "kubernetes",
  config: Properties,
): Refusal[] {
  const shape = declarationsOf(name).configuration;
  const decoded = Object.entries(config)
    .filter(([key]) => !OF_ENGINE.has(key))
    .map(([key, wrapped]): [string, Value] => {
      const value = opened(wrapped);
      const kind = shape.fields.get(key)?.kind.is;
      const isText = kind === undefined || kind === "string" || kind === "union";
      if (isText || typeof value !== "string" || isUnknown(value)) return [key, value];
      try {
        return [key, JSON.parse(value) as Value];
      } catch {
        return [key, value];
      }
    });
  const judge = new Judge(declarationsOf(name));
  judge.shape(shape, Object.fromEntries(decoded), "");
  const refused = judge.found;
  if (name === "aws" && config.region === undefined)
    refused.push({ property: "region", reason: "missing region configuration" });
  return refused;
}
