import type { Properties } from "../../../infra/planner/record/types";
import type { Live, Made } from "./live";
import type { Computed } from "./values";

/** The service refuses, or the answer is lost. */
export class ServiceError extends Error {
  /** @param lost the service did what it was asked, but nobody is told. */
  constructor(
    message: string,
    readonly lost = false,
  ) {
    super(message);
    this.name = "ServiceError";
  }
}

/** One change that the engine asks for. Values are without secret wrappers and `__defaults`. */
export interface Request {
  readonly operation: "create" | "update" | "delete";
  readonly urn: string;
  readonly type: string;
  /** AWS region, Kubernetes cluster, or empty. */
  readonly place: string;
  /** New inputs; of a delete the last ones. */
  readonly inputs: Properties;
  /** What stands now; absent for a create. */
  readonly before?: Made;
}

/** What one service adds to keeping things: its rules and its functions. */
export interface Service {
  /** Id and computed properties of a type; the planner's synthesised ones from another seed if absent. */
  computed?(seed: string, urn: string, inputs: Properties, place: string): Computed | undefined;
  /**
   * What becomes of a change.
   *
   * @param proposed properties that would be kept.
   * @returns the properties to keep; of a delete they are not used.
   * @throws ServiceError when the service refuses.
   */
  accept(request: Request, proposed: Properties, live: Live): Properties;
  /** What a preview of an update shows; `proposed` if absent. */
  previewed?(request: Request, proposed: Properties): Properties;
  /** Called after the change is kept, for what follows from it. @throws ServiceError when the answer is lost. */
  settle?(request: Request, live: Live): void;
  /** Properties as a read shows them now. */
  shown(made: Made, live: Live): Properties;
  /**
   * Answers a provider function.
   *
   * @param place where the provider instance works.
   * @throws ServiceError for one that it does not know, or that finds nothing.
   */
  invoke(token: string, args: Properties, live: Live, place: string): Properties;
}

/** A service without rules of its own between resources. */
export class PlainService implements Service {
  constructor(private readonly name: string) {}

  accept(_: Request, proposed: Properties, _live: Live): Properties {
    return proposed;
  }

  shown(made: Made): Properties {
    return made.properties;
  }

  invoke(token: string, _args: Properties, _live: Live, _place: string): Properties {
    throw new ServiceError(`the simulated ${this.name} has no answer for ${token}`);
  }
}
