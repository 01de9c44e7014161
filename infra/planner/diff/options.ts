import { providerUrn } from "../record/urn";
import { canonical } from "../replacement/paths";
import type { ResourceRecord } from "./types";

const flag = (value: boolean | undefined) => (value === true ? "true" : "false");

function flags(old: ResourceRecord, next: ResourceRecord): readonly string[] {
  return (["protect", "retainOnDelete"] as const)
    .filter((key) => flag(old[key]) !== flag(next[key]))
    .map((key) => `${key} ${flag(old[key])} -> ${flag(next[key])}`);
}

/** What the engine would do differently with the resource itself, sorted. */
export function changedOptions(
  old: ResourceRecord,
  next: ResourceRecord,
  sameUrn: (oldUrn: string | undefined, newUrn: string | undefined) => boolean,
): readonly string[] {
  const lists = (["ignoreChanges", "replaceOnChanges"] as const).filter(
    (key) => canonical([...(old[key] ?? [])].sort()) !== canonical([...(next[key] ?? [])].sort()),
  );
  const timeouts = canonical(old.customTimeouts ?? {}) !== canonical(next.customTimeouts ?? {});
  return [
    ...flags(old, next),
    ...lists,
    ...(timeouts ? ["customTimeouts"] : []),
    ...(sameUrn(old.deletedWith, next.deletedWith) ? [] : ["deletedWith"]),
    ...(sameUrn(providerUrn(old.provider), providerUrn(next.provider)) ? [] : ["provider"]),
  ].sort();
}
