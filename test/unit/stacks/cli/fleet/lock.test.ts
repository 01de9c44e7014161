import { expect } from "chai";
import { UserError } from "../../../../../infra/errors";
import { checkCommand } from "../../../../../stacks/cli/fleet/check";
import { acceptCommand, lockCommand } from "../../../../../stacks/cli/fleet/lock";
import { FleetFolder } from "../../../../support/fleet-folder";
import { edited, VALID_FLEET } from "../../../../support/fleet-text";

describe("the commands lock, accept and check", () => {
  let at: FleetFolder;
  beforeEach(() => {
    at = new FleetFolder();
  });
  afterEach(() => {
    at.remove();
  });

  it("write the lock once, and leave it alone the second time", () => {
    expect(lockCommand({ fleet: at.fleet }).output).to.contain(
      "written; 6 regions, 2 zones, 3 shards",
    );
    const first = at.read("fleet.lock.yaml");
    expect(lockCommand({ fleet: at.fleet }).output).to.contain("unchanged");
    expect(at.read("fleet.lock.yaml")).to.equal(first);
    expect(first).to.not.contain("accepted:\n");
  });

  it("lock the namespaces of the data model", () => {
    lockCommand({ fleet: at.fleet });
    expect(at.read("fleet.lock.yaml")).to.match(/game\.players: \{ hashed: \w+, shardKey: \w+ \}/);
  });

  it("accept what is deployed, and tell what changed", () => {
    at.accept();
    at.write(
      edited(
        VALID_FLEET,
        ["objectives: { transactions: { rpo: 0s, rto: 5m } }\n", ""],
        ["state: serving, share: 128", "state: draining, share: 9"],
        ["      evacuateTo: us-east-1\n      acrossResidency: accepted\n", ""],
      ),
    );
    expect(acceptCommand({ fleet: at.fleet }).output).to.contain(
      "accepted: region us-east-1: serving at launch > draining at launch",
    );
    expect(acceptCommand({ fleet: at.fleet }).output).to.contain("unchanged");
    expect(at.read("fleet.lock.yaml")).to.contain(
      "us-east-1: { network: true, phase: launch, state: draining }",
    );
  });

  it("do not accept an illegal move, and write nothing then", () => {
    at.accept();
    const before = at.read("fleet.lock.yaml");
    at.write(
      edited(
        VALID_FLEET,
        ["state: serving, share: 128", "state: retired"],
        ["      evacuateTo: us-east-1\n      acrossResidency: accepted\n", ""],
      ),
    );
    expect(() => acceptCommand({ fleet: at.fleet })).to.throw(
      UserError,
      "goes from serving to retired; allowed: serving, draining",
    );
    expect(at.read("fleet.lock.yaml")).to.equal(before);
  });

  it("do not accept what the lock lacks", () => {
    expect(() => acceptCommand({ fleet: at.fleet })).to.throw(UserError, "lock-missing");
    at.accept();
    at.write(`${VALID_FLEET}  - { region: us-west-1, ordinal: 6, residency: us }\n`);
    expect(() => acceptCommand({ fleet: at.fleet })).to.throw(UserError, "lock-behind");
  });

  it("do not lock a fleet with errors", () => {
    at.write(edited(VALID_FLEET, ["control: eu-north-1", "control: us-east-1"]));
    expect(() => lockCommand({ fleet: at.fleet })).to.throw(UserError, "control-region");
  });

  it("check a fleet and count what it has", () => {
    at.accept();
    expect(checkCommand({ fleet: at.fleet }).output).to.contain(
      "ok; 2 zones, 6 regions, 2 cells, 11 stacks, 1 warning",
    );
  });
});
