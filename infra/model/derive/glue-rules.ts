import type { Finding } from "../../errors";
import { manifest } from "../manifest";
import type { Field, Manifest } from "../types";
import type { LakeColumn } from "./archive";
import type { GlueTable } from "./glue";
import { glueTables } from "./glue";

/** Rules of data quality for one table, in Glue's DQDL. */
export interface Ruleset {
  readonly table: string;
  readonly description: string;
  /** At most 65,536 characters (Glue API). */
  readonly text: string;
}

/** Longest ruleset, in characters (Glue API, DataQualityRulesetString). */
const RULESET_LENGTH = 65_536;

/** What keeps a table's rules from being written, and what to do about it. */
class RulesError extends Error {
  constructor(
    message: string,
    readonly fix: string,
  ) {
    super(message);
  }
}

/** A text inside DQDL's double quotes. @throws RulesError when it would have to be escaped. */
function quoted(text: string): string {
  if (/["\\]/.test(text))
    throw new RulesError(
      `data quality: ${text} holds a quote or backslash`,
      "write the value or pattern of the data model without, for example [0-9] for a digit",
    );
  return `"${text}"`;
}

function valueRules({ name, required }: LakeColumn, field: Field | undefined): string[] {
  if (field === undefined || field.type === "array" || field.type === "object") return [];
  const where = required ? "" : ` where ${quoted(`${name} is not null`)}`;
  const rules: string[] = [];
  if (field.values !== undefined)
    rules.push(`ColumnValues ${quoted(name)} in [${field.values.map(quoted).join(", ")}]${where}`);
  if (field.pattern !== undefined)
    rules.push(`ColumnValues ${quoted(name)} matches ${quoted(field.pattern)}${where}`);
  return rules;
}

function rulesetOf(table: GlueTable, fields: Readonly<Record<string, Field>>): Ruleset {
  const has = (name: string) => table.source.some((column) => column.name === name);
  const key = ["location", "id", "rev"].filter(has);
  const rules = [
    // Also what tells a run that found no files from one that found no faults.
    "RowCount > 0",
    ...table.source
      .filter(({ required }) => required)
      .map(({ name }) => `IsComplete ${quoted(name)}`),
    `IsPrimaryKey ${key.map(quoted).join(" ")}`,
    ...table.source.flatMap((column) =>
      valueRules(column, column.field === undefined ? undefined : fields[column.field]),
    ),
  ];
  const text = `Rules = [\n${rules.map((rule) => `  ${rule}`).join(",\n")}\n]`;
  if (text.length > RULESET_LENGTH)
    throw new RulesError(
      `${table.name}: the rules have ${String(text.length)} characters, Glue takes ${String(RULESET_LENGTH)}`,
      "archive fewer columns",
    );
  return {
    table: table.name,
    description: `Rules that every row of ${table.name} keeps, from the data model.`,
    text,
  };
}

/**
 * What every row of the Parquet tables must keep: values that the manifest requires, values and patterns
 * that it names, and one row per document (and export, in the archive). CSV tables have the same rows as
 * texts, so they have no rules of their own.
 *
 * A job applies them to what it has read by path: Glue does not see the partitions that Athena projects.
 */
export function glueRulesets(model: Manifest = manifest): Ruleset[] {
  return ruled(model).map((make) => make());
}

/** One function for each table with rules, which writes them or throws. */
function ruled(model: Manifest): (() => Ruleset)[] {
  const fields = new Map(model.collections.map((entry) => [entry.name, entry.fields]));
  return glueTables(model)
    .filter(({ format }) => format === "parquet")
    .map((table) => () => rulesetOf(table, fields.get(table.collection) ?? {}));
}

/**
 * Tables whose rules cannot be written; empty when all can.
 * @param where name of the component.
 */
export function checkRulesets(where: string, model: Manifest = manifest): Finding[] {
  return ruled(model).flatMap((make): Finding[] => {
    try {
      make();
      return [];
    } catch (error) {
      if (!(error instanceof RulesError)) throw error;
      const { message, fix } = error;
      return [{ code: "rules-text", severity: "error", where, path: "model", message, fix }];
    }
  });
}
