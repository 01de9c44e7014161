import type { Properties } from "../../../infra/planner/record/types";
import { unknownBeside } from "../../../infra/planner/record/unknown";
import { Live, type Made } from "./live";
import { placeOf } from "./place";
import { refreshedInputs } from "./refreshed";
import { ServiceError, type Request, type Service } from "./service";
import { computed, parts, type Computed } from "./values";
import { plainProperties, unreserved } from "./wire";

/** What a change or a read answers. */
export interface Answer {
  readonly id: string;
  readonly properties: Properties;
}

const kept = (inputs: Properties): Properties => unreserved(inputs) as Properties;

/** Keeps what the engine makes, under the rules of one service. */
export class Store {
  readonly live = new Live();

  constructor(readonly service: Service) {}

  #computed(seed: string, urn: string, inputs: Properties, place: string): Computed {
    return this.service.computed?.(seed, urn, inputs, place) ?? computed(seed, urn, inputs, place);
  }

  /** A create at preview: inputs are known, what the service computes is not. */
  previewCreate(urn: string, inputs: Properties, connection: string): Properties {
    const plain = plainProperties(inputs);
    const place = placeOf(parts(urn).type, connection, plain);
    const { outputs } = this.#computed(`live ${urn}`, urn, plain, place);
    return { ...kept(inputs), ...unknownBeside(plain, outputs) };
  }

  /** @throws ServiceError when the service refuses, or when a thing of that name stands already. */
  create(urn: string, inputs: Properties, connection: string): Answer {
    const { type } = parts(urn);
    const plain = plainProperties(inputs);
    const place = placeOf(type, connection, plain);
    const seed = this.live.nextSeed(urn);
    const { id, outputs } = this.#computed(seed, urn, plain, place);
    const request: Request = { operation: "create", urn, type, place, inputs: plain };
    const proposed = { ...kept(inputs), ...outputs };
    const properties = this.service.accept(request, proposed, this.live);
    this.live.put({ urn, type, id, place, seed, inputs: kept(inputs), properties });
    this.service.settle?.(request, this.live);
    return { id, properties };
  }

  /** State and inputs as they are now; undefined for what is gone. */
  read(
    type: string,
    id: string,
    inputs: Properties,
    state: Properties,
    connection: string,
  ): (Answer & { readonly inputs: Properties }) | undefined {
    const place = placeOf(type, connection, plainProperties(state), plainProperties(inputs));
    const made = this.live.get(type, place, id);
    if (made === undefined) return undefined;
    const properties = this.service.shown(made, this.live);
    const asked = Object.keys(inputs).length === 0 ? made.inputs : inputs;
    return { id, properties, inputs: refreshedInputs(type, asked, properties) };
  }

  /** What an update leaves behind: computed values stay, inputs that were taken out go. */
  #updated(made: Made, inputs: Properties, urn: string): Properties {
    const plain = plainProperties(inputs);
    const { outputs } = this.#computed(made.seed, urn, plain, made.place);
    const stays = Object.entries(made.properties).filter(
      ([key]) => made.inputs[key] === undefined && inputs[key] === undefined,
    );
    const own = kept(inputs);
    const mixed = Object.entries(outputs).filter(([, value]) => typeof value === "object");
    return { ...outputs, ...own, ...Object.fromEntries(mixed), ...Object.fromEntries(stays) };
  }

  /** An update. @throws ServiceError when the thing is gone or the service refuses. */
  update(
    urn: string,
    id: string,
    inputs: Properties,
    state: Properties,
    connection: string,
  ): Answer {
    const { type } = parts(urn);
    const place = placeOf(type, connection, plainProperties(state), plainProperties(inputs));
    const before = this.live.get(type, place, id);
    if (before === undefined) throw new ServiceError(`${type} ${id} is not found`);
    const request: Request = {
      operation: "update",
      urn,
      type,
      place,
      inputs: plainProperties(inputs),
      before,
    };
    const proposed = this.#updated(before, inputs, urn);
    const properties = this.service.accept(request, proposed, this.live);
    this.live.put({ ...before, urn, inputs: kept(inputs), properties });
    this.service.settle?.(request, this.live);
    return { id, properties };
  }

  /** What an update would show; nothing changes. What stands elsewhere, as after an import, shows its state. */
  previewUpdate(
    urn: string,
    id: string,
    inputs: Properties,
    state: Properties,
    connection: string,
  ): Properties {
    const { type } = parts(urn);
    const place = placeOf(type, connection, plainProperties(state), plainProperties(inputs));
    const before = this.live.get(type, place, id);
    if (before === undefined) return { ...state, ...kept(inputs) };
    const proposed = this.#updated(before, inputs, urn);
    const plain = plainProperties(inputs);
    const request: Request = { operation: "update", urn, type, place, inputs: plain, before };
    return this.service.previewed?.(request, proposed) ?? proposed;
  }

  /** A delete; of what is gone it does nothing. @throws ServiceError when the service refuses. */
  delete(urn: string, id: string, state: Properties, connection: string): void {
    const { type } = parts(urn);
    const place = placeOf(type, connection, plainProperties(state));
    const before = this.live.get(type, place, id);
    if (before === undefined) return;
    const inputs = plainProperties(before.inputs);
    const request: Request = { operation: "delete", urn, type, place, inputs, before };
    this.service.accept(request, before.properties, this.live);
    this.live.remove(before);
    this.service.settle?.(request, this.live);
  }

  /** Answers a provider function. */
  invoke(token: string, args: Properties, place = ""): Properties {
    return this.service.invoke(token, plainProperties(args), this.live, place);
  }
}
