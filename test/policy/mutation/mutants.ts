import type { PlannedResource } from "../../../infra/planner/record/types";
import type { Edit } from "./mutation";
import { OPERATORS } from "./operators";
import { PROVIDERS } from "./providers";
import { decide } from "./relevance/decide";
import { REMOVALS } from "./removals";
import { pathText, type Site, sitesOf } from "./sites";
import type { Subject } from "./subjects";
import { weakest } from "./weaker/weakest";

/** Options of a resource that may be weakened. */
export type OptionChange = Partial<Pick<PlannedResource, "protect" | "ignoreChanges">> & {
  /** True when the resource is left to the default provider. */
  readonly defaultProvider?: true;
};

/** What is different in the plan. */
export type Change =
  | { readonly kind: "edits"; readonly edits: readonly Edit[] }
  | { readonly kind: "options"; readonly options: OptionChange }
  | { readonly kind: "removed" };

/** A plan that is weaker in one place. */
export interface Mutant {
  readonly subject: Subject;
  readonly operator: string;
  /** `rules[].status`, `opts.protect`; empty for a resource that is gone. */
  readonly generic: string;
  /** `rules[0].status` */
  readonly place: string;
  /** What is different now, for people. */
  readonly to: string;
  /** Who says that the property is a control. */
  readonly source: string;
  readonly change: Change;
  /** Paths that a finding may name. */
  readonly named: readonly string[];
  /** The property, for mutants of one. */
  readonly site?: Site;
}

/** Operators on options and whole resources, for the generated page. */
export const WHOLE: readonly { readonly name: string; readonly does: string }[] = [
  { name: "protection off", does: "the option `protect` of a protected resource unset" },
  {
    name: "changes ignored",
    does: "`ignoreChanges` with `*` for each resource, and with each control once for a type",
  },
  { name: "default provider", does: "a resource without its explicit provider" },
  {
    name: "provider weakened",
    does: "an explicit provider with another account or region, insecure, with credentials in clear",
  },
  { name: "side resource removed", does: "a resource that guards others taken out of the plan" },
];

/** The controls of a resource, and the blocks that hold some, owners first. */
function controls(subject: Subject): { readonly site: Site; readonly source: string }[] {
  const decided = sitesOf(subject).map((site) => ({ site, decision: decide(site) }));
  const held = decided.flatMap(({ site, decision }) =>
    decision.is === "control" && site.value !== undefined && weakest(site) === undefined
      ? [site]
      : [],
  );
  return decided.flatMap(({ site, decision }) => {
    if (weakest(site) !== undefined) return [];
    if (decision.is === "control") return [{ site, source: decision.source }];
    if (decision.is !== "block") return [];
    const below = held.find(
      ({ path }) =>
        pathText(path).startsWith(`${pathText(site.path)}.`) ||
        pathText(path).startsWith(`${pathText(site.path)}[`),
    );
    return below === undefined ? [] : [{ site, source: `holds \`${below.generic}\`` }];
  });
}

function ofProperties(subject: Subject): Mutant[] {
  return controls(subject).flatMap(({ site, source }) =>
    OPERATORS.flatMap(({ name, apply }) =>
      apply(site).map(({ edits, to, together = [] }): Mutant => ({
        subject,
        operator: name,
        generic: site.generic,
        place: pathText(site.path),
        to,
        source,
        change: { kind: "edits", edits },
        named: [...edits.map(({ path }) => path), ...together].map(pathText),
        site,
      })),
    ),
  );
}

function option(
  subject: Subject,
  operator: string,
  to: string,
  source: string,
  options: OptionChange,
): Mutant {
  const place =
    options.protect === false
      ? "opts.protect"
      : options.ignoreChanges === undefined
        ? "opts.provider"
        : "opts.ignoreChanges";
  return {
    subject,
    operator,
    generic: place,
    place,
    to,
    source,
    change: { kind: "options", options },
    named: [place],
  };
}

/** Mutants of the options; each control is ignored at the first resource of its type only. */
function ofOptions(subject: Subject, seen: Set<string>): Mutant[] {
  const { resource } = subject;
  const ignored = controls(subject).flatMap(({ site, source }) => {
    const key = `${resource.type} ${site.generic}`;
    if (site.value === undefined || site.item || seen.has(key)) return [];
    seen.add(key);
    const path = site.generic.replaceAll("[]", "[*]");
    return [option(subject, "changes ignored", path, source, { ignoreChanges: [path] })];
  });
  return [
    ...(resource.protect
      ? [option(subject, "protection off", "unset", "A5", { protect: false })]
      : []),
    option(subject, "changes ignored", "*", "A13", { ignoreChanges: ["*"] }),
    ...ignored,
    option(subject, "default provider", "none", "A2", { defaultProvider: true }),
  ];
}

function ofProvider(subject: Subject): Mutant[] {
  const { inputs, type } = subject.resource;
  return PROVIDERS.filter((one) => one.type === type && inputs[one.name] !== one.value).map(
    ({ name, value, to, source }): Mutant => ({
      subject,
      operator: "provider weakened",
      generic: name,
      place: name,
      to,
      source,
      change: { kind: "edits", edits: [{ path: [name], value }] },
      named: [name],
    }),
  );
}

function ofWhole(subject: Subject): Mutant[] {
  const { resource } = subject;
  return REMOVALS.filter(
    ({ type, only }) => type === resource.type && (only?.(resource) ?? true),
  ).map(({ source }): Mutant => ({
    subject,
    operator: "side resource removed",
    generic: "",
    place: "",
    to: "gone",
    source,
    change: { kind: "removed" },
    named: [],
  }));
}

/** The first of those that make the same plan. */
function distinct(mutants: readonly Mutant[]): Mutant[] {
  const seen = new Set<string>();
  return mutants.filter(({ subject, change }) => {
    const key = JSON.stringify([subject.resource.urn, change], (_, value: unknown) =>
      value === undefined ? "absent" : value,
    );
    return seen.size < seen.add(key).size;
  });
}

/** Every operator at every control of every resource, in the order of the plan. */
export function mutantsOf(subjects: readonly Subject[]): Mutant[] {
  const ignored = new Set<string>();
  return subjects.flatMap((subject) =>
    subject.resource.type.startsWith("pulumi:providers:")
      ? ofProvider(subject)
      : distinct([...ofProperties(subject), ...ofOptions(subject, ignored), ...ofWhole(subject)]),
  );
}
