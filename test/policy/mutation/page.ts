import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "../../../infra/order";
import { code, table } from "../../fidelity/coverage/page";
import { ROOT } from "../../support/files";
import { difference } from "../../support/golden";
import { WHOLE } from "./mutants";
import { OPERATORS } from "./operators";
import type { Judged } from "./outcome";
import type { PropertyList } from "./property-list";
import { NO_CONTROLS } from "./relevance/no-controls";
import { explained, type Outcome, percentKilled, survivorsOf } from "./run";
import { STACKS } from "./subjects";

const FILE = "docs/reference/policy-mutation.md";

const INTRODUCTION = `
Every security-relevant property of every resource of the stacks ${STACKS.map(code).join(", ")}, weakened in one place
at a time, and what the policies say. Which properties are controls, and what is weaker, is taken from the control
catalogue and from the declarations and documentation of the installed providers, not from the policies:
\`test/policy/mutation/relevance\` and \`test/policy/mutation/weaker\` hold the tables, each line with its source.

- A mutant is **killed** by a mandatory finding that the plan does not have and whose path is the changed property, or
  one above or below it, on the same resource. Where a whole side resource is gone, the finding names its type, or
  stands at the property that was made of it.
- **elsewhere**: a mandatory finding, but about another property. **advised**: only advice names the property.
  **survived**: nobody says anything. None of the three counts.
- What is no weaker plan, or none that could be applied, is excluded by class, whether it would be killed or not.
`;

const FATES = ["killed", "elsewhere", "advised", "survived"] as const;

function counts(judged: readonly Judged[]): (string | number)[] {
  return [
    judged.length,
    ...FATES.map((fate) => judged.filter((one) => one.fate === fate).length),
    `${String(percentKilled(judged))} %`,
  ];
}

function byKey(
  judged: readonly Judged[],
  keys: readonly string[],
  keyOf: (one: Judged) => string,
): (string | number)[][] {
  return keys.map((key) => [key, ...counts(judged.filter((one) => keyOf(one) === key))]);
}

/** Mutants by type of their resource, a row each. */
export function typeTable({ judged }: Outcome): string {
  const typeOf = ({ mutant }: Judged): string => code(mutant.subject.resource.type);
  const types = [...new Set(judged.map(typeOf))].sort(compareText);
  return table(
    ["type", "mutants", ...FATES, "killed, %"],
    [...byKey(judged, types, typeOf), ["all", ...counts(judged)]],
  );
}

function operatorTable({ judged }: Outcome): string {
  const names = [...OPERATORS, ...WHOLE].map(({ name }) => name);
  return table(
    ["operator", "mutants", ...FATES, "killed, %"],
    [...byKey(judged, names, ({ mutant }) => mutant.operator), ["all", ...counts(judged)]],
  );
}

interface Group {
  readonly cells: readonly string[];
  count: number;
  readonly to: Set<string>;
}

const MOST_SHOWN = 4;

/** Mutants that are not killed, a row for each kind of change. */
export function survivorTable(outcome: Outcome): string {
  const groups = new Map<string, Group>();
  for (const one of survivorsOf(outcome)) {
    const { subject, generic, operator, to } = one.mutant;
    const reason = explained(one)?.reason ?? "**not explained**";
    const property = generic === "" ? "the resource" : code(generic);
    const cells = [code(subject.resource.type), property, operator, one.fate, reason];
    const id = cells.join("\n");
    const group = groups.get(id) ?? { cells, count: 0, to: new Set<string>() };
    group.count++;
    group.to.add(to);
    groups.set(id, group);
  }
  const rows = [...groups].sort(([a], [b]) => compareText(a, b));
  return table(
    ["type", "property", "operator", "to", "mutants", "fate", "why"],
    rows.map(([, { cells, count, to }]) => {
      const [type = "", property = "", operator = "", fate = "", reason = ""] = cells;
      const shown = [...to].slice(0, MOST_SHOWN).map(code);
      const more = to.size > MOST_SHOWN ? ", ..." : "";
      return [type, property, operator, `${shown.join(", ")}${more}`, count, fate, reason];
    }),
  );
}

function excludedTable({ excluded }: Outcome): string {
  return table(
    ["class", "mutants", "reason"],
    [...excluded].map(([{ title, reason }, mutants]) => [title, mutants.length, reason]),
  );
}

function noControlTable({ noControls }: PropertyList): string {
  return table(
    ["class", "properties", "reason"],
    NO_CONTROLS.map((entry) => [entry.title, noControls.get(entry) ?? 0, entry.reason]),
  );
}

function share(judged: readonly Judged[]): string {
  const killed = judged.filter(({ fate }) => fate === "killed").length;
  const percent = `${String(percentKilled(judged))} %`;
  return `${String(killed)} of ${String(judged.length)} are killed (${percent})`;
}

/** `docs/reference/policy-mutation.md`. */
export function mutationPage(outcome: Outcome, list: PropertyList): string {
  const { judged } = outcome;
  const properties = judged.filter(({ mutant }) => mutant.site !== undefined);
  return [
    "# Mutation test of the policies\n\n",
    "<!-- Generated by `BLESS=1 npm run test:policy`; a test holds it fresh. -->\n",
    INTRODUCTION,
    "\n## By operator\n\n",
    `Of all mutants ${share(judged)}; of those that change a property, not an option or a whole resource,\n`,
    `${share(properties)}.\n\n`,
    operatorTable(outcome),
    "\n",
    table(
      ["operator", "what it does"],
      [...OPERATORS, ...WHOLE].map(({ name, does }) => [name, does]),
    ),
    "\n## By type\n\n",
    typeTable(outcome),
    "\n## Survivors\n\n",
    survivorTable(outcome),
    "\n## Excluded\n\n",
    excludedTable(outcome),
    "\n## Controls that the plan sets to their weakest\n\n",
    "They have no mutants; what is weaker does not exist.\n\n",
    table(
      ["property", "value", "reason"],
      list.weakest.map(({ place, value, reason }) => [code(place), code(value), reason]),
    ),
    "\n## What is no control\n\n",
    noControlTable(list),
    "\n## The property list\n\n",
    "Controls that the plan sets, and who says that they are: an id of the control catalogue, the documentation, or\n" +
      "words of the name.\n\n",
    table(
      ["property", "source"],
      list.controls.map(({ place, source }) => [code(place), source]),
    ),
  ].join("");
}

/** The difference between the page and its file, with what to do; with `BLESS=1` the file is written. */
export function againstMutationPage(text: string): string[] {
  const path = join(ROOT, FILE);
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (before === text) return [];
  const changed = difference(before, text);
  if (process.env.BLESS !== "1")
    return [...changed, `next: BLESS=1 npm run test:policy, read ${FILE} and commit it`];
  writeFileSync(path, text);
  process.stdout.write(`${FILE}\n${changed.map((line) => `  ${line}`).join("\n")}\n`);
  return [];
}
