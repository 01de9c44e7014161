import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ATLAS } from "./atlas";
import { DIFFERENCES } from "./differences";
import type { ReplacementRow, Reviewed } from "./row";
import { SATELLITES } from "./satellites";

/** What the schema says of one Pulumi type, in Pulumi's names. */
export interface TableRow {
  /** CloudFormation twin; absent for types without one. */
  readonly cfn?: string;
  readonly createOnly: readonly string[];
  readonly conditional: readonly string[];
  /** Create-only CloudFormation paths without a Pulumi input. */
  readonly absent: readonly string[];
  /** True where the type takes its own `region`. */
  readonly regional: boolean;
}

/** The committed `table.json`, made by `generate/generate.ts`. */
export interface Table {
  readonly cfnLint: string;
  readonly schemaDate: string;
  /** Types that the schemas know, over all regions. */
  readonly typesKnown: number;
  /** Versions of the installed provider packages whose inputs were checked. */
  readonly typings: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, TableRow>>;
}

/** Every review, whatever its reason. */
export const REVIEWED: readonly Reviewed[] = [...DIFFERENCES, ...SATELLITES, ...ATLAS];

const NOTHING: TableRow = { createOnly: [], conditional: [], absent: [], regional: false };
const sorted = (paths: Iterable<string>) => [...new Set(paths)].sort();

function row(type: string, schema: TableRow, reviews: readonly Reviewed[]): ReplacementRow {
  const of = (key: "replaces" | "immutable" | "refused" | "inPlace") =>
    sorted(reviews.flatMap((review) => review[key] ?? []));
  const inPlace = of("inPlace");
  const immutable = of("immutable");
  const replaces = sorted([
    ...schema.createOnly,
    ...schema.conditional,
    ...of("replaces"),
    ...immutable,
  ]).filter((path) => !inPlace.includes(path));
  return {
    type,
    ...(schema.cfn === undefined ? {} : { cfn: schema.cfn }),
    replaces,
    conditional: schema.conditional.filter((path) => replaces.includes(path)),
    immutable,
    refused: of("refused"),
    inPlace,
    absent: schema.absent,
    regional: schema.regional,
  };
}

/** The schema's rows with every review applied, by Pulumi type token, sorted. */
export function replacementRows(table: Table): ReadonlyMap<string, ReplacementRow> {
  const types = sorted([...Object.keys(table.types), ...REVIEWED.map((review) => review.type)]);
  return new Map(
    types.map((type) => [
      type,
      row(
        type,
        table.types[type] ?? NOTHING,
        REVIEWED.filter((review) => review.type === type),
      ),
    ]),
  );
}

/** Reads the committed `table.json`. */
export function readTable(): Table {
  return JSON.parse(readFileSync(join(__dirname, "table.json"), "utf8")) as Table;
}
