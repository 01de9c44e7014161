import { UNKNOWN } from "../../../../infra/planner/record/wire";
import type { Properties } from "../../../../infra/planner/record/types";
import type { Live, Made } from "../live";
import { ServiceError, type Request, type Service } from "../service";
import { acceptBackup } from "./backup";
import { acceptCluster } from "./cluster";
import { refuse } from "./error";
import { acceptGlobalConfig } from "./global";
import { answer, clusterShown } from "./invokes";
import { acceptConnection, acceptRegionalMode, afterConnection } from "./links";
import { byPosition } from "./specs";
import { acceptUser } from "./users";
import {
  BACKUP,
  CLUSTER,
  CONNECTION,
  ENDPOINT_SERVICE,
  GLOBAL_CONFIG,
  inProject,
  PROJECT,
  REGIONAL_MODE,
  textOf,
  USER,
} from "./types";

/** How a link ends that does not come up; the provider reports either as created. */
export type FailedLink = "FAILED" | "REJECTED";

/** Atlas: keeps the rules between its resources, answers its functions, and does what a test commands. */
export class SimulatedAtlas implements Service {
  readonly #failing = new Map<string, FailedLink>();
  #updating = 0;
  #state = "UPDATING";

  /** From now on links of a region end in this state. @param region AWS code or Atlas name. */
  failLink(region: string, status: FailedLink = "FAILED"): void {
    this.#failing.set(spelt(region), status);
  }

  /** Links of a region come up again. */
  healLink(region: string): void {
    this.#failing.delete(spelt(region));
  }

  /**
   * The next looks at any cluster, reads and functions alike, show it at work instead of IDLE; `Infinity` until
   * {@link settleDown}.
   */
  stayUpdating(looks: number, state = "UPDATING"): void {
    this.#updating = looks;
    this.#state = state;
  }

  /** Clusters are IDLE again. */
  settleDown(): void {
    this.#updating = 0;
  }

  #look(cluster: Made): string {
    if (this.#updating > 0) {
      this.#updating--;
      return this.#state;
    }
    return textOf(cluster.properties, "stateName") || "IDLE";
  }

  accept(request: Request, proposed: Properties, live: Live): Properties {
    const { type, inputs, operation } = request;
    if (type === PROJECT) return acceptProject(request, proposed, live);
    const project = inputs.projectId;
    if (operation !== "delete" && typeof project === "string" && !isProject(live, project))
      refuse("project", `No group with ID ${project} exists.`);
    switch (type) {
      case CLUSTER:
        return acceptCluster(request, proposed, live);
      case CONNECTION:
        return acceptConnection(request, proposed, live, (region) => this.#failing.get(region));
      case REGIONAL_MODE:
        return acceptRegionalMode(request, proposed, live);
      case GLOBAL_CONFIG:
        return acceptGlobalConfig(request, proposed, live);
      case BACKUP:
        return acceptBackup(request, proposed, live);
      case USER:
        return acceptUser(request, proposed, live);
      default:
        return proposed;
    }
  }

  previewed({ type, before }: Request, proposed: Properties): Properties {
    if (type !== CLUSTER || before === undefined) return proposed;
    return { ...proposed, replicationSpecs: byPosition(before.properties, proposed, UNKNOWN) };
  }

  settle(request: Request, live: Live): void {
    if (request.type !== CONNECTION) return;
    afterConnection(request, live);
    if (request.operation !== "create") return;
    const project = textOf(request.inputs, "projectId");
    const busy = this.#updating > 0 && inProject(live, CLUSTER, project).length > 0;
    if (!busy) return;
    // The provider looks again and again until every cluster is idle; Atlas has the link all the while.
    if (this.#updating === Infinity)
      throw new ServiceError(
        `timeout while waiting for state to become 'IDLE, DELETED' (last state: '${this.#state}', timeout: 2h0m0s)`,
      );
    this.#updating = 0;
  }

  shown(made: Made, live: Live): Properties {
    return made.type === CLUSTER ? clusterShown(made, this.#look(made), live) : made.properties;
  }

  invoke(token: string, args: Properties, live: Live): Properties {
    return answer(token, args, live, (cluster) => this.#look(cluster));
  }
}

const spelt = (region: string): string => region.toUpperCase().replaceAll("-", "_");

const isProject = (live: Live, id: string): boolean =>
  live.of(PROJECT).some((made) => made.id === id);

function acceptProject({ operation, before }: Request, proposed: Properties, live: Live) {
  if (operation !== "delete" || before === undefined) return proposed;
  if (inProject(live, CLUSTER, before.id).length > 0)
    refuse(
      "projectInUse",
      "Cannot close group while it has active clusters; please terminate all clusters.",
    );
  if (inProject(live, ENDPOINT_SERVICE, before.id).length > 0)
    refuse(
      "projectLinked",
      "Cannot close group while it has active private endpoint services; please terminate all private endpoint services.",
    );
  return proposed;
}
