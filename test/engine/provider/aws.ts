import type { Properties } from "../../../infra/planner/record/types";
import { answerInvoke } from "../../../infra/planner/outputs/invoke";
import { liveOf } from "../../../infra/planner/outputs/live";
import { nameOf } from "./check/autonames";
import type { Live } from "./live";
import { PlainService, ServiceError, type Request } from "./service";
import { computed } from "./values";

/**
 * What AWS adds: a name is taken once. A policy of a bucket and its like are written over, as the real
 * calls do.
 */
export class SimulatedAws extends PlainService {
  constructor() {
    super("aws");
  }

  override accept(request: Request, proposed: Properties, live: Live): Properties {
    const { operation, type, urn, place, inputs } = request;
    const name = nameOf(type, inputs);
    if (operation !== "create" || name === undefined) return proposed;
    // The id of a named thing holds its name, whatever the seed.
    const { id } = computed(`live ${urn}`, urn, inputs, place);
    if (id.includes(name) && live.get(type, place, id) !== undefined)
      throw new ServiceError(
        `creating ${type} (${name}): operation error: EntityAlreadyExists: ${name} already exists`,
      );
    return proposed;
  }

  /** The lookups see what stands in the instance's own region. */
  override invoke(token: string, args: Properties, live: Live, place: string): Properties {
    const here = [...live.all.values()].filter((made) => made.place === place);
    const found = liveOf(here.map(({ type, properties }) => ({ type, inputs: properties })));
    try {
      return answerInvoke(token, args, { contracts: new Map(), live: found });
    } catch (error) {
      throw new ServiceError(error instanceof Error ? error.message : String(error));
    }
  }
}
