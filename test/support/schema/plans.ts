import type { PlannedCollection, SchemaPlan } from "../../../infra/model/derive/schema";

type Change = (collection: PlannedCollection) => PlannedCollection;

/** The plan of another version, with one collection changed. */
export function changed(
  plan: SchemaPlan,
  version: number,
  name: string,
  change: Change,
): SchemaPlan {
  const collections = plan.collections.map((one) => (one.name === name ? change(one) : one));
  return { ...plan, version, collections };
}

/** Demands one more field of every document. */
export function demanding(field: string, bsonType: string): Change {
  return ({ rule, ...collection }) => ({
    ...collection,
    rule: {
      ...rule,
      required: [...rule.required, field],
      properties: { ...rule.properties, [field]: { bsonType } },
    },
  });
}
