import { createHash } from "node:crypto";
import type { Properties } from "../../../infra/planner/record/types";
import { isRecord } from "../../../infra/planner/record/wire";
import { awsPlace } from "./place";
import { opened } from "./wire";

/** First account of `allowedAccountIds`, which the SDK sends as JSON: credentials are for that one. */
function accountOf(config: Properties): string | undefined {
  const given = opened(config.allowedAccountIds ?? null);
  const list: unknown = typeof given === "string" ? JSON.parse(given) : given;
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return typeof first === "string" ? first : undefined;
}

/**
 * Configuration of each provider instance. The engine opens one connection for each and configures it once;
 * later calls name no provider, so the connection tells instances of different regions apart.
 */
export class Connections {
  readonly #places = new Map<string, string>();

  /** A new connection, maybe from the port of one that is gone. */
  forget(peer: string): void {
    this.#places.delete(peer);
  }

  /** Notes where an instance works: its account and region, or the cluster of its kubeconfig. */
  configure(peer: string, config: Properties): void {
    const { region, kubeconfig } = config;
    const place = opened(region ?? null);
    if (typeof place === "string") this.#places.set(peer, awsPlace(accountOf(config), place));
    const cluster = opened(kubeconfig ?? null);
    if (typeof cluster === "string" || isRecord(cluster)) {
      const text = JSON.stringify(cluster);
      this.#places.set(peer, createHash("sha256").update(text).digest("hex").slice(0, 8));
    }
  }

  /** Where the instance of a connection works; empty before it is configured. */
  placeOf(peer: string): string {
    return this.#places.get(peer) ?? "";
  }
}
