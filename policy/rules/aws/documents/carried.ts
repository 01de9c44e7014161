import {
  type Carrier,
  CARRIERS,
  carrierPath,
  type PolicyDocument,
  readDocument,
  type Statement,
} from "../../../iam";
import { type Copy, type Place, type Subject } from "../../../rule";

/** A document where it stands. */
export interface Carried {
  readonly carrier: Carrier;
  readonly document: PolicyDocument;
  /** Reports what is wrong at a place of the document, `Statement[0].Action`. */
  readonly fail: (path: string, what: string) => void;
}

/** Documents that say what an identity may do. */
export const IDENTITY = CARRIERS.filter(({ kind }) => kind === "identity");
/** Documents that say who may take a role. */
export const TRUST = CARRIERS.filter(({ kind }) => kind === "trust");
/** Documents of resources. */
export const RESOURCE = CARRIERS.filter(({ kind }) => kind === "resource");
/** Documents of keys. */
export const KEYS = RESOURCE.filter(({ guards }) => guards === "kms");
/** Documents of buckets. */
export const BUCKETS = RESOURCE.filter(({ type }) => /^aws:s3\/bucket(Policy|V2)?:/.test(type));
/** Documents of search domains. */
export const DOMAINS = RESOURCE.filter(({ guards }) => guards === "es");

/** What a rule says of itself about the documents that it judges. */
export function guarding(carriers: readonly Carrier[]): {
  readonly types: readonly string[];
  readonly properties: readonly string[];
} {
  return {
    types: [...new Set(carriers.map(({ type }) => type))],
    properties: [...new Set(carriers.map(carrierPath))],
  };
}

const NOT_JSON: PolicyDocument = {
  version: "",
  statements: [],
  problems: [{ path: "", what: "is not a JSON document" }],
  unknown: [],
};

function parsed(copy: Copy): PolicyDocument {
  if (typeof copy !== "string") return readDocument(copy);
  try {
    return readDocument(JSON.parse(copy) as Copy);
  } catch {
    return NOT_JSON;
  }
}

const joined = (property: string, path: string): string =>
  path === "" ? property : `${property}.${path}`;

/**
 * Judges every document that a resource carries. What is not known yet in one leaves the rule undecided about
 * that, and the rest is judged. Ends the rule when there is none.
 * @returns whether all of them are known.
 */
export function eachDocument<V>(
  it: Subject<V>,
  carriers: readonly Carrier[],
  judge: (carried: Carried) => void,
): boolean {
  let some = false;
  let known = true;
  for (const carrier of carriers.filter(({ type }) => type === it.type)) {
    const { list, property } = carrier;
    const places: readonly Place[] = list === undefined ? [it] : it.list(list);
    if (list !== undefined && it.count(list) > places.length) [some, known] = [true, false];
    for (const place of places) {
      const copy = place.copy(property);
      if (copy === null || copy === "") continue;
      some = true;
      const document = parsed(copy);
      it.part(() => {
        judge({
          carrier,
          document,
          fail: (path, what) => {
            place.fail(joined(property, path), what);
          },
        });
      });
      if (document.unknown.length > 0) known = false;
      for (const path of document.unknown)
        it.part(() => it.undecided(place.pathOf(joined(property, path))));
    }
  }
  if (!some) it.notApplicable("carries no policy document");
  return known;
}

/** Judges every statement with an effect; those whose effect cannot be told are left aside. */
export function eachStatement<V>(
  it: Subject<V>,
  carriers: readonly Carrier[],
  effect: "Allow" | "Deny",
  judge: (statement: Statement, carried: Carried) => void,
): boolean {
  return eachDocument(it, carriers, (carried) => {
    for (const statement of carried.document.statements)
      if (statement.effect === effect) judge(statement, carried);
  });
}

/** Place of the resources of a statement, however they are written. */
export function resourcesAt({ path, resources }: Statement): string {
  return `${path}.${resources?.key ?? "Resource"}`;
}

/** Place of the principals of a statement, however they are written. */
export function principalsAt({ path, principals }: Statement): string {
  return `${path}.${principals?.key ?? "Principal"}`;
}

/** Whether a statement speaks of everybody: `*`, or all but some. */
export function isEveryone({ principals }: Statement): boolean {
  if (principals === undefined) return false;
  return principals.negated || principals.all.some(({ kind }) => kind === "everyone");
}
