import type { Declared, DeclaredField } from "./declarations";
import { declaredInputs } from "./declarations";
import { type ApiSchema, atlasDocument, type Operation } from "./document";
import { leaf, type JsonSchema, listLimits, ofKind } from "./leaf";
import { alternativesOf, fieldsOf, ofCloud, requiredOf, resolve, schemaOf, tagOf } from "./reading";

/** Where the document says what an input may be, when it is not the field of the same name. */
export interface Rule {
  /** Field below the owner's schema, or below {@link schema}; dots go deeper. */
  readonly field?: string;
  /** Schema of the value; of the items, where the input is a list. */
  readonly schema?: string;
  /** Parameter of one of the row's operations. */
  readonly parameter?: string;
  /** The provider keeps it for itself or sends it by another operation: declarations judge it alone. */
  readonly by?: "provider";
  /** The provider fills it in where the document requires it. */
  readonly optional?: true;
  /** The document does not have it, but judges what is inside by {@link schema}. */
  readonly absent?: true;
  /** The cloud whose alternative counts. */
  readonly cloud?: string;
  readonly rules?: Rules;
}

export type Rules = Readonly<Record<string, Rule>>;

/** How one Pulumi type becomes requests. */
export interface Row {
  /** Operations that carry its inputs; a field is looked for in the first that has it. */
  readonly operations: readonly string[];
  /** False when only parameters count, since the provider writes the body by itself. */
  readonly body?: false;
  readonly rules?: Rules;
}

/** Inputs that no request carries, of any type. */
const PROVIDER_ONLY = new Set(["deleteOnCreateTimeout", "skipDestroy", "timeouts"]);

/** Parameters by the provider's name of them. */
const PARAMETERS: Readonly<Record<string, string>> = { projectId: "groupId" };

interface Place {
  readonly sources: readonly ApiSchema[];
  readonly parameters: Operation["parameters"];
  readonly rules: Rules;
  readonly cloud?: string | undefined;
}

type Fields = ReadonlyMap<string, DeclaredField>;

/**
 * The JSON Schema of a type's inputs: names as the provider declares them, each value as the document has
 * it. What the document does not have is marked `absent` and so refused.
 */
export function joined(type: string, row: Row): JsonSchema {
  const fields = declaredInputs(type);
  if (fields === undefined) throw new Error(`${type}: the installed provider has no such type`);
  const operations = row.operations.map((id): Operation => {
    const operation = atlasDocument().operations[id];
    if (operation === undefined) throw new Error(`${type}: the API has no operation ${id}`);
    return operation;
  });
  const bodies = operations.flatMap(({ body }) => (body === undefined ? [] : [body]));
  return objectOf(fields, {
    // Some bodies are lists of what the provider sends one by one.
    sources: row.body === false ? [] : bodies.map((body) => resolve(body).items ?? body),
    parameters: Object.assign(
      {},
      ...operations.map(({ parameters }) => parameters),
    ) as Operation["parameters"],
    rules: row.rules ?? {},
  });
}

function objectOf(fields: Fields, place: Place): JsonSchema {
  const sources = place.sources.map((source) => ofCloud(source, place.cloud));
  const [only] = sources;
  const tag = only === undefined || sources.length !== 1 ? undefined : tagOf(only);
  if (only === undefined || tag === undefined) return plainObject(fields, { ...place, sources });
  const name = ownName(fields, place.rules, tag);
  // The provider has no input for it: the kinds are all that can be said.
  if (name === undefined) return ofKind({ kind: "object", fields });
  const alternatives = alternativesOf(only);
  // A value of two alternatives belongs to the one that is more specific.
  const taken = (value: unknown, size: number): boolean =>
    alternatives.some(({ tags }) => tags.length < size && tags.some((other) => other === value));
  const branches = alternatives.map(({ schema, tags }) => {
    const cloud = place.cloud ?? (tags.length === 1 ? String(tags[0]) : undefined);
    return {
      tags: tags.filter((value) => !taken(value, tags.length)),
      then: plainObject(fields, { ...place, sources: [schema], cloud }),
    };
  });
  return {
    type: "object",
    required: [name],
    properties: { [name]: { enum: [...new Set(alternatives.flatMap(({ tags }) => tags))] } },
    allOf: [...alike(branches)].map(([then, values]) => ({
      if: { required: [name], properties: { [name]: { enum: values } } },
      then,
    })),
  };
}

interface Branch {
  readonly tags: readonly (string | number | boolean)[];
  readonly then: JsonSchema;
}

/** Branches that say the same as one: a hundred metrics have three kinds of thresholds. */
function alike(branches: readonly Branch[]): Map<JsonSchema, (string | number | boolean)[]> {
  const first = new Map<string, JsonSchema>();
  const values = new Map<JsonSchema, (string | number | boolean)[]>();
  for (const { tags, then } of branches) {
    const text = JSON.stringify(then);
    const same = first.get(text) ?? then;
    first.set(text, same);
    values.set(same, [...(values.get(same) ?? []), ...tags]);
  }
  return values;
}

function plainObject(fields: Fields, place: Place): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const required = new Set<string>();
  for (const [name, { required: demanded, value }] of fields) {
    const { schema, needed } = property(name, value, place);
    properties[name] = schema;
    if (demanded || needed) required.add(name);
  }
  return { type: "object", properties, required: [...required], additionalProperties: false };
}

function property(
  name: string,
  value: Declared,
  place: Place,
): { readonly schema: JsonSchema; readonly needed: boolean } {
  const rule = place.rules[name] ?? {};
  if (rule.by === "provider" || (place.rules[name] === undefined && PROVIDER_ONLY.has(name))) {
    return { schema: ofKind(value), needed: false };
  }
  const found = locate(name, rule, place);
  if (found === undefined) return { schema: { ...ofKind(value), absent: true }, needed: false };
  const schema = valueOf(value, found.schema, {
    ...place,
    rules: rule.rules ?? {},
    cloud: rule.cloud ?? place.cloud,
  });
  return {
    schema: rule.absent === true ? { ...schema, absent: true } : schema,
    needed: found.needed && rule.optional !== true,
  };
}

interface Found {
  readonly schema: ApiSchema;
  readonly needed: boolean;
}

/** The schema of an input; undefined when the document has none. */
function locate(name: string, rule: Rule, place: Place): Found | undefined {
  const parameter = rule.parameter ?? PARAMETERS[name];
  const given = parameter === undefined ? undefined : place.parameters[parameter];
  if (given !== undefined) return { schema: given, needed: true };
  if (rule.schema !== undefined) {
    const schema = schemaOf(rule.schema);
    const found = rule.field === undefined ? schema : below(schema, rule.field);
    if (found === undefined) throw new Error(`${rule.schema} has no ${rule.field ?? ""}`);
    return { schema: found, needed: false };
  }
  for (const source of place.sources) {
    const key = rule.field ?? keyOf(source, name);
    const schema = key === undefined ? undefined : below(source, key);
    if (key !== undefined && schema !== undefined) {
      return { schema, needed: requiredOf(source).has(key) };
    }
  }
  const plain = rule.field === undefined ? place.parameters[name] : undefined;
  return plain === undefined ? undefined : { schema: plain, needed: true };
}

function below(schema: ApiSchema, path: string): ApiSchema | undefined {
  let at: ApiSchema | undefined = schema;
  for (const name of path.split(".")) at = at === undefined ? undefined : fieldsOf(at).get(name);
  return at;
}

/** The provider writes `mongoDbMajorVersion` for `mongoDBMajorVersion` and makes lists plural. */
function keyOf(source: ApiSchema, name: string): string | undefined {
  const keys = [...fieldsOf(source).keys()];
  const wanted = name.toLowerCase();
  return (
    keys.find((key) => key.toLowerCase() === wanted) ??
    keys.find((key) => `${key.toLowerCase()}s` === wanted)
  );
}

/** The input that says which alternative counts. */
function ownName(fields: Fields, rules: Rules, tag: string): string | undefined {
  const renamed = Object.keys(rules).find((name) => rules[name]?.field === tag);
  return renamed ?? [...fields.keys()].find((own) => own.toLowerCase() === tag.toLowerCase());
}

function valueOf(value: Declared, api: ApiSchema, place: Place): JsonSchema {
  const schema = resolve(api);
  if (value.kind === "object") {
    return objectOf(value.fields, { ...place, sources: [api], parameters: {} });
  }
  if (value.kind === "list") {
    const items = schema.items ?? api;
    return { type: "array", ...listLimits(schema), items: valueOf(value.item, items, place) };
  }
  if (value.kind === "map") return mapOf(schema);
  return leaf(value, api, place.cloud);
}

/** The provider takes a map where the API has a list of keys and values. */
function mapOf({ items, maxItems }: ApiSchema): JsonSchema {
  const fields = items === undefined ? undefined : fieldsOf(items);
  const [key, value] = [fields?.get("key"), fields?.get("value")];
  if (key === undefined || value === undefined) return { type: "object" };
  return {
    type: "object",
    ...(maxItems === undefined ? {} : { maxProperties: maxItems }),
    propertyNames: leaf({ kind: "string" }, key, undefined),
    additionalProperties: leaf({ kind: "string" }, value, undefined),
  };
}
