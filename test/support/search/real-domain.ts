import { Client } from "@opensearch-project/opensearch";
import { type Admin, httpAdmin } from "../../../components/search/functions/bootstrap/admin";
import { bootstrap } from "../../../components/search/functions/bootstrap/bootstrap";
import { httpSink } from "../../../components/search/functions/loader/http-sink";
import {
  signedHttp,
  signedRequests,
} from "../../../components/search/functions/loader/signed-http";
import type { TestDomain } from "./domain-conformance";
import { planOf } from "./plan";

interface Hit {
  readonly _id: string;
  readonly _source: unknown;
}

/** A real domain with the indexes of the data model, empty. */
export class RealDomain implements TestDomain {
  readonly client: Client;
  readonly sink;
  readonly admin: Admin;

  constructor(node: string) {
    this.admin = httpAdmin(signedRequests({ endpoint: node, service: "es" }));
    this.client = new Client({ node });
    this.sink = httpSink(signedHttp({ endpoint: node, service: "es" }));
  }

  /** Makes templates, indexes and aliases as the data model derives them. */
  async make(): Promise<this> {
    await bootstrap(planOf(), this.admin);
    return this;
  }

  /** Deletes all indexes of the data model and their templates. */
  async clear(): Promise<void> {
    for (const { alias } of planOf().indexes) {
      const path = `/${alias}-v*`;
      const { body } = await this.admin.send({ method: "GET", path });
      for (const name of Object.keys(body as object))
        await this.admin.send({ method: "DELETE", path: `/${name}` });
      await this.admin.send({ method: "DELETE", path: `/_index_template/${alias}` });
    }
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
