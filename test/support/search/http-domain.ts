import type {
  Admin,
  AdminAnswer,
  AdminRequest,
} from "../../../components/search/functions/bootstrap/admin";
import type {
  BulkAnswer,
  ItemResult,
  SearchSink,
} from "../../../components/search/functions/loader/ports";

type Json = Record<string, unknown>;

interface Stored {
  readonly version: number;
  /** Undefined for a deletion, which this domain never forgets. */
  readonly source?: Json;
}

interface FakeIndex {
  aliases: Record<string, { is_write_index?: boolean }>;
  properties: Json;
  settings: Json;
  readonly documents: Map<string, Stored>;
}

interface Body {
  readonly persistent?: Json;
  readonly aliases?: FakeIndex["aliases"];
  readonly properties?: Json;
  readonly index?: Json;
  readonly actions?: readonly Record<
    "add" | "remove",
    { readonly index: string; readonly alias: string; readonly is_write_index?: boolean }
  >[];
  readonly docs?: readonly { readonly _index: string; readonly _id: string }[];
  readonly size?: number;
  readonly search_after?: readonly [string, string];
}

interface Template {
  readonly index_patterns: readonly string[];
  readonly template: {
    readonly settings: { readonly index: Json; readonly analysis?: { normalizer: Json } };
    readonly mappings: { readonly properties: Json };
  };
}

const bytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/**
 * A search domain in memory, for what bootstrap, fills and repairs see of one: cluster settings, templates,
 * indexes with aliases, strict mappings, bulk writes with `external_gte`, searches sorted by id.
 */
export class HttpDomain implements Admin, SearchSink {
  readonly settings: Json = {};
  readonly templates = new Map<string, Json>();
  readonly indexes = new Map<string, FakeIndex>();
  /** Requests that change something, as they came. */
  readonly changes: AdminRequest[] = [];

  // eslint-disable-next-line @typescript-eslint/require-await -- the port's signature
  async send(request: AdminRequest): Promise<AdminAnswer> {
    const isRead = request.method === "GET" || /_search$|_mget$|_refresh$/.test(request.path);
    if (!isRead) this.changes.push(request);
    const [status, body] = this.answer(request);
    return { status, body, text: JSON.stringify(body) };
  }

  private answer({ method, path: whole, body: given = {} }: AdminRequest): [number, Json] {
    const [path = ""] = whole.split("?");
    const [first = "", second = ""] = path.slice(1).split("/");
    const body = JSON.parse(JSON.stringify(given)) as Body;
    if (first === "_cluster") {
      Object.assign(this.settings, body.persistent);
      return [200, { persistent: this.settings }];
    }
    if (first === "_index_template") return this.template(method, second, body as Json);
    if (first === "_aliases") return this.alias(body.actions ?? []);
    if (first === "_mget") return [200, { docs: (body.docs ?? []).map((doc) => this.get(doc)) }];
    if (second === "_search") return this.search(first.split(","), body);
    if (second === "_refresh") return [200, {}];
    if (method === "GET") return [200, this.matching(first.replace(/\*$/, ""))];
    if (method === "PUT" && second === "") return this.make(first, body.aliases ?? {});
    const index = this.indexes.get(first);
    if (index === undefined) return missing();
    if (method === "DELETE") this.indexes.delete(first);
    else if (second === "_mapping") Object.assign(index.properties, body.properties);
    else
      for (const [key, value] of Object.entries(body.index ?? {}))
        index.settings[`index.${key}`] = value;
    return [200, {}];
  }

  private template(method: string, name: string, body: Json): [number, Json] {
    if (method === "PUT") this.templates.set(name, body);
    const template = this.templates.get(name);
    if (template === undefined) return [404, { error: { type: "resource_not_found_exception" } }];
    return [200, { index_templates: [{ name, index_template: template }] }];
  }

  private make(name: string, aliases: FakeIndex["aliases"]): [number, Json] {
    if (this.indexes.has(name))
      return [400, { error: { type: "resource_already_exists_exception" } }];
    const found = [...this.templates.values()].find((template) =>
      (template as unknown as Template).index_patterns.some((one) =>
        name.startsWith(one.slice(0, -1)),
      ),
    ) as unknown as Template | undefined;
    const settings: Json = {};
    for (const [key, value] of Object.entries(found?.template.settings.index ?? {}))
      settings[`index.${key}`] = value;
    for (const [key, { type, filter }] of Object.entries(
      (found?.template.settings.analysis?.normalizer ?? {}) as Record<string, Json>,
    )) {
      settings[`index.analysis.normalizer.${key}.type`] = type;
      settings[`index.analysis.normalizer.${key}.filter`] = filter;
    }
    const properties = { ...found?.template.mappings.properties };
    this.indexes.set(name, { aliases, properties, settings, documents: new Map() });
    return [200, {}];
  }

  private alias(actions: NonNullable<Body["actions"]>): [number, Json] {
    for (const action of actions)
      if (!this.indexes.has(Object.values(action)[0]?.index ?? "")) return missing();
    for (const { add, remove } of actions as readonly Partial<(typeof actions)[number]>[]) {
      if (add !== undefined) {
        const { index, alias, ...options } = add;
        Object.assign(this.indexes.get(index)?.aliases ?? {}, { [alias]: options });
      }
      if (remove !== undefined)
        Reflect.deleteProperty(this.indexes.get(remove.index)?.aliases ?? {}, remove.alias);
    }
    return [200, {}];
  }

  private matching(prefix: string): Json {
    return Object.fromEntries(
      [...this.indexes]
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, { aliases, properties, settings }]) => [
          name,
          structuredClone({ aliases, mappings: { dynamic: "strict", properties }, settings }),
        ]),
    );
  }

  /** Names of the indexes behind a name. */
  private behind(name: string): string[] {
    if (this.indexes.has(name)) return [name];
    return [...this.indexes].flatMap(([index, { aliases }]) => (name in aliases ? [index] : []));
  }

  private get({ _index, _id }: { readonly _index: string; readonly _id: string }): Json {
    const [index] = this.behind(_index);
    if (index === undefined) return { _index, _id, error: { type: "index_not_found_exception" } };
    const { source, version } = this.indexes.get(index)?.documents.get(_id) ?? { version: 0 };
    if (source === undefined) return { _index: index, _id, found: false };
    return { _index: index, _id, found: true, _version: version, _source: source };
  }

  private search(
    names: readonly string[],
    { size = 10, search_after: after }: Body,
  ): [number, Json] {
    const indexes = names.flatMap((name) => this.behind(name));
    if (indexes.length < names.length) return missing();
    const hits = indexes
      .flatMap((index) =>
        [...(this.indexes.get(index)?.documents.keys() ?? [])].map((id) =>
          this.get({ _index: index, _id: id }),
        ),
      )
      .filter(({ found }) => found === true)
      .map((hit) => ({ ...hit, sort: [String(hit._id), String(hit._index)] as const }))
      .sort((a, b) => bytes(a.sort[0], b.sort[0]) || bytes(a.sort[1], b.sort[1]))
      .filter(
        ({ sort }) =>
          after === undefined || (bytes(sort[0], after[0]) || bytes(sort[1], after[1])) > 0,
      );
    const page = { total: { value: hits.length, relation: "eq" }, hits: hits.slice(0, size) };
    return [200, { timed_out: false, _shards: { failed: 0 }, hits: page }];
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the port's signature
  async bulk(body: string): Promise<BulkAnswer> {
    const lines = body.split("\n").slice(0, -1);
    const items: ItemResult[] = [];
    for (let at = 0; at < lines.length; at++) {
      const action = JSON.parse(lines[at] ?? "") as Record<
        string,
        { _index: string; _id: string; version: number }
      >;
      const source = "index" in action ? (JSON.parse(lines[++at] ?? "") as Json) : undefined;
      const [meta] = Object.values(action);
      if (meta !== undefined) items.push(this.write(meta._index, meta._id, meta.version, source));
    }
    return { status: 200, items };
  }

  private write(name: string, id: string, version: number, source: Json | undefined): ItemResult {
    const index = this.indexes.get(this.behind(name)[0] ?? "");
    if (index === undefined) return { status: 404, type: "index_not_found_exception" };
    if (Object.keys(source ?? {}).some((field) => !(field in index.properties)))
      return { status: 400, type: "strict_dynamic_mapping_exception" };
    const held = index.documents.get(id);
    if (held !== undefined && version < held.version)
      return { status: 409, type: "version_conflict_engine_exception" };
    index.documents.set(id, { version, ...(source === undefined ? {} : { source }) });
    if (source === undefined) return { status: held?.source === undefined ? 404 : 200 };
    return { status: held?.source === undefined ? 201 : 200 };
  }

  /** Documents behind a name by id. */
  documents(name: string): Record<string, Json> {
    return Object.fromEntries(
      this.behind(name).flatMap((index) =>
        [...(this.indexes.get(index)?.documents ?? [])]
          .flatMap(([id, { source }]) => (source === undefined ? [] : [[id, source] as const]))
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    );
  }
}

function missing(): [number, Json] {
  return [404, { error: { type: "index_not_found_exception" } }];
}

/** A domain with the security plugin's API beside it, which no local server has: it keeps what it is put. */
export class WithSecurity implements Admin {
  readonly held = new Map<string, object>();

  constructor(private readonly domain: Admin) {}

  async send(request: AdminRequest): Promise<AdminAnswer> {
    const { method, path, body } = request;
    const [, name] = /^\/_plugins\/_security\/api\/(.+)$/.exec(path) ?? [];
    if (name === undefined) return this.domain.send(request);
    if (method === "PUT" && body !== undefined) this.held.set(name, body);
    const found = this.held.get(name);
    const text = JSON.stringify(
      found === undefined ? {} : { [name.split("/")[1] ?? ""]: { ...found, reserved: false } },
    );
    return { status: found === undefined ? 404 : 200, text, body: JSON.parse(text) as unknown };
  }
}
