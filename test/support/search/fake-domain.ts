import type {
  BulkAnswer,
  ItemResult,
  SearchSink,
} from "../../../components/search/functions/loader/ports";
import { Fault } from "../../../infra/runtime/errors";

/** What an index holds under an id: a document, or the memory of its deletion. */
interface Entry {
  readonly version: number;
  /** Undefined for a deletion that is still remembered. */
  readonly body?: string;
  readonly at: number;
}

/** What a fake domain is asked to do wrong. */
export interface Trouble {
  /** Statuses of whole requests to come, in their order; a request without one is served. */
  readonly requests?: readonly (number | "lost" | "lost after writing")[];
  /** True for actions that are refused with 429 this time. */
  readonly throttled?: (request: number, action: number) => boolean;
}

/** How a fake domain is set up. */
export interface DomainOptions {
  /** Fields that each index takes; others are refused, as by a strict mapping. */
  readonly indexes: Readonly<Record<string, readonly string[]>>;
  /** How long a deletion is remembered, in milliseconds: `index.gc_deletes`. */
  readonly gcDeletes: number;
  /** Most bytes of a request. @default 10 MiB */
  readonly mostBytes?: number;
  readonly now: () => number;
  readonly trouble?: Trouble;
}

interface Action {
  readonly kind: "index" | "delete";
  readonly index: string;
  readonly id: string;
  readonly version: number;
  readonly body?: string;
}

/**
 * A search domain in memory, for what the loader sees of one: `external_gte` versions, deletions that are
 * forgotten, strict mappings, results by action, 429 and 413. The same conformance suite runs against it and
 * the real server.
 */
export class FakeDomain implements SearchSink {
  readonly #entries = new Map<string, Map<string, Entry>>();
  /** Requests that came, also those that were refused. */
  requests = 0;
  /** Actions of requests that were served. */
  actions = 0;

  constructor(private readonly options: DomainOptions) {
    for (const index of Object.keys(options.indexes)) this.#entries.set(index, new Map());
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the port's signature
  async bulk(body: string): Promise<BulkAnswer> {
    const request = this.requests++;
    const wrong = this.options.trouble?.requests?.[request];
    if (wrong === "lost") throw lost();
    if (typeof wrong === "number") return { status: wrong, items: [] };
    if (Buffer.byteLength(body) > (this.options.mostBytes ?? 10 * 1024 * 1024))
      return { status: 413, items: [] };
    const items = actionsOf(body).map((action, at) => {
      this.actions++;
      return this.options.trouble?.throttled?.(request, at) === true
        ? { status: 429, type: "es_rejected_execution_exception" }
        : this.apply(action);
    });
    if (wrong === "lost after writing") throw lost();
    return { status: 200, items };
  }

  private apply({ kind, index, id, version, body }: Action): ItemResult {
    const entries = this.#entries.get(index);
    if (entries === undefined) return { status: 404, type: "index_not_found_exception" };
    const wrong =
      kind === "index" ? mappingFault(body ?? "", this.options.indexes[index] ?? []) : undefined;
    if (wrong !== undefined) return { status: 400, type: wrong };
    const known = this.remembered(entries.get(id));
    if (known !== undefined && version < known.version)
      return { status: 409, type: "version_conflict_engine_exception" };
    const at = this.options.now();
    if (kind === "delete") {
      entries.set(id, { version, at });
      return { status: known?.body === undefined ? 404 : 200 };
    }
    entries.set(id, { version, at, body: body ?? "" });
    return { status: known?.body === undefined ? 201 : 200 };
  }

  private remembered(entry: Entry | undefined): Entry | undefined {
    if (entry === undefined || entry.body !== undefined) return entry;
    return this.options.now() - entry.at < this.options.gcDeletes ? entry : undefined;
  }

  /** Documents of an index by id, as parsed JSON. */
  documents(index: string): Record<string, unknown> {
    return Object.fromEntries(
      [...(this.#entries.get(index) ?? [])]
        .flatMap(([id, { body }]): [string, unknown][] =>
          body === undefined ? [] : [[id, JSON.parse(body)]],
        )
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
}

function lost(): Fault {
  return new Fault({
    kind: "retry",
    where: "the fake domain",
    message: "gave no answer",
    next: "send the request again",
  });
}

function mappingFault(body: string, fields: readonly string[]): string | undefined {
  const document: unknown = JSON.parse(body);
  if (typeof document !== "object" || document === null) return "mapper_parsing_exception";
  for (const [field, value] of Object.entries(document as Record<string, unknown>)) {
    if (!fields.includes(field)) return "strict_dynamic_mapping_exception";
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return "mapper_parsing_exception";
  }
  return undefined;
}

function actionsOf(body: string): Action[] {
  const lines = body.split("\n");
  const actions: Action[] = [];
  for (let at = 0; at < lines.length - 1; at++) {
    const [[kind, meta] = []] = Object.entries(
      JSON.parse(lines[at] ?? "") as Record<
        string,
        { _index: string; _id: string; version: number }
      >,
    );
    if (meta === undefined || (kind !== "index" && kind !== "delete"))
      throw new Error("the fake domain was sent what is no action");
    const { _index: index, _id: id, version } = meta;
    actions.push({
      kind,
      index,
      id,
      version,
      ...(kind === "index" ? { body: lines[++at] ?? "" } : {}),
    });
  }
  return actions;
}
