import { Fault, faultOfMongo } from "../../../../infra/runtime/errors";
import { isMapping } from "../../../../infra/runtime/mapping";
import { ask } from "../bootstrap/admin";
import { readIndexes } from "../bootstrap/live";
import { fillJob } from "../bootstrap/refill";
import { timeOfToken } from "../feed/mongo-source";
import { feedName } from "../feed/worker";
import type { SearchSpace } from "../write/project";
import type { Answer } from "./command";
import type { MaintainPorts } from "./ports";
import { stageOf } from "./reindex";

type Figures = Record<string, number | string>;

/**
 * How the cell's search is. What cannot be read is a finding, and the rest is told all the same: it is asked for
 * when something is broken.
 */
export async function status(space: SearchSpace, ports: MaintainPorts): Promise<Answer> {
  const progress: Figures = {};
  const findings: string[] = [];
  const aliases = [...space.cell.collections.values()].flatMap(({ allAliases }) => allAliases);
  const parts: readonly (readonly [string, () => Promise<Figures>])[] = [
    ...aliases.map((alias) => [alias, () => indexFigures(alias, space, ports)] as const),
    ["dead letters", () => queueFigures("deadLetters", ports.letters)],
    ["the queue", () => queueFigures("queued", ports.queue)],
    ["the schema", () => schemaFigures(space, ports)],
    ["the feed", () => feedFigures(space, ports)],
  ];
  for (const [name, read] of parts) {
    try {
      Object.assign(progress, await read());
    } catch (error) {
      findings.push(`${name}: ${toldOf(error)}`);
    }
  }
  return {
    command: "status",
    done: true,
    progress,
    ...(findings.length === 0 ? {} : { findings }),
  };
}

/** Of an error of another kind only its name: its message may quote a document. */
function toldOf(error: unknown): string {
  if (error instanceof Fault) return error.message;
  return `${faultOfMongo(error)} ${error instanceof Error ? error.name : "error"}`;
}

async function indexFigures(
  alias: string,
  { fills }: SearchSpace,
  { admin, fills: states }: MaintainPorts,
): Promise<Figures> {
  const indexes = await readIndexes(admin, alias);
  const serving = indexes.find(({ aliases }) => alias in aliases);
  const fill = fills.find((one) => one.alias === alias);
  const figures: Figures = { [`${alias}.index`]: serving?.name ?? "none" };
  if (serving !== undefined) figures[`${alias}.documents`] = await documentsOf(alias, admin);
  if (fill === undefined) return { ...figures, [`${alias}.fill`]: "none" };
  const { value } = await states.read(fillJob(fill));
  const stage = serving?.name === fill.to ? "swapped" : stageOf(value);
  return { ...figures, [`${alias}.fill`]: `${fill.to} ${stage}` };
}

async function documentsOf(alias: string, admin: MaintainPorts["admin"]): Promise<number> {
  const { body } = await ask(admin, {
    method: "POST",
    path: `/${alias}/_search`,
    body: { size: 0, track_total_hits: true },
  });
  const hits = isMapping(body) ? body.hits : undefined;
  const total = isMapping(hits) ? hits.total : undefined;
  const value = isMapping(total) ? total.value : undefined;
  return typeof value === "number" ? value : 0;
}

async function queueFigures(name: string, queue: MaintainPorts["queue"]): Promise<Figures> {
  const { hidden, waiting } = await queue.counts();
  return { [name]: waiting, [`${name}.inWork`]: hidden };
}

async function schemaFigures({ cell }: SearchSpace, ports: MaintainPorts): Promise<Figures> {
  const schema = await ports.schemaVersion();
  return { schema, "schema.needed": cell.model.version };
}

async function feedFigures(
  { cell }: SearchSpace,
  { clock, feeds, holder }: MaintainPorts,
): Promise<Figures> {
  const name = feedName(cell);
  const { value } = await feeds.read(name);
  const { owner = "nobody" } = await holder(name);
  if (value === undefined) return { "feed.leader": owner, "feed.filled": "never" };
  const time = timeOfToken(value.token);
  const seconds = time === undefined ? undefined : Math.floor(clock.now() / 1000) - time.t;
  return {
    "feed.leader": owner,
    "feed.filled": value.filled ? "yes" : "filling",
    ...(seconds === undefined ? {} : { "feed.ageSeconds": Math.max(0, seconds) }),
    ...(value.beside === undefined || value.beside.indexes.length === 0
      ? {}
      : { "feed.beside": value.beside.indexes.join(" ") }),
  };
}
