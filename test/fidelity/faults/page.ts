import { code, header, table } from "../coverage/page";
import type { Fault } from "./generate";
import { OPERATORS } from "./operators";
import { explained, type Outcome } from "./outcome";

const INTRODUCTION = `
Every resource type of the sample fleets, wrong in one place at a time, and who notices. What can be wrong is
taken from published data alone: names, kinds and what is required from the AWS provider's schema and from the
Atlas Admin API's document, limits of values from AWS's service models, CloudFormation's schemas and that
document; what the service models tell in words only, a reviewed table beside them repeats. That a value is an
ARN, an address block, a document or a region is also seen from the planned value or the property's name. Nothing is
taken from the rules of \`infra/\` or \`policy/\`.

- A fault is made at every property of a type that some sample fleet sets, at any depth; once for each set of
  properties that stand beside it, and again for every document and for every value of a list of at most 32
  values. Properties that no fleet sets have no faults.
- It counts as caught when a validator has a finding at its place that it has not about the resource as
  planned. A finding about the resource as a whole does not count.
- \`check\` is the simulated provider of the engine tier, by the declarations of the installed packages. It is
  shown beside the validators and counts for nothing.
`;

interface Columns {
  readonly names: readonly string[];
  readonly cells: (faults: readonly Fault[]) => readonly number[];
}

function columns({ caught, refused, survivors }: Outcome): Columns {
  const lost = new Set(survivors);
  const sets = [...caught.values(), refused];
  return {
    names: ["faults", "caught", ...caught.keys(), "`check`"],
    cells: (faults) => [
      faults.length,
      faults.filter((fault) => !lost.has(fault)).length,
      ...sets.map((set) => faults.filter((fault) => set.has(fault)).length),
    ],
  };
}

/** Share of the faults that some validator catches, in percent; rounded down, so that 95 means 95. */
export function percentCaught({ faults, survivors }: Outcome): number {
  const caught = faults.length - survivors.length;
  return faults.length === 0 ? 0 : Math.floor((1000 * caught) / faults.length) / 10;
}

/** Faults, caught and by whom, a row for each operator. */
export function operatorTable(outcome: Outcome): string {
  const { names, cells } = columns(outcome);
  const rows = OPERATORS.map(({ name }) => [
    name,
    ...cells(outcome.faults.filter(({ operator }) => operator === name)),
  ]);
  return table(["operator", ...names], [...rows, ["all", ...cells(outcome.faults)]]);
}

function typeTable(outcome: Outcome): string {
  const { names, cells } = columns(outcome);
  const types = [...new Set(outcome.faults.map(({ base }) => base.type))].sort();
  return table(
    ["type", ...names],
    types.map((type) => [
      code(type),
      ...cells(outcome.faults.filter(({ base }) => base.type === type)),
    ]),
  );
}

function survivorTable({ survivors }: Outcome): string {
  const often = new Map<string, { readonly fault: Fault; count: number }>();
  for (const fault of survivors) {
    const id = JSON.stringify([fault.base.type, fault.generic, fault.operator]);
    const known = often.get(id);
    if (known === undefined) often.set(id, { fault, count: 1 });
    else known.count++;
  }
  const rows = [...often].sort(([a], [b]) => (a < b ? -1 : 1));
  return table(
    ["type", "property", "operator", "faults", "why nobody notices"],
    rows.map(([, { fault, count }]) => [
      code(fault.base.type),
      code(fault.generic),
      fault.operator,
      count,
      explained(fault)?.reason ?? "**not explained**",
    ]),
  );
}

/** `docs/reference/generated-faults.md`. */
export function faultsPage(outcome: Outcome): string {
  const { faults, survivors } = outcome;
  const caught = `${String(faults.length - survivors.length)} of ${String(faults.length)}`;
  return [
    header("Generated faults"),
    INTRODUCTION,
    "\n## By operator\n\n",
    `${caught} faults are caught (${String(percentCaught(outcome))} %).\n\n`,
    operatorTable(outcome),
    "\n",
    table(
      ["operator", "what it does"],
      OPERATORS.map(({ name, does }) => [name, does]),
    ),
    "\n## By type\n\n",
    typeTable(outcome),
    "\n## Survivors\n\n",
    survivorTable(outcome),
  ].join("");
}
