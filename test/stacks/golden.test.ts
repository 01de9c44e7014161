import { expect } from "chai";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { cellRegions } from "../../infra/contracts/stacks";
import { regionsOfZone, regionOf } from "../../infra/fleet/fleet";
import type { PlannedStack } from "../../infra/planner/plan";
import { ROOT } from "../support/files";
import { againstGolden, goldenText } from "../support/golden";
import { exportsOf, findingsOf, planAll, sampleFleet } from "../support/plans";

const SAMPLES = ["dev", "prod", "world"];
/** Types whose `tags` input is a list of what Atlas calls labels, or that have none. */
const AWS = /^aws:/;

for (const name of SAMPLES) {
  describe(`the plan of ${name}`, () => {
    const fleet = sampleFleet(name);
    let stacks: PlannedStack[];

    before(async function () {
      this.timeout(60_000);
      stacks = await planAll(fleet, { strict: true });
    });

    it("has no finding, also with unknown values", () => {
      expect(findingsOf(stacks)).to.deep.equal([]);
    });

    it("equals the golden text of every stack; BLESS=1 rewrites it and prints the difference", () => {
      for (const { spec, recorded } of stacks) {
        expect(againstGolden(spec.stack, goldenText(recorded.resources)), spec.stack).to.deep.equal(
          [],
        );
      }
    });

    it("gives every resource an explicit provider and a parent component", () => {
      for (const { recorded } of stacks) {
        const components = new Set(
          recorded.resources.filter(({ custom }) => !custom).map(({ urn }) => urn),
        );
        for (const resource of recorded.resources) {
          if (!resource.custom || resource.external || resource.type.startsWith("pulumi:"))
            continue;
          expect(resource.provider, resource.urn).to.match(
            /::pulumi:providers:(aws|mongodbatlas)::/,
          );
          expect(components.has(resource.parent ?? ""), resource.urn).to.equal(true);
          expect(resource.parent, resource.urn).not.to.contain("pulumi:pulumi:Stack");
        }
      }
    });

    it("stands in the stack's region or one that its role declares", () => {
      for (const { spec, recorded } of stacks) {
        const allowed = new Set([spec.region, ...spec.foreignRegions]);
        for (const { type, inputs, urn } of recorded.resources) {
          if (!AWS.test(type) && type !== "pulumi:providers:aws") continue;
          const region = typeof inputs.region === "string" ? inputs.region : spec.region;
          expect(allowed.has(region), `${urn} in ${region}`).to.equal(true);
        }
      }
    });

    it("names no other cell's region in a cell", () => {
      for (const { spec, recorded } of stacks.filter(({ spec: { role } }) => role === "cell")) {
        const recovery = fleet.zones.find(
          ({ zone }) => zone === regionOf(fleet, spec.region).cell?.zone,
        )?.recovery;
        const others = cellRegions(fleet).filter(
          (region) => region !== spec.region && region !== recovery,
        );
        const text = JSON.stringify(
          recorded.resources.filter(({ external }) => !external).map(({ inputs }) => inputs),
        );
        for (const region of others) {
          expect(
            new RegExp(`${region}(?![0-9])`).test(text),
            `${spec.stack} names ${region}`,
          ).to.equal(false);
        }
      }
    });

    it("writes the same bytes twice", async () => {
      const again = exportsOf(await planAll(fleet));
      for (const [stack, text] of exportsOf(stacks)) expect(again.get(stack), stack).to.equal(text);
    });

    it("links every region with a node before the cluster", () => {
      const database = stacks.find(({ spec: { role } }) => role === "database");
      for (const zone of fleet.zones) {
        for (const region of regionsOfZone(zone)) {
          expect(database?.spec.reads).to.include(`${name}.${region}.network`);
        }
      }
    });
  });
}

describe("golden files", () => {
  it("belong to a stack of a sample fleet, each", async function () {
    this.timeout(60_000);
    const known = new Set<string>();
    for (const name of SAMPLES) {
      for (const { spec } of await planAll(sampleFleet(name))) known.add(`${spec.stack}.txt`);
    }
    expect(
      readdirSync(join(ROOT, "test/stacks/golden")).filter((file) => !known.has(file)),
    ).to.deep.equal([]);
  });
});
