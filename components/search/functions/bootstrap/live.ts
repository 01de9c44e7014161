import { isMapping } from "../../../../infra/runtime/mapping";
import { type Admin, type AdminRequest, ask } from "./admin";
import type { SearchPlan } from "./plan";
import { openGrants, roleGrants } from "./roles";

type Mapping = Readonly<Record<string, unknown>>;

/** An index as the domain has it. */
export interface LiveIndex {
  readonly name: string;
  readonly aliases: Readonly<Record<string, { readonly is_write_index?: boolean }>>;
  /** Mapping of each field. */
  readonly properties: Readonly<Record<string, Mapping>>;
  /** Settings under flat keys, `index.number_of_replicas`; values are strings or lists of strings. */
  readonly settings: Mapping;
}

/** A template as the domain has it. */
export interface LiveTemplate {
  /** 0 where it has none. */
  readonly version: number;
  /** Digest that the bootstrap left in it. */
  readonly digest?: string;
}

/** What the domain holds of a plan, by alias. */
export interface Live {
  /** Persistent cluster settings under flat keys. */
  readonly settings: Mapping;
  readonly templates: Readonly<Record<string, LiveTemplate>>;
  /** All versions of each index. */
  readonly indexes: Readonly<Record<string, readonly LiveIndex[]>>;
  /** Requests of roles that are not what they shall be. */
  readonly grants: readonly AdminRequest[];
}

/**
 * Reads what decides the steps, and changes nothing.
 *
 * @throws Fault as `ask` does.
 */
export async function readLive(
  admin: Admin,
  plan: Pick<SearchPlan, "indexes" | "roles">,
): Promise<Live> {
  const settings = await ask(admin, {
    method: "GET",
    path: "/_cluster/settings?flat_settings=true",
  });
  const templates: Record<string, LiveTemplate> = {};
  const indexes: Record<string, LiveIndex[]> = {};
  for (const { alias } of plan.indexes) {
    const template = await readTemplate(admin, alias);
    if (template !== undefined) templates[alias] = template;
    indexes[alias] = await readIndexes(admin, alias);
  }
  return {
    settings: mappingAt(settings.body, "persistent"),
    templates,
    indexes,
    grants: await openGrants(admin, roleGrants(plan)),
  };
}

async function readTemplate(admin: Admin, alias: string): Promise<LiveTemplate | undefined> {
  const path = `/_index_template/${alias}`;
  const { status, body } = await ask(admin, { method: "GET", path }, [404]);
  if (status === 404) return undefined;
  const list = isMapping(body) ? body.index_templates : undefined;
  const [first] = Array.isArray(list) ? (list as readonly unknown[]) : [];
  const template = mappingAt(first, "index_template");
  const { digest } = mappingAt(template, "_meta");
  return {
    version: typeof template.version === "number" ? template.version : 0,
    ...(typeof digest === "string" ? { digest } : {}),
  };
}

/** All versions of an index that the domain has. @throws Fault as `ask` does. */
export async function readIndexes(admin: Admin, alias: string): Promise<LiveIndex[]> {
  const path = `/${alias}-v*?flat_settings=true`;
  const { body } = await ask(admin, { method: "GET", path });
  return Object.entries(isMapping(body) ? body : {}).map(([name, index]) => ({
    name,
    aliases: mappingAt(index, "aliases") as LiveIndex["aliases"],
    properties: mappingAt(mappingAt(index, "mappings"), "properties") as LiveIndex["properties"],
    settings: mappingAt(index, "settings"),
  }));
}

function mappingAt(value: unknown, key: string): Mapping {
  const inner = isMapping(value) ? value[key] : undefined;
  return isMapping(inner) ? inner : {};
}
