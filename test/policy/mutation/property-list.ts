import { compareText } from "../../../infra/order";
import type { Mutant } from "./mutants";
import { placeOf } from "./mutation";
import { decide } from "./relevance/decide";
import type { NoControl } from "./relevance/no-controls";
import { pathText, sitesOf } from "./sites";
import type { Subject } from "./subjects";
import { GRANTS } from "./operators/values";
import { weakest } from "./weaker/weakest";

/** What was decided about the properties that a plan sets. */
export interface PropertyList {
  readonly controls: readonly { readonly place: string; readonly source: string }[];
  readonly weakest: readonly {
    readonly place: string;
    readonly value: string;
    readonly reason: string;
  }[];
  /** How many properties each class has. */
  readonly noControls: ReadonlyMap<NoControl, number>;
  /** Properties about which nobody says anything. */
  readonly undecided: readonly string[];
  /** Controls that no operator weakens. */
  readonly idle: readonly string[];
}

const sorted = (texts: ReadonlySet<string>): string[] => [...texts].sort(compareText);

/** Decides about every property that is there, and looks which of the controls have mutants. */
export function propertyList(
  subjects: readonly Subject[],
  mutants: readonly Mutant[],
): PropertyList {
  const mutated = new Set(
    mutants.flatMap(({ site, subject, place }) =>
      site === undefined ? [] : [`${subject.resource.urn} ${place}`],
    ),
  );
  const controls = new Map<string, string>();
  const least = new Map<string, { place: string; value: string; reason: string }>();
  const classes = new Map<string, NoControl>();
  const undecided = new Set<string>();
  const idle = new Set<string>();
  for (const subject of subjects) {
    if (subject.resource.type.startsWith("pulumi:")) continue;
    for (const site of sitesOf(subject)) {
      if (site.value === undefined) continue;
      const place = placeOf(site);
      const decision = decide(site);
      if (decision.is === "undecided") undecided.add(place);
      if (decision.is === "no control") classes.set(place, decision.because);
      if (decision.is !== "control") continue;
      controls.set(place, decision.source);
      const reason = weakest(site);
      const value = JSON.stringify(site.value);
      if (reason !== undefined) least.set(`${place} ${value}`, { place, value, reason });
      // An entry is weakened with its list.
      else if (
        !site.item &&
        !GRANTS.test(place) &&
        !mutated.has(`${subject.resource.urn} ${pathText(site.path)}`)
      )
        idle.add(place);
    }
  }
  const noControls = new Map<NoControl, number>();
  for (const entry of classes.values()) noControls.set(entry, (noControls.get(entry) ?? 0) + 1);
  return {
    controls: [...controls]
      .map(([place, source]) => ({ place, source }))
      .sort((a, b) => compareText(a.place, b.place)),
    weakest: [...least].sort(([a], [b]) => compareText(a, b)).map(([, entry]) => entry),
    noControls,
    undecided: sorted(undecided),
    idle: sorted(idle),
  };
}
