import { expect } from "chai";
import { zoneMappings } from "../../../../components/database/cluster-layout";
import { ZONES } from "./support";
import { layoutOf } from "./topology/support";

describe("locations of zones", () => {
  it("refuse a zone of the layout that has no row", () => {
    expect(() => zoneMappings(layoutOf(ZONES), ZONES.slice(0, 1))).to.throw(
      /zone america has shards but no row/,
    );
  });

  it("refuse one location for two zones", () => {
    const zones = ZONES.map((zone) => ({ ...zone, location: "IE" }));
    expect(() => zoneMappings(layoutOf(ZONES), zones)).to.throw(/location IE belongs to two zones/);
  });

  it("come in the order of the shards", () => {
    expect(zoneMappings(layoutOf(ZONES, ["america", "europe"]), ZONES)).to.deep.equal([
      { location: "US-VA", zone: "america" },
      { location: "IE", zone: "europe" },
    ]);
  });
});
