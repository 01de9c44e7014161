import { expect } from "chai";
import { UserError } from "../../../../../infra/errors";
import { addRegionCommand } from "../../../../../stacks/cli/fleet/add-region";
import { flowRow, insertRow } from "../../../../../stacks/cli/fleet/row";
import { FleetFolder } from "../../../../support/fleet-folder";
import { edited, VALID_FLEET } from "../../../../support/fleet-text";

const ROW = { region: "us-west-1", ordinal: 6, residency: "us" };
const WRITTEN = "{ region: us-west-1, ordinal: 6, residency: us }";

describe("the command add-region", () => {
  let at: FleetFolder;
  beforeEach(() => {
    at = new FleetFolder();
    at.accept();
  });
  afterEach(() => {
    at.remove();
  });

  it("adds an anchor with the next free ordinal and tells what the plan adds", () => {
    const { output } = addRegionCommand({ fleet: at.fleet, region: "us-west-1", residency: "us" });
    expect(at.read("fleet.yaml")).to.equal(`${VALID_FLEET}  - ${WRITTEN}\n`);
    expect(output).to.contain("  fleet.us-west-1.network (network; reads fleet.foundation)");
    expect(output).to.not.contain("evacuate-across-residency");
  });

  it("adds a cell as planned", () => {
    addRegionCommand({
      fleet: at.fleet,
      region: "us-west-1",
      residency: "us",
      zone: "america",
      share: 3,
    });
    expect(at.read("fleet.yaml")).to.contain(
      "- { region: us-west-1, ordinal: 6, residency: us, cell: { zone: america, state: planned, share: 3 } }\n",
    );
  });

  it("gives a region that was there before its old ordinal", () => {
    at.write(
      `${VALID_FLEET}  - ${WRITTEN}\n  - { region: ca-west-1, ordinal: 7, residency: us }\n`,
    );
    at.accept();
    at.write(VALID_FLEET);
    addRegionCommand({ fleet: at.fleet, region: "us-west-1", residency: "us" });
    expect(at.read("fleet.yaml")).to.contain(WRITTEN);
    addRegionCommand({ fleet: at.fleet, region: "ca-central-1", residency: "us" });
    expect(at.read("fleet.yaml")).to.contain("region: ca-central-1, ordinal: 8");
  });

  const refused: readonly [
    what: string,
    options: { region: string; residency: string; zone?: string },
    code: string,
  ][] = [
    ["a region that has a row", { region: "us-west-2", residency: "us" }, "region-duplicate"],
    ["an unknown region", { region: "us-west-9", residency: "us" }, "unknown-region"],
    ["an unknown zone", { region: "us-west-1", residency: "us", zone: "asia" }, "unknown-zone"],
    [
      "a zone of another residency",
      { region: "us-west-1", residency: "us", zone: "europe" },
      "cell-residency",
    ],
    [
      "text that would be more than a word",
      { region: "us-west-1", residency: "us }\n  - {" },
      "error",
    ],
  ];
  for (const [what, options, code] of refused)
    it(`refuses ${what} and leaves the file as it is`, () => {
      expect(() => addRegionCommand({ fleet: at.fleet, ...options })).to.throw(UserError, code);
      expect(at.read("fleet.yaml")).to.equal(VALID_FLEET);
    });

  it("refuses to touch a fleet that has errors already", () => {
    at.write(edited(VALID_FLEET, ["control: eu-north-1", "control: us-east-1"]));
    expect(() =>
      addRegionCommand({ fleet: at.fleet, region: "us-west-1", residency: "us" }),
    ).to.throw(UserError, "control-region");
  });
});

describe("a new row", () => {
  const insert = (text: string) => insertRow(text, "x.yaml", ROW);

  it("stands after a last row on one line, with comments and alignment left as they are", () => {
    expect(
      insert("a: 1 # one\nregions: # all\n    - { region: x,   ordinal: 0 } # last\n# end\nb: 2\n"),
    ).to.equal(
      `a: 1 # one\nregions: # all\n    - { region: x,   ordinal: 0 } # last\n    - ${WRITTEN}\n# end\nb: 2\n`,
    );
  });

  it("stands after a last row over several lines", () => {
    expect(insert("regions:\n- region: x\n  cell:\n    zone: y # c\n\nb: 2\n")).to.equal(
      `regions:\n- region: x\n  cell:\n    zone: y # c\n- ${WRITTEN}\n\nb: 2\n`,
    );
  });

  it("stands inside brackets where the list does", () => {
    expect(insert("regions: [{ region: x }]\n")).to.equal(`regions: [{ region: x }, ${WRITTEN}]\n`);
  });

  it("keeps CR LF line ends", () => {
    expect(insert("regions:\r\n  - { region: x }\r\nb: 2\r\n")).to.equal(
      `regions:\r\n  - { region: x }\r\n  - ${WRITTEN}\r\nb: 2\r\n`,
    );
  });

  it("is refused where regions is no list with a row", () => {
    for (const text of ["regions: []\n", "regions: 3\n", "a: 1\n"])
      expect(() => insert(text), text).to.throw(UserError, "missing-key");
  });

  it("is one line", () => {
    expect(flowRow({ ...ROW, cell: { zone: "america" } })).to.equal(
      "{ region: us-west-1, ordinal: 6, residency: us, cell: { zone: america, state: planned } }",
    );
  });
});
