import type { PlannedResource, Properties, Value } from "../../infra/planner/record/types";
import { isRecord, isSecret, UNKNOWN } from "../../infra/planner/record/wire";

/** A path into a resource's properties: keys and list positions. */
export type PropertyPath = readonly (string | number)[];

/** Every path into the properties, mappings and lists themselves included, parents first. */
export function propertyPaths(properties: Properties): PropertyPath[] {
  const paths: PropertyPath[] = [];
  const walk = (value: Value, path: PropertyPath): void => {
    if (path.length > 0) paths.push(path);
    if (isSecret(value)) return;
    if (Array.isArray(value))
      (value as readonly Value[]).forEach((item, index) => walk(item, [...path, index]));
    else if (isRecord(value))
      for (const [key, item] of Object.entries(value)) walk(item, [...path, key]);
  };
  walk(properties, []);
  return paths;
}

/** The properties with another value at a path; `undefined` takes it away. */
export function withValue(
  properties: Properties,
  path: PropertyPath,
  value: Value | undefined,
): Properties {
  return replaced(properties, path, value) as Properties;
}

function replaced(at: Value, path: PropertyPath, value: Value | undefined): Value | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(at)) {
    const items = at as readonly Value[];
    return items.flatMap((item, index): Value[] => {
      if (index !== key) return [item];
      const made = replaced(item, rest, value);
      return made === undefined ? [] : [made];
    });
  }
  const record = isRecord(at) ? at : {};
  const made = replaced(record[key] ?? {}, rest, value);
  const { [key]: _old, ...others } = record;
  return made === undefined ? others : { ...record, [key]: made };
}

/** The resource as a preview shows it when the value at a path is not known yet. */
export function withUnknown(resource: PlannedResource, path: PropertyPath): PlannedResource {
  return {
    ...resource,
    inputs: withValue(resource.inputs, path, UNKNOWN),
    outputs: withValue(resource.outputs, path, UNKNOWN),
  };
}
