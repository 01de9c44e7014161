import { CORRECTIONS } from "../atlas-api/corrections";
import { MODEL_CORRECTIONS } from "../aws-models/corrections";
import type { Validator } from "../support/validator";
import { GAPS, UNCOVERED } from "./gaps";
import { code, header, table } from "./page";
import type { Unjudged, Unsent } from "./unsent";

/** What the page is made of. */
export interface Coverage {
  /** Types of the plan, sorted. */
  readonly types: readonly string[];
  readonly validators: readonly Validator[];
  readonly unjudged: readonly Unjudged[];
  readonly unsent: readonly Unsent[];
  /** Properties by type of whose values nothing is published but their kind. */
  readonly plain: ReadonlyMap<string, readonly string[]>;
}

const INTRODUCTION = `
Resources of every sample fleet are judged by data that others publish. This page says who judges what, what
nobody judges, and which findings are known to be wrong. How well they judge is in
[generated-faults.md](generated-faults.md).
`;

function validatorTable({ validators, types }: Coverage): string {
  return table(
    ["validator", "judges by", "types of the plan", "findings known to be wrong"],
    validators.map((validator) => [
      validator.name,
      validator.source,
      types.filter((type) => validator.covers(type)).length,
      validator.wrong.length,
    ]),
  );
}

function typeTable({ validators, types }: Coverage): string {
  const used = validators.filter((validator) => types.some((type) => validator.covers(type)));
  return table(
    ["type", ...used.map(({ name }) => name)],
    types.map((type) => [
      code(type),
      ...used.map((validator) => (validator.covers(type) ? "yes" : "-")),
    ]),
  );
}

/** Rows with the same text in their last cells as one, their types together. */
function together(rows: readonly { readonly type: string; readonly rest: readonly string[] }[]) {
  const groups = new Map<string, { readonly types: string[]; readonly rest: readonly string[] }>();
  for (const { type, rest } of rows) {
    const id = JSON.stringify(rest);
    const known = groups.get(id) ?? { types: [], rest };
    known.types.push(code(type));
    groups.set(id, known);
  }
  return [...groups.values()].map(({ types, rest }) => [types.join(", "), ...rest]);
}

function missingTable({ unjudged }: Coverage): string {
  return table(
    ["types", "validator", "why it has nothing about them"],
    together([
      ...Object.entries(UNCOVERED).map(([type, reason]) => ({ type, rest: ["all", reason] })),
      ...unjudged.map(({ type, validator, reason = "**no row**" }) => ({
        type,
        rest: [validator, reason],
      })),
    ]),
  );
}

function unsentTable({ unsent }: Coverage): string {
  return table(
    ["types", "property", "validator", "why it leaves the property out"],
    together(
      unsent.map(({ type, path, validator, reason }) => ({
        type,
        rest: [code(path), validator, reason],
      })),
    ),
  );
}

function plainTable({ plain }: Coverage): string {
  return table(
    ["type", "properties"],
    [...plain]
      .filter(([, paths]) => paths.length > 0)
      .map(([type, paths]) => [code(type), paths.map(code).join(", ")]),
  );
}

function gapTable(): string {
  return table(
    ["what", "where", "why", "who else looks at it"],
    GAPS.map(({ what, types, path, reason, instead = "-" }) => [
      what,
      [code(types.source), ...(path === undefined ? [] : [code(path)])].join(" "),
      reason,
      instead,
    ]),
  );
}

function wrongTable({ validators }: Coverage): string {
  return table(
    ["validator", "type", "place", "rule", "why the finding is wrong"],
    validators.flatMap(({ name, wrong }) =>
      wrong.map(({ type, path, rule, reason }) => [
        name,
        code(type),
        code(path.source),
        code(rule),
        reason,
      ]),
    ),
  );
}

/** `docs/reference/fidelity.md`. */
export function coveragePage(coverage: Coverage): string {
  return [
    header("What judges the plan"),
    INTRODUCTION,
    "\n## Validators\n\n",
    validatorTable(coverage),
    "\n## Types\n\n",
    typeTable(coverage),
    "\n## What no validator covers\n\n",
    gapTable(),
    "\n### Types that a validator of AWS resources has nothing about\n\n",
    missingTable(coverage),
    "\n### Properties that a validator leaves out\n\n",
    unsentTable(coverage),
    "\n### Properties of which only name and kind are published\n\n",
    "Of all others in the plan that hold text or a number, somebody publishes a list of values, bounds, a pattern or\n",
    "what they name; truth values need none. Where a type has alternatives, such as the kinds of alerts, only limits\n",
    "that all of them have count here; the validator knows more.\n\n",
    plainTable(coverage),
    "\n## Findings that are wrong\n\n",
    "A test of each validator fails when one of them is not met any more.\n\n",
    wrongTable(coverage),
    "\nCorrected before they are used, where the published data is wrong:\n\n",
    table(
      ["data", "schema", "what is wrong"],
      [
        ...CORRECTIONS.map(({ schema, reason }) => ["Atlas Admin API", code(schema), reason]),
        ...MODEL_CORRECTIONS.map(({ shape, reason }) => [
          "AWS service models",
          code(shape),
          reason,
        ]),
      ],
    ),
  ].join("");
}
