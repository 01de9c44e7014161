import type { IndexTemplate, Mapping } from "../../../../infra/model/derive/opensearch";
import type { LiveIndex } from "./live";

/** How an index differs from its template. */
export interface IndexDifference {
  /** Fields to add, or whose mapping may change in place. */
  readonly properties: Readonly<Record<string, Mapping>>;
  /** Settings to change in place, without the leading `index.`. */
  readonly settings: Readonly<Record<string, string>>;
  /** What cannot be changed in place, in words. */
  readonly refused: readonly string[];
}

/** Parts of a mapping that OpenSearch takes for a field that is there already. */
const CHANGEABLE: readonly string[] = ["ignore_above"];
/** Settings that are fixed once an index is made. */
const FIXED: readonly string[] = ["number_of_shards"];

/** Compares an index with its template: what can be done in place, and what cannot. */
export function differenceOf(
  live: LiveIndex,
  { template: { mappings, settings } }: IndexTemplate,
): IndexDifference {
  const refused: string[] = [];
  const properties: Record<string, Mapping> = {};
  for (const [field, wanted] of Object.entries(mappings.properties)) {
    const held = live.properties[field];
    const unknown = "normalizer" in wanted && held === undefined && !knows(live, wanted.normalizer);
    if (unknown) refused.push(`field ${field} needs normalizer ${wanted.normalizer ?? ""}`);
    const parts = held === undefined ? [] : differingParts(held, wanted);
    const fixed = parts.filter((part) => !CHANGEABLE.includes(part));
    for (const part of fixed) refused.push(`${part} of field ${field} differs`);
    if (!unknown && fixed.length === 0 && (held === undefined || parts.length > 0))
      properties[field] = wanted;
  }
  // Documents still hold it, and the strict mapping would go on taking it.
  for (const field of Object.keys(live.properties))
    if (!Object.hasOwn(mappings.properties, field)) refused.push(`field ${field} is gone`);

  const changed: Record<string, string> = {};
  for (const [key, wanted] of Object.entries(settings.index)) {
    if (live.settings[`index.${key}`] === wanted) continue;
    if (FIXED.includes(key)) refused.push(`${key} is ${wanted}`);
    else changed[key] = wanted;
  }
  for (const [name, { filter }] of Object.entries(settings.analysis?.normalizer ?? {})) {
    const held = live.settings[`index.analysis.normalizer.${name}.filter`];
    if (held !== undefined && JSON.stringify(held) !== JSON.stringify(filter))
      refused.push(`normalizer ${name} differs`);
  }
  return { properties, settings: changed, refused };
}

function knows({ settings }: LiveIndex, normalizer: string | undefined): boolean {
  return normalizer === undefined || `index.analysis.normalizer.${normalizer}.type` in settings;
}

function differingParts(held: Readonly<Record<string, unknown>>, wanted: Mapping): string[] {
  const parts = new Set([...Object.keys(held), ...Object.keys(wanted)]);
  const want: Readonly<Record<string, unknown>> = { ...wanted };
  return [...parts].filter((part) => held[part] !== want[part]);
}
