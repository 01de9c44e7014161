import { ROWS } from "../aws-models/rows";
import { awsModels } from "../aws-models/validator";
import { TWINS } from "../cfn-lint/twins";
import { cloudFormation } from "../cfn-lint/validator";
import type { Nothing, Placement } from "../python/row";

/** A property of the plan that a validator leaves out, though it covers the type. */
export interface Unsent {
  readonly validator: string;
  readonly type: string;
  readonly path: string;
  readonly reason: string;
}

/** A type of the plan that a validator of AWS resources has nothing about. */
export interface Unjudged {
  readonly validator: string;
  readonly type: string;
  /** Undefined for a type without a row. */
  readonly reason: string | undefined;
}

type Table = Readonly<Record<string, Placement | Nothing>>;

const TABLES: readonly (readonly [validator: string, table: Table])[] = [
  [awsModels.name, ROWS],
  [cloudFormation.name, TWINS],
];

/** Properties of the plan whose row says that they are not sent. */
export function unsent(paths: ReadonlyMap<string, readonly string[]>): Unsent[] {
  return TABLES.flatMap(([validator, table]) =>
    [...paths].flatMap(([type, own]) => {
      const row = table[type];
      const rules = row === undefined || "none" in row ? {} : (row.rules ?? {});
      return own.flatMap((path): Unsent[] => {
        const rule = rules[path];
        if (typeof rule !== "object" || !("skip" in rule)) return [];
        return [{ validator, type, path, reason: rule.skip }];
      });
    }),
  );
}

/** AWS types of the plan without operations or without a twin. */
export function unjudged(types: readonly string[]): Unjudged[] {
  return TABLES.flatMap(([validator, table]) =>
    types
      .filter((type) => type.startsWith("aws:"))
      .flatMap((type): Unjudged[] => {
        const row = table[type];
        if (row === undefined) return [{ validator, type, reason: undefined }];
        return "none" in row ? [{ validator, type, reason: row.none }] : [];
      }),
  );
}
