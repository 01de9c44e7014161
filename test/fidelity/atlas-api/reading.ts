import { CORRECTIONS } from "./corrections";
import { type ApiSchema, atlasDocument, nameOf } from "./document";

/** One of several shapes that a value may have. */
export interface Alternative {
  /** Name of its schema; empty for one that is written in place. */
  readonly name: string;
  readonly schema: ApiSchema;
  /** Values of the property that tells the alternatives apart; empty when there is none. */
  readonly tags: readonly (string | number | boolean)[];
}

/** A schema of the document by name, corrected where the document is wrong. */
export function schemaOf(name: string): ApiSchema {
  const schema = atlasDocument().schemas[name];
  if (schema === undefined) throw new Error(`the Atlas Admin API has no schema ${name}`);
  const correction = CORRECTIONS.find((candidate) => candidate.schema === name);
  return correction === undefined ? schema : correction.corrected(schema);
}

/** The schema that a reference points at, or the schema itself. */
export function resolve(schema: ApiSchema): ApiSchema {
  return schema.$ref === undefined ? schema : resolve(schemaOf(nameOf(schema.$ref)));
}

/** Fields that a request may carry: those of all parts, without what only a response has. */
export function fieldsOf(schema: ApiSchema): ReadonlyMap<string, ApiSchema> {
  const { allOf = [], properties = {} } = resolve(schema);
  const fields = new Map(allOf.flatMap((part) => [...fieldsOf(part)]));
  for (const [name, field] of Object.entries(properties)) {
    if (field.readOnly !== true) fields.set(name, field);
  }
  return fields;
}

/** Fields that a request must carry. */
export function requiredOf(schema: ApiSchema): ReadonlySet<string> {
  const { allOf = [], required = [] } = resolve(schema);
  return new Set([...allOf.flatMap((part) => [...requiredOf(part)]), ...required]);
}

/** The field that tells the alternatives of a schema apart, if it has alternatives and such a field. */
export function tagOf(schema: ApiSchema): string | undefined {
  const { discriminator } = resolve(schema);
  if (discriminator !== undefined) return discriminator.propertyName;
  const shapes = shapesOf(schema);
  const [first] = shapes;
  if (first === undefined) return undefined;
  return [...requiredOf(first)].find((name) =>
    shapes.every((shape) => {
      const field = fieldsOf(shape).get(name);
      return field !== undefined && requiredOf(shape).has(name) && enumOf(field) !== undefined;
    }),
  );
}

/** The alternatives of a schema; empty when it has but one shape. */
export function alternativesOf(schema: ApiSchema): readonly Alternative[] {
  const tag = tagOf(schema);
  const mapping = resolve(schema).discriminator?.mapping;
  if (mapping !== undefined) {
    // Several values may stand for one schema.
    const targets = [...new Set(Object.values(mapping).map(nameOf))];
    return targets.map((name) => ({
      name,
      schema: schemaOf(name),
      tags: Object.keys(mapping).filter((value) => nameOf(mapping[value] ?? "") === name),
    }));
  }
  return shapesOf(schema).map((shape) => {
    const field = tag === undefined ? undefined : fieldsOf(shape).get(tag);
    return {
      name: nameOf(shape.$ref ?? ""),
      schema: shape,
      tags: field === undefined ? [] : (enumOf(field) ?? []),
    };
  });
}

function shapesOf(schema: ApiSchema): readonly ApiSchema[] {
  const { oneOf, anyOf } = resolve(schema);
  return oneOf ?? anyOf ?? [];
}

/** Values that a scalar may have, those of all its alternatives; undefined when any value may stand there. */
export function enumOf(schema: ApiSchema): readonly (string | number | boolean)[] | undefined {
  const { enum: own } = resolve(schema);
  if (own !== undefined) return own;
  const lists = shapesOf(schema).map(enumOf);
  return lists.length > 0 && lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

/**
 * The one alternative of a schema without a telling field that belongs to a cloud: `AWSHardwareSpec...` or
 * the title `AWS Regions` for `AWS`. The schema itself when none or several do.
 */
export function ofCloud(schema: ApiSchema, cloud: string | undefined): ApiSchema {
  if (cloud === undefined || tagOf(schema) !== undefined) return resolve(schema);
  const mine = shapesOf(schema).filter((shape) => {
    const name = shape.$ref === undefined ? (shape.title ?? "") : nameOf(shape.$ref);
    return name.toUpperCase().startsWith(cloud.toUpperCase());
  });
  const [only] = mine;
  return mine.length === 1 && only !== undefined ? resolve(only) : resolve(schema);
}
