import type { Properties } from "../../../../infra/planner/record/types";
import { Store } from "../store";
import { SimulatedAtlas } from "./atlas";
import { CLUSTER, CONNECTION, ENDPOINT_SERVICE, PROJECT, REGIONAL_MODE } from "./types";

/** URN of a resource of a test. */
export const urn = (type: string, name: string) => `urn:pulumi:t::worldcell::${type}::${name}`;
/** Function that lists the clusters of a project. */
export const GET_ALL = "mongodbatlas:index/getAdvancedClusters:getAdvancedClusters";
const GET = "mongodbatlas:index/getAdvancedCluster:getAdvancedCluster";

interface Counts {
  readonly electable: number;
  readonly readOnly?: number;
  readonly priority: number;
  readonly size?: string;
}

/** One region of a shard as the program writes it. */
export const region = (name: string, counts: Counts, max = "M60"): Properties => ({
  providerName: "AWS",
  regionName: name,
  priority: counts.priority,
  electableSpecs: { instanceSize: counts.size ?? "M30", nodeCount: counts.electable },
  readOnlySpecs: { instanceSize: counts.size ?? "M30", nodeCount: counts.readOnly ?? 0 },
  autoScaling: { computeMinInstanceSize: "M30", computeMaxInstanceSize: max },
});
/** One shard of a zone. */
export const shard = (zoneName: string, ...regionConfigs: Properties[]): Properties => ({
  zoneName,
  regionConfigs,
});
/** The first electable region of a shard. */
export const home = (name: string, electable = 3): Properties =>
  region(name, { electable, priority: 7 });
/** Two zones with one shard each. */
export const EUROPE = shard("europe", home("EU_WEST_1"));
export const AMERICA = shard("america", home("US_EAST_1"));

/** An Atlas with a project, and shorthands for what a test does with it. */
export class World {
  readonly atlas = new SimulatedAtlas();
  readonly store = new Store(this.atlas);
  readonly project = this.make(PROJECT, "project", { orgId: "o", name: "p" });

  make(type: string, name: string, inputs: Properties): string {
    return this.store.create(urn(type, name), inputs, "").id;
  }

  change(type: string, name: string, id: string, inputs: Properties): Properties {
    return this.store.update(urn(type, name), id, inputs, {}, "").properties;
  }

  drop(type: string, name: string, id: string): void {
    this.store.delete(urn(type, name), id, {}, "");
  }

  inputs(replicationSpecs: Properties[], more: Properties = {}): Properties {
    return {
      projectId: this.project,
      name: "games",
      clusterType: "GEOSHARDED",
      replicationSpecs,
      backupEnabled: true,
      pitEnabled: true,
      ...more,
    };
  }

  cluster(replicationSpecs: Properties[], more: Properties = {}): string {
    return this.make(CLUSTER, "cluster", this.inputs(replicationSpecs, more));
  }

  grow(id: string, replicationSpecs: Properties[], more: Properties = {}): Properties {
    return this.change(CLUSTER, "cluster", id, this.inputs(replicationSpecs, more));
  }

  service(awsRegion: string): string {
    const inputs = { projectId: this.project, providerName: "AWS", region: awsRegion };
    return this.make(ENDPOINT_SERVICE, `service-${awsRegion}`, inputs);
  }

  connect(privateLinkId: string, endpointServiceId: string): string {
    const inputs = {
      projectId: this.project,
      providerName: "AWS",
      privateLinkId,
      endpointServiceId,
    };
    return this.make(CONNECTION, `connection-${endpointServiceId}`, inputs);
  }

  link(awsRegion: string): string {
    return this.connect(this.service(awsRegion), `vpce-${awsRegion}`);
  }

  regional(): string {
    return this.make(REGIONAL_MODE, "regional", { projectId: this.project, enabled: true });
  }

  look(): { stateName: string; connectionStrings: { privateEndpoints: Properties[] } } {
    const args = { projectId: this.project, name: "games" };
    return this.store.invoke(GET, args) as unknown as ReturnType<World["look"]>;
  }
}
