import { createHash } from "node:crypto";
import type { Properties, Value } from "../../../../infra/planner/record/types";
import { isRecord } from "../../../../infra/planner/record/wire";
import type { Live } from "../live";
import { PlainService, ServiceError, type Request } from "../service";
import { parts, type Computed } from "../values";
import { isNamespaced, kindOf, kubernetesId } from "./identity";

const NAMESPACE = "kubernetes:core/v1:Namespace";
/** Namespaces that every cluster has. */
const ALWAYS: ReadonlySet<string> = new Set([
  "default",
  "kube-node-lease",
  "kube-public",
  "kube-system",
]);

function metadataOf(inputs: Properties): Readonly<Record<string, Value>> {
  return isRecord(inputs.metadata) ? inputs.metadata : {};
}

/** An API server: ids are `namespace/name`, a namespace comes before what is in it and takes it along. */
export class SimulatedKubernetes extends PlainService {
  constructor() {
    super("kubernetes");
  }

  computed(seed: string, urn: string, inputs: Properties): Computed {
    const { type } = parts(urn);
    const digest = createHash("sha256").update(seed).digest("hex");
    const uid = digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
    const metadata = {
      ...metadataOf(inputs),
      uid,
      resourceVersion: String(parseInt(digest.slice(0, 6), 16)),
      generation: 1,
    };
    return { id: kubernetesId(type, inputs), outputs: { metadata } };
  }

  override accept(request: Request, proposed: Properties, live: Live): Properties {
    const { operation, type, place, inputs } = request;
    const { name, namespace } = metadataOf(inputs);
    if (operation === "create") {
      const id = kubernetesId(type, inputs);
      const kind = kindOf(type);
      if (live.get(type, place, id) !== undefined)
        throw new ServiceError(
          `resource ${id} was not successfully created: ${kind} "${typeof name === "string" ? name : ""}" already exists`,
        );
      if (
        isNamespaced(type) &&
        typeof namespace === "string" &&
        !ALWAYS.has(namespace) &&
        live.get(NAMESPACE, place, namespace) === undefined
      )
        throw new ServiceError(
          `resource ${id} was not successfully created: namespaces "${namespace}" not found`,
        );
    }
    if (operation !== "update" || !isRecord(proposed.metadata)) return proposed;
    const { resourceVersion, generation } = metadataOf(request.before?.properties ?? {});
    const metadata = {
      ...proposed.metadata,
      resourceVersion: String(Number(resourceVersion ?? 0) + 1),
      generation: Number(generation ?? 0) + 1,
    };
    return { ...proposed, metadata };
  }

  settle({ operation, type, place, before }: Request, live: Live): void {
    if (operation !== "delete" || type !== NAMESPACE) return;
    const inside = [...live.all.values()].filter(
      (made) => made.place === place && made.id.startsWith(`${before?.id ?? ""}/`),
    );
    for (const made of inside) live.remove(made);
  }
}
