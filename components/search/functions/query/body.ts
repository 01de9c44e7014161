import type { SearchIndex } from "../../../../infra/model/derive/opensearch";
import { birthRange } from "./age";
import { type CheckedCriteria, CriteriaError } from "./criteria";
import type { SortValues } from "./cursor";

/** Collection that friends are found in. */
export const COLLECTION = "players";
/** Fields that a result holds: those that may be known all over the world, and no other. */
export const RESULT_FIELDS = ["playerId", "displayName", "location"] as const;
/** Order of results: by name, players of one name by id. Both are keywords, so no text is analysed. */
const SORT = [{ displayName: "asc" }, { playerId: "asc" }] as const;

/** A search as plain data. */
export interface SearchRequest {
  /** Aliases of the indexes that are searched. */
  readonly indexes: readonly string[];
  readonly body: object;
}

/** Fields that the criteria look at. */
function fieldsOf({ age, email, location, name }: CheckedCriteria): string[] {
  const fields = {
    displayName: name,
    email,
    birthDate: age,
    location,
  };
  return Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [field]));
}

/**
 * Indexes that hold all of these fields. A field that stays in its residency is only in the indexes of players of
 * that residency, so a search by it never reaches anybody else, whatever another index may hold by mistake.
 */
export function indexesWith(
  fields: readonly string[],
  indexes: readonly SearchIndex[],
): readonly string[] {
  return indexes
    .filter(({ collection }) => collection === COLLECTION)
    .filter(({ template }) =>
      fields.every((field) => Object.hasOwn(template.template.mappings.properties, field)),
    )
    .map(({ alias }) => alias);
}

/**
 * The search for some criteria.
 *
 * Text goes to the domain as it was typed: each field's own normalizer makes it comparable, and neither `term`
 * nor `prefix` knows a wildcard. Every clause is a filter over whole values: nothing is scored.
 *
 * @param day of the search, for ages.
 * @param timeout after which shards answer with what they have, in milliseconds.
 * @throws CriteriaError when no index has all the fields.
 */
export function searchRequest(
  criteria: CheckedCriteria,
  indexes: readonly SearchIndex[],
  day: Date,
  timeout: number,
  after?: SortValues,
): SearchRequest {
  const { age, email, location, name, size } = criteria;
  const searched = indexesWith(fieldsOf(criteria), indexes);
  if (searched.length === 0) throw new CriteriaError("criteria", "cannot be searched in this cell");
  const filter = [
    ...(name === undefined ? [] : [{ prefix: { displayName: { value: name } } }]),
    ...(email === undefined ? [] : [{ term: { email: { value: email } } }]),
    ...(age === undefined ? [] : [{ range: { birthDate: birthRange(age, day) } }]),
    ...(location === undefined ? [] : [{ term: { location: { value: location } } }]),
  ];
  return {
    indexes: searched,
    body: {
      query: { bool: { filter } },
      // One more tells whether there is a next page.
      size: size + 1,
      sort: SORT,
      _source: RESULT_FIELDS,
      track_total_hits: false,
      timeout: `${String(timeout)}ms`,
      ...(after === undefined ? {} : { search_after: after }),
    },
  };
}
