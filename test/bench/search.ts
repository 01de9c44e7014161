import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { bulkLines } from "../../components/search/functions/loader/bulk-body";
import { handle } from "../../components/search/functions/loader/handle";
import { httpSink } from "../../components/search/functions/loader/http-sink";
import type { LoaderPorts } from "../../components/search/functions/loader/load";
import { signedHttp } from "../../components/search/functions/loader/signed-http";
import { systemClock } from "../../infra/runtime/clock";
import { systemRandom } from "../../infra/runtime/random";
import { ROOT } from "../../infra/root";
import { RealDomain } from "../support/search/real-domain";
import { startOpenSearch } from "../support/servers/opensearch";
import { heading, ROUNDS, spread, writeResults } from "./figures";

const INDEX = "players-residency";
/** Documents that go one by one, and in bulk: rates are compared. */
const ONE_BY_ONE = 1000;
const IN_BULK = 20_000;
/** Changes in a message of the feed. */
const PER_MESSAGE = 100;

const documentOf = (id: number) => ({
  playerId: `player-${String(id)}`,
  displayName: `Ada ${String(id)} of the north`,
  email: `ada.${String(id)}@example.com`,
  location: "IE",
  birthDate: "1990-05-17T00:00:00.000Z",
});

let version = 1;

/** Messages of the feed about documents; `twice`: each of them a second time. */
function messages(count: number, twice = false): unknown {
  const ids = Array.from({ length: count }, (_, id) => id);
  const all = twice ? ids.flatMap((id) => [id, id]) : ids;
  const at = version++;
  const bodies: string[] = [];
  for (let from = 0; from < all.length; from += PER_MESSAGE)
    bodies.push(
      all
        .slice(from, from + PER_MESSAGE)
        .map((id) =>
          bulkLines({
            index: INDEX,
            id: String(id),
            version: at,
            kind: "index",
            body: JSON.stringify(documentOf(id)),
          }),
        )
        .join(""),
    );
  return { Records: bodies.map((body, id) => ({ messageId: String(id), body })) };
}

/** The loader of v1: one request a document, over one kept connection. */
async function oneByOne(node: string, count: number): Promise<number> {
  const { hostname, port } = new URL(node);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const started = performance.now();
  for (let id = 0; id < count; id++) {
    const body = JSON.stringify(documentOf(id));
    await new Promise<void>((resolve, reject) => {
      const sent = request(
        {
          hostname,
          port,
          agent,
          method: "PUT",
          path: `/${INDEX}/_doc/${String(id)}`,
          headers: {
            "Content-Type": "application/json",
            "Content-Length": Buffer.byteLength(body),
          },
        },
        (response) => {
          response.resume();
          response.on("end", resolve);
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  }
  agent.destroy();
  return (count / (performance.now() - started)) * 1000;
}

function portsFor(node: string): LoaderPorts {
  return {
    sink: httpSink(signedHttp({ endpoint: node, service: "es" })),
    deadLetters: { put: () => Promise.resolve() },
    clock: systemClock,
    random: systemRandom,
    metrics: { count: () => {}, time: () => {}, gauge: () => {}, flush: () => {} },
  };
}

/** Milliseconds of one invocation. */
async function loaded(event: unknown, ports: LoaderPorts): Promise<number> {
  const started = performance.now();
  const answer = await handle(event, ports, systemClock.now() + 600_000);
  if (!("batchItemFailures" in answer) || answer.batchItemFailures.length > 0)
    throw new Error("the loader did not write all of it");
  return performance.now() - started;
}

interface Figures {
  readonly single: number[];
  readonly bulk: number[];
  readonly ratio: number[];
  readonly twice: number[];
  readonly cpu: number[];
}

async function measured(node: string): Promise<Figures> {
  const ports = portsFor(node);
  const figures: Figures = { single: [], bulk: [], ratio: [], twice: [], cpu: [] };
  await loaded(messages(IN_BULK), ports);
  await oneByOne(node, 200);
  for (let round = 0; round < ROUNDS; round++) {
    const single = await oneByOne(node, ONE_BY_ONE);
    const event = messages(IN_BULK);
    const double = messages(IN_BULK, true);
    const cpu = process.cpuUsage();
    const once = await loaded(event, ports);
    const { user, system } = process.cpuUsage(cpu);
    const twice = await loaded(double, ports);
    const bulk = (IN_BULK / once) * 1000;
    figures.single.push(single);
    figures.bulk.push(bulk);
    figures.ratio.push(bulk / single);
    figures.twice.push(twice / once);
    figures.cpu.push((user + system) / IN_BULK);
  }
  return figures;
}

const row = (name: string, { single, bulk, ratio, twice, cpu }: Figures): string =>
  `| ${[name, spread(single), spread(bulk), spread(ratio, 1), spread(twice, 2), spread(cpu, 1)].join(" | ")} |`;

/** The loader against one request a document, on a stub and on OpenSearch. */
export async function benchSearch(): Promise<void> {
  const lines = [
    ...heading("The search loader", "search"),
    `Documents of 170 bytes: ${String(ONE_BY_ONE)} with a request each over one kept connection, ${String(IN_BULK)} through the loader in messages of ${String(PER_MESSAGE)}. The stub takes everything and keeps nothing. Bounds: 8 times one request a document on OpenSearch, 25 times on the stub; every change twice costs at most 1.1 times.`,
    "",
    "| domain | one by one, documents/s | loader, documents/s | ratio | every change twice | processor time, microseconds a document |",
    "|---|---|---|---|---|---|",
  ];
  const stub = fork(join(ROOT, ".cache/compiled/test/bench/search-stub.js"), { silent: true });
  const [port] = (await once(stub.stdout ?? stub, "data")) as [Buffer];
  lines.push(row("stub", await measured(`http://127.0.0.1:${port.toString().trim()}`)));
  stub.disconnect();
  const server = await startOpenSearch();
  try {
    await new RealDomain(server.node).make();
    lines.push(row("OpenSearch 2.19", await measured(server.node)));
  } finally {
    await server.stop();
  }
  writeResults("search", lines);
}
