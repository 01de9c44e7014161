import { byKey } from "../../order";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { PlannedResource } from "./types";

type Options = Omit<
  PlannedResource,
  | "urn"
  | "type"
  | "name"
  | "custom"
  | "id"
  | "inputs"
  | "outputs"
  | "parent"
  | "provider"
  | "external"
>;

const UNIT_SECONDS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** Seconds of a duration as the SDK spells it, `1h30m`; undefined when empty. */
export function durationSeconds(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|m|s)/g)];
  if (parts.length === 0) return undefined;
  return parts.reduce(
    (sum, [, count = "0", unit = "s"]) => sum + Number(count) * (UNIT_SECONDS[unit] ?? 0),
    0,
  );
}

function timeoutsOf(req: RegisterResourceRequest): Options["customTimeouts"] {
  const timeouts = req.getCustomtimeouts();
  if (timeouts === undefined) return undefined;
  const seconds = {
    create: durationSeconds(timeouts.getCreate()),
    update: durationSeconds(timeouts.getUpdate()),
    delete: durationSeconds(timeouts.getDelete()),
  };
  const set = Object.entries(seconds).filter(([, value]) => value !== undefined);
  return set.length === 0 ? undefined : Object.fromEntries(set);
}

/**
 * The options of a registration.
 *
 * `protect` arrives inherited from the SDK; `retainOnDelete` is inherited by the engine only,
 * so the parent's counts here.
 */
export function optionsOf(
  req: RegisterResourceRequest,
  parent: Pick<PlannedResource, "retainOnDelete"> | undefined,
): Options {
  const propertyDependencies: [string, string[]][] = [];
  req.getPropertydependenciesMap().forEach((value, key) => {
    const urns = value.getUrnsList();
    if (urns.length > 0) propertyDependencies.push([key, [...urns].sort()]);
  });
  propertyDependencies.sort(byKey);
  const aliases = req.getAliasesList().map((alias) => {
    if (alias.hasUrn()) return alias.getUrn();
    const spec = alias.getSpec();
    return JSON.stringify({
      name: spec?.getName(),
      type: spec?.getType(),
      stack: spec?.getStack(),
      project: spec?.getProject(),
      parentUrn: spec?.getParenturn(),
      noParent: spec?.getNoparent(),
    });
  });
  const customTimeouts = timeoutsOf(req);
  const deletedWith = req.getDeletedwith();
  const importId = req.getImportid();
  return {
    dependencies: [...new Set(req.getDependenciesList())].sort(),
    propertyDependencies: Object.fromEntries(propertyDependencies),
    protect: req.hasProtect() && req.getProtect() === true,
    retainOnDelete: req.hasRetainondelete()
      ? req.getRetainondelete() === true
      : (parent?.retainOnDelete ?? false),
    ignoreChanges: req.getIgnorechangesList(),
    replaceOnChanges: req.getReplaceonchangesList(),
    additionalSecretOutputs: req.getAdditionalsecretoutputsList(),
    aliases: [...new Set(aliases)],
    deleteBeforeReplace: req.getDeletebeforereplace(),
    ...(deletedWith === "" ? {} : { deletedWith }),
    ...(importId === "" ? {} : { importId }),
    ...(customTimeouts === undefined ? {} : { customTimeouts }),
  };
}
