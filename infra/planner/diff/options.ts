import { canonical } from "../replacement/paths";
import type { ResourceRecord } from "./types";

const flag = (value: boolean | undefined) => (value === true ? "true" : "false");

function flags(old: ResourceRecord, next: ResourceRecord): readonly string[] {
  return (["protect", "retainOnDelete"] as const)
    .filter((key) => flag(old[key]) !== flag(next[key]))
    .map((key) => `${key} ${flag(old[key])} -> ${flag(next[key])}`);
}

/** The part of a provider reference before its id: `urn:...::name`. */
export function providerUrn(record: ResourceRecord): string | undefined {
  return record.provider?.replace(/::[^:]*$/, "");
}

/** What the engine would do differently with the resource itself, sorted. */
export function changedOptions(
  old: ResourceRecord,
  next: ResourceRecord,
  sameUrn: (oldUrn: string | undefined, newUrn: string | undefined) => boolean,
): readonly string[] {
  const differ = (key: "customTimeouts" | "ignoreChanges" | "replaceOnChanges") => {
    const text = (record: ResourceRecord) => {
      const value = record[key];
      return canonical(Array.isArray(value) ? ([...value] as string[]).sort() : { ...value });
    };
    // An empty list and none are the same.
    const empty = (record: ResourceRecord) => Object.keys(record[key] ?? {}).length === 0;
    return !(empty(old) && empty(next)) && text(old) !== text(next);
  };
  return [
    ...flags(old, next),
    ...(["customTimeouts", "ignoreChanges", "replaceOnChanges"] as const).filter(differ),
    ...(sameUrn(old.deletedWith, next.deletedWith) ? [] : ["deletedWith"]),
    ...(sameUrn(providerUrn(old), providerUrn(next)) ? [] : ["provider"]),
  ].sort();
}
