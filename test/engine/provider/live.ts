import type { Properties } from "../../../infra/planner/record/types";
import { parts } from "./values";

/** One thing that stands at the simulated service. */
export interface Made {
  /** URN under which it was made. */
  readonly urn: string;
  readonly type: string;
  readonly id: string;
  /** AWS region, Kubernetes cluster, or empty: where the id is unique. */
  readonly place: string;
  /** From it ids and ARNs were drawn; stays the same as long as the thing stands. */
  readonly seed: string;
  /** Inputs of the last change. */
  readonly inputs: Properties;
  /** What it is like now, computed values included. */
  readonly properties: Properties;
}

/** Which things are meant; what is absent does not matter. */
export interface Match {
  readonly type?: string;
  /** Logical name. */
  readonly name?: string;
  readonly urn?: string;
  readonly id?: string;
}

/** Everything that stands at one simulated service. */
export class Live {
  /** By type, place and id: satellites of one bucket share its name as their id. */
  readonly all = new Map<string, Made>();
  readonly #created = new Map<string, number>();

  static key(type: string, place: string, id: string): string {
    return `${type} ${place} ${id}`;
  }

  get(type: string, place: string, id: string): Made | undefined {
    return this.all.get(Live.key(type, place, id));
  }

  put(made: Made): void {
    this.all.set(Live.key(made.type, made.place, made.id), made);
  }

  remove({ type, place, id }: Pick<Made, "type" | "place" | "id">): void {
    this.all.delete(Live.key(type, place, id));
  }

  /** Everything of a type. */
  of(type: string): Made[] {
    return [...this.all.values()].filter((made) => made.type === type);
  }

  /** The seed of the next thing made under a URN: a successor gets other ids than the one it replaces. */
  nextSeed(urn: string): string {
    const count = this.#created.get(urn) ?? 0;
    this.#created.set(urn, count + 1);
    return count === 0 ? `live ${urn}` : `live ${urn} ${String(count)}`;
  }

  /** The things that are meant. @throws when there are none. */
  #matching(match: Match): Made[] {
    const found = [...this.all.values()].filter(
      (made) =>
        (match.type ?? made.type) === made.type &&
        (match.urn ?? made.urn) === made.urn &&
        (match.id ?? made.id) === made.id &&
        (match.name ?? parts(made.urn).name) === parts(made.urn).name,
    );
    if (found.length === 0) throw new Error(`nothing stands that is ${JSON.stringify(match)}`);
    return found;
  }

  /**
   * Changes what stands, as if somebody else had: auto-scaling, a person in the console.
   *
   * @returns how many things changed.
   * @throws when nothing matches.
   */
  change(match: Match, change: (properties: Properties) => Properties): number {
    const found = this.#matching(match);
    for (const made of found) this.put({ ...made, properties: change(made.properties) });
    return found.length;
  }

  /** Takes away what stands, as if somebody had deleted it by hand. @throws when nothing matches. */
  vanish(match: Match): number {
    const found = this.#matching(match);
    for (const made of found) this.remove(made);
    return found.length;
  }
}
