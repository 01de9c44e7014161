import { Client } from "@opensearch-project/opensearch";
import { httpSink } from "../../../components/search/functions/loader/http-sink";
import { signedHttp } from "../../../components/search/functions/loader/signed-http";
import { searchIndexes } from "../../../infra/model/derive/opensearch";
import type { TestDomain } from "./domain-conformance";

/** Settings of a cell's domain that its bootstrap makes; OpenSearch makes indexes for any write by itself. */
const SETTINGS = { persistent: { action: { auto_create_index: false } } };

interface Hit {
  readonly _id: string;
  readonly _source: unknown;
}

/** A real domain with the indexes of the data model, empty. */
export class RealDomain implements TestDomain {
  readonly client: Client;
  readonly sink;

  constructor(node: string) {
    this.client = new Client({ node });
    this.sink = httpSink(signedHttp({ endpoint: node, service: "es" }));
  }

  /** Makes templates, indexes and aliases as the data model derives them. */
  async make(): Promise<this> {
    await this.client.cluster.putSettings({ body: SETTINGS });
    for (const { alias, index, searchAlias, template } of searchIndexes({ replicas: 0 })) {
      await this.client.indices.putIndexTemplate({ name: alias, body: template as never });
      const aliases = { [alias]: { is_write_index: true }, [searchAlias]: {} };
      await this.client.indices.create({ index, body: { aliases } });
    }
    return this;
  }

  async documents(index: string): Promise<Readonly<Record<string, unknown>>> {
    await this.client.indices.refresh({ index });
    const hits: [id: string, source: unknown][] = [];
    // The client's own helper goes on after the most that one search gives.
    for await (const { body } of this.client.helpers.scrollSearch({
      index,
      size: 5000,
      body: { query: { match_all: {} } },
    })) {
      const { hits: page } = body as { readonly hits: { readonly hits: readonly Hit[] } };
      for (const { _id, _source } of page.hits) hits.push([_id, _source]);
    }
    return Object.fromEntries(hits.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
