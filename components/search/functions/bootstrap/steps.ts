import { createHash } from "node:crypto";
import type { SearchIndex } from "../../../../infra/model/derive/opensearch";
import { Fault } from "../../../../infra/runtime/errors";
import type { AdminRequest } from "./admin";
import { differenceOf } from "./difference";
import type { Live, LiveIndex } from "./live";
import { type SearchPlan, versionOfIndex } from "./plan";

/** One thing to do, as plain data. */
export interface Step {
  /** In words: `make index players-world-v1`. */
  readonly what: string;
  readonly request: AdminRequest;
  /** Statuses and types of errors that count as done. */
  readonly allowed?: readonly (string | number)[];
}

/**
 * Settings of the cluster. No write makes an index by itself, since such an index would have no strict
 * mapping; and no index is deleted by a pattern.
 */
export const CLUSTER_SETTINGS = {
  "action.auto_create_index": "false",
  "action.destructive_requires_name": "true",
} as const;

/**
 * The managed service takes only the cluster settings that it lists (developer guide, "Supported operations"),
 * in flat form. It does not list this one, so there the setting stays as it is, and is tried in each run.
 */
const OPTIONAL: string = "action.destructive_requires_name";
const NOT_ALLOWED = [401, 403];

/**
 * The steps from what a domain holds to what a plan says, in their order; none when nothing is to be done.
 * Each is one request that can be sent twice, so a run that was killed is completed by the next.
 *
 * @throws Fault `fatal` that names everything that cannot be done, before anything is done.
 */
export function stepsOf(plan: SearchPlan, live: Live): Step[] {
  const refused: string[] = [];
  for (const [alias, { version }] of Object.entries(live.templates))
    if (version > plan.version)
      refused.push(
        `${alias}: the domain is at version ${String(version)}, the plan at ${String(plan.version)}`,
      );
  const steps = [
    ...settingSteps(live),
    ...plan.indexes.flatMap((index) => templateSteps(index, live)),
    ...plan.indexes.flatMap((index) => indexSteps(index, plan, live, refused)),
    ...live.grants.map((request) => ({ what: `grant ${lastPart(request.path)}`, request })),
  ];
  if (refused.length > 0)
    throw new Fault({
      kind: "fatal",
      where: "search bootstrap",
      message: `nothing was changed: ${refused.join("; ")}`,
      next: "for a change that is not possible in place raise that alias's index version and list it as filling",
    });
  return steps;
}

const lastPart = (path: string): string => path.split("/").slice(-2).join(" ");

function settingSteps({ settings }: Live): Step[] {
  return Object.entries(CLUSTER_SETTINGS)
    .filter(([key, value]) => settings[key] !== value)
    .map(([key, value]) => ({
      what: `set ${key} to ${value}`,
      request: {
        method: "PUT",
        path: "/_cluster/settings",
        body: { persistent: { [key]: value } },
      },
      ...(key === OPTIONAL ? { allowed: NOT_ALLOWED } : {}),
    }));
}

function templateSteps({ alias, template }: SearchIndex, { templates }: Live): Step[] {
  const digest = createHash("sha256").update(JSON.stringify(template)).digest("hex").slice(0, 16);
  if (templates[alias]?.digest === digest) return [];
  const body = { ...template, _meta: { digest } };
  return [
    {
      what: `put template ${alias} of version ${String(template.version)}`,
      request: { method: "PUT", path: `/_index_template/${alias}`, body },
    },
  ];
}

function indexSteps(
  wanted: SearchIndex,
  { fills }: SearchPlan,
  live: Live,
  refused: string[],
): Step[] {
  const { alias, index } = wanted;
  const all = live.indexes[alias] ?? [];
  const made = all.find(({ name }) => name === index);
  const serving = all.find(({ aliases }) => alias in aliases);
  if (serving === undefined || serving.name === index) {
    if (made === undefined) return [makeStep(index, aliasesOf(wanted))];
    return [...aliasSteps(wanted, made), ...changeSteps(wanted, made, refused)];
  }
  if (versionOfIndex(serving.name) > versionOfIndex(index)) {
    refused.push(`${alias}: it is ${serving.name} already, and the plan says ${index}`);
    return [];
  }
  if (!fills.some(({ from, to }) => from === serving.name && to === index)) {
    refused.push(`${alias}: it is ${serving.name}; ${index} has to be listed as filling`);
    return [];
  }
  return [
    ...(made === undefined ? [makeStep(index, {})] : changeSteps(wanted, made, refused)),
    // What is possible in place is done in the old index too, so that it goes on taking every change.
    ...changeSteps(wanted, serving, []),
  ];
}

function aliasesOf({ alias, searchAlias }: SearchIndex): Record<string, object> {
  return { [alias]: { is_write_index: true }, [searchAlias]: {} };
}

/** An index gets its aliases as it is made, so there is no moment without them. */
function makeStep(index: string, aliases: object): Step {
  return {
    what: `make index ${index}`,
    request: { method: "PUT", path: `/${index}`, body: { aliases } },
    allowed: ["resource_already_exists_exception"],
  };
}

function aliasSteps(wanted: SearchIndex, { aliases }: LiveIndex): Step[] {
  const { alias, index, searchAlias } = wanted;
  if (aliases[alias]?.is_write_index === true && searchAlias in aliases) return [];
  const actions = Object.entries(aliasesOf(wanted)).map(([name, options]) => ({
    add: { index, alias: name, ...options },
  }));
  return [
    {
      what: `give ${index} its aliases`,
      request: { method: "POST", path: "/_aliases", body: { actions } },
    },
  ];
}

function changeSteps({ alias, template }: SearchIndex, live: LiveIndex, refused: string[]): Step[] {
  const difference = differenceOf(live, template);
  refused.push(
    ...difference.refused.map((what) => `${alias}: ${what}; it needs a new index version`),
  );
  const { properties, settings } = difference;
  const fields = Object.keys(properties);
  return [
    ...(fields.length === 0
      ? []
      : [
          {
            what: `map ${fields.join(", ")} in ${live.name}`,
            request: { method: "PUT", path: `/${live.name}/_mapping`, body: { properties } },
          } as const,
        ]),
    ...(Object.keys(settings).length === 0
      ? []
      : [
          {
            what: `set ${Object.entries(settings)
              .map(([key, value]) => `${key} to ${value}`)
              .join(", ")} in ${live.name}`,
            request: { method: "PUT", path: `/${live.name}/_settings`, body: { index: settings } },
          } as const,
        ]),
  ];
}
