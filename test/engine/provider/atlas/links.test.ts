import { expect } from "chai";
import type { Properties } from "../../../../infra/planner/record/types";
import { CLUSTER, CONNECTION, ENDPOINT_SERVICE, PROJECT, REGIONAL_MODE } from "./types";
import { AMERICA, EUROPE, GET_ALL, World, home, region, shard } from "./world";

describe("the simulated Atlas", () => {
  describe("private links", () => {
    it("must stand in every region of a cluster, or in none of the project", () => {
      const world = new World();
      const id = world.cluster([EUROPE]);
      world.link("us-east-1");
      expect(() => world.grow(id, [EUROPE, AMERICA])).to.throw(
        "EU_WEST_1 has no available private",
      );
      world.link("eu-west-1");
      world.grow(id, [EUROPE, AMERICA]);
      const reader = region("US_WEST_2", { electable: 0, readOnly: 1, priority: 0 });
      expect(() => world.grow(id, [EUROPE, shard("america", home("US_EAST_1"), reader)])).to.throw(
        "US_WEST_2",
      );
    });

    it("end as commanded, and a failed one does not count", () => {
      const world = new World();
      world.atlas.failLink("eu-west-1", "REJECTED");
      const connection = world.link("eu-west-1");
      const state = world.store.read(CONNECTION, connection, {}, {}, "")?.properties;
      expect(state?.awsConnectionStatus).to.equal("REJECTED");
      expect(() => world.cluster([EUROPE])).to.throw("EU_WEST_1");
      world.atlas.healLink("eu-west-1");
      world.drop(CONNECTION, "connection-vpce-eu-west-1", connection);
      world.link("eu-west-1");
      expect(() => world.cluster([EUROPE])).not.to.throw();
    });

    it("need their service, an endpoint of AWS' form, and join once", () => {
      const world = new World();
      expect(() => world.connect("0".repeat(24), "vpce-1")).to.throw("PRIVATELINK_NOT_FOUND");
      const service = world.service("eu-west-1");
      expect(() => world.connect(service, "eni-1")).to.throw("MALFORMED");
      world.connect(service, "vpce-1");
      expect(() => world.connect(service, "vpce-1")).to.throw("attached already");
    });

    it("take their service with them when the last one goes", () => {
      const world = new World();
      const service = world.service("eu-west-1");
      const [one, other] = [world.connect(service, "vpce-1"), world.connect(service, "vpce-2")];
      world.drop(CONNECTION, "connection-vpce-1", one);
      expect(world.store.live.of(ENDPOINT_SERVICE)).to.have.length(1);
      world.drop(CONNECTION, "connection-vpce-2", other);
      expect(world.store.live.of(ENDPOINT_SERVICE)).to.deep.equal([]);
      expect(world.store.read(ENDPOINT_SERVICE, service, {}, {}, "")).to.equal(undefined);
      expect(() => world.drop(ENDPOINT_SERVICE, "service-eu-west-1", service)).not.to.throw();
    });

    it("keep regional mode on once two regions have one, and it excludes replica sets", () => {
      const world = new World();
      const mode = world.regional();
      const off = { projectId: world.project, enabled: false };
      world.link("eu-west-1");
      world.change(REGIONAL_MODE, "regional", mode, off);
      world.change(REGIONAL_MODE, "regional", mode, { ...off, enabled: true });
      world.link("us-east-1");
      expect(() => world.change(REGIONAL_MODE, "regional", mode, off)).to.throw(
        "cannot be disabled",
      );
      expect(() => world.cluster([EUROPE], { clusterType: "REPLICASET" })).to.throw("replica sets");
      const second = new World();
      second.cluster([EUROPE], { clusterType: "REPLICASET" });
      expect(() => second.regional()).to.throw("replica sets");
    });

    it("time out while a cluster never becomes idle, though Atlas has the link", () => {
      const world = new World();
      world.cluster([EUROPE]);
      world.atlas.stayUpdating(Infinity);
      expect(() => world.link("eu-west-1")).to.throw("timeout while waiting");
      expect(world.store.live.of(CONNECTION)).to.have.length(1);
      world.atlas.stayUpdating(3);
      expect(() => world.link("us-east-1")).not.to.throw();
    });

    it("keep their project open until they are gone", () => {
      const world = new World();
      world.service("eu-west-1");
      expect(() => world.drop(PROJECT, "project", world.project)).to.throw(
        "PRIVATE_ENDPOINT_SERVICES",
      );
    });
  });

  describe("connection strings", () => {
    const endpoints = (world: World) =>
      world
        .look()
        .connectionStrings.privateEndpoints.map(
          (entry) => (entry.endpoints as Properties[])[0]?.endpointId,
        );

    it("come only when the cluster is IDLE and all its regions are linked", () => {
      const world = new World();
      world.regional();
      world.cluster([EUROPE, AMERICA]);
      world.link("eu-west-1");
      expect(endpoints(world)).to.deep.equal([]);
      world.link("us-east-1");
      expect(endpoints(world)).to.deep.equal(["vpce-eu-west-1", "vpce-us-east-1"]);
      world.atlas.stayUpdating(2);
      expect(world.look()).to.deep.include({ stateName: "UPDATING" });
      expect(endpoints(world)).to.deep.equal([]);
      expect(endpoints(world)).to.have.length(2);
    });

    it("are one for all endpoints without regional mode", () => {
      const world = new World();
      world.cluster([EUROPE, AMERICA]);
      world.link("eu-west-1");
      world.link("us-east-1");
      const [only, ...others] = world.look().connectionStrings.privateEndpoints;
      expect(others).to.deep.equal([]);
      expect(only?.endpoints).to.have.length(2);
    });
  });

  describe("functions", () => {
    it("find clusters of the project that is asked for, and none in another", () => {
      const world = new World();
      const results = (projectId: string) =>
        world.store.invoke(GET_ALL, { projectId }).results as Properties[];
      expect(results(world.project)).to.deep.equal([]);
      world.cluster([EUROPE]);
      expect(results(world.project)[0]).to.include({
        name: "games",
        stateName: "IDLE",
        paused: false,
      });
      expect(results("0".repeat(24))).to.deep.equal([]);
    });

    it("refuse an unknown cluster and an unknown function", () => {
      const world = new World();
      expect(() => world.look()).to.throw("CLUSTER_NOT_FOUND");
      expect(() => world.store.invoke("mongodbatlas:index/getTeam:getTeam", {})).to.throw(
        "no answer",
      );
    });

    it("show what changed outside the program", () => {
      const world = new World();
      const id = world.cluster([EUROPE]);
      world.store.live.change({ type: CLUSTER }, (cluster) => ({
        ...cluster,
        replicationSpecs: [EUROPE, EUROPE, EUROPE, EUROPE, EUROPE],
      }));
      const [cluster] = world.store.invoke(GET_ALL, { projectId: world.project })
        .results as Properties[];
      expect(cluster?.replicationSpecs).to.have.length(5);
      const read = world.store.read(CLUSTER, id, world.inputs([EUROPE, EUROPE]), {}, "");
      expect(read?.inputs.replicationSpecs).to.have.length(5);
      expect(() => world.grow(id, [EUROPE, EUROPE])).to.throw("contact support");
    });
  });
});
