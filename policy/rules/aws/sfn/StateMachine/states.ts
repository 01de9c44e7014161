import type { Copy, Place } from "../../../../rule";

type Mapping = Readonly<Record<string, Copy>>;

function isMapping(value: Copy | undefined): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One state of a definition, wherever it is nested. */
export interface State {
  /** Path from the resource, `definition.States.Load`. */
  readonly path: string;
  readonly type: string;
  readonly state: Mapping;
}

function collect(machine: Copy | undefined, path: string, found: State[]): void {
  if (!isMapping(machine) || !isMapping(machine.States)) return;
  for (const [name, state] of Object.entries(machine.States)) {
    if (!isMapping(state)) continue;
    const at = `${path}.States.${name}`;
    found.push({ path: at, type: typeof state.Type === "string" ? state.Type : "", state });
    for (const nested of ["Iterator", "ItemProcessor"])
      collect(state[nested], `${at}.${nested}`, found);
    if (Array.isArray(state.Branches))
      (state.Branches as readonly Copy[]).forEach((branch, index) => {
        collect(branch, `${at}.Branches[${String(index)}]`, found);
      });
  }
}

/** Every state of a definition, those of maps and branches too. */
export function statesOf(place: Place): State[] {
  const found: State[] = [];
  collect(place.document("definition"), "definition", found);
  return found;
}

/** Every text in a definition with its path and the key that it stands under. */
export function textsOf(place: Place): { path: string; key: string; text: string }[] {
  const found: { path: string; key: string; text: string }[] = [];
  const walk = (value: Copy | undefined, path: string, key: string): void => {
    if (typeof value === "string") found.push({ path, key, text: value });
    else if (Array.isArray(value))
      (value as readonly Copy[]).forEach((item, index) => {
        walk(item, `${path}[${String(index)}]`, key);
      });
    else if (isMapping(value))
      for (const [name, item] of Object.entries(value)) walk(item, `${path}.${name}`, name);
  };
  walk(place.document("definition"), "definition", "");
  return found;
}
