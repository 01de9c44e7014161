import { CFN_TYPES } from "../cfn-types";
import { REVIEWED, type Table, type TableRow } from "../table";
import { RULES } from "../rules";
import { DEFAULTS } from "../defaults";
import { pulumiPaths } from "./names";
import type { Typings } from "./typings";

/** What `extract.py` prints; committed as `create-only.json`. */
export interface CreateOnly {
  readonly cfnLint: string;
  readonly schemaDate: string;
  readonly typesKnown: number;
  readonly types: Readonly<
    Record<
      string,
      { readonly createOnly: readonly string[]; readonly conditional: readonly string[] }
    >
  >;
}

/** CloudFormation types to extract. */
export function wantedTypes(): string[] {
  return [...new Set(Object.values(CFN_TYPES).map((twin) => `AWS::${twin.cfn}`))].sort();
}

interface Mapped {
  readonly paths: readonly string[];
  readonly absent: readonly string[];
}

/** The twin input that the provider fills a name from: `namePrefix` of `name`. */
function withPrefixes(typings: Typings, type: string, paths: readonly string[]): string[] {
  const prefixes = paths.map((path) => `${path}Prefix`).filter((path) => typings.has(type, path));
  return [...new Set([...paths, ...prefixes])].sort();
}

function mapped(
  typings: Typings,
  type: string,
  properties: readonly string[],
  problems: string[],
): Mapped {
  const twin = CFN_TYPES[type];
  if (twin === undefined) return { paths: [], absent: [] };
  const paths: string[] = [];
  const absent: string[] = [];
  for (const property of properties) {
    const found = pulumiPaths(typings, type, twin.cfn, property, twin.renames ?? {});
    if (found === undefined) problems.push(`${type}: no input for ${twin.cfn}/${property}`);
    else if (found.length === 0) absent.push(property);
    else paths.push(...found);
  }
  return { paths: withPrefixes(typings, type, paths), absent: absent.sort() };
}

function tableRow(
  typings: Typings,
  createOnly: CreateOnly,
  type: string,
  problems: string[],
): TableRow {
  const regional = type.startsWith("aws:") && typings.has(type, "region");
  const cfn = CFN_TYPES[type]?.cfn;
  const schema = createOnly.types[`AWS::${cfn ?? ""}`];
  if (cfn === undefined) return { createOnly: [], conditional: [], absent: [], regional };
  if (schema === undefined) {
    problems.push(`${type}: create-only.json has no AWS::${cfn}; run with --extract`);
  }
  const always = mapped(typings, type, schema?.createOnly ?? [], problems);
  const conditional = mapped(typings, type, schema?.conditional ?? [], problems);
  return {
    cfn: `AWS::${cfn}`,
    createOnly: always.paths,
    conditional: conditional.paths.filter((path) => !always.paths.includes(path)),
    absent: [...always.absent, ...conditional.absent].sort(),
    regional,
  };
}

function checkReviews(typings: Typings, problems: string[]): void {
  const stated = [
    ...REVIEWED.map((review) => ({
      where: "review",
      type: review.type,
      paths: [
        ...(review.replaces ?? []),
        ...(review.immutable ?? []),
        ...(review.refused ?? []),
        ...(review.inPlace ?? []),
      ],
    })),
    ...RULES.map((rule) => ({ where: "rule", type: rule.type, paths: rule.paths })),
    ...Object.entries(DEFAULTS).map(([type, values]) => ({
      where: "default",
      type,
      paths: Object.keys(values),
    })),
  ];
  for (const { where, type, paths } of stated) {
    if (!typings.knows(type)) problems.push(`${where} of ${type}: no such type in the typings`);
    else {
      for (const path of paths) {
        if (!typings.has(type, path)) problems.push(`${where} of ${type}: no input ${path}`);
      }
    }
  }
}

/**
 * The table in Pulumi's names, every name checked against the installed typings.
 * @throws listing every name that does not fit: a reviewer's work in `cfn-types.ts` or a review.
 */
export function buildTable(typings: Typings, createOnly: CreateOnly): Table {
  const problems: string[] = [];
  const aws = [
    ...Object.keys(CFN_TYPES),
    ...REVIEWED.map(({ type }) => type).filter((type) => type.startsWith("aws:")),
  ];
  const types: Record<string, TableRow> = {};
  for (const type of [...new Set(aws)].sort()) {
    if (typings.knows(type)) types[type] = tableRow(typings, createOnly, type, problems);
    else problems.push(`${type}: no such type in the typings`);
  }
  checkReviews(typings, problems);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return {
    cfnLint: createOnly.cfnLint,
    schemaDate: createOnly.schemaDate,
    typesKnown: createOnly.typesKnown,
    typings: { aws: typings.version("aws"), mongodbatlas: typings.version("mongodbatlas") },
    types,
  };
}
