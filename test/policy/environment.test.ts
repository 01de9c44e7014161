import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { fleetStacks } from "../../infra/contracts/stacks";
import { UserError } from "../../infra/errors";
import type { PolicyContext } from "../../policy/context/context";
import { environmentContext } from "../../policy/context/environment";
import { acceptCommand, lockCommand } from "../../stacks/cli/fleet/lock";
import { edited, VALID_FLEET } from "../support/fleet-text";
import { ROOT } from "../support/files";
import { sampleFleet } from "../support/plans";

const DAY = { WORLDCELL_NOW: "2026-12-01T18:00:00Z" };
const FOREIGN: PolicyContext = { phase: "launch", exemptions: [], today: "2026-12-01" };
const US_CELL = "cell: { zone: america, state: serving, share: 128 }";

const urnIn = (stack: string, project = "worldcell"): string =>
  `urn:pulumi:${stack}::${project}::aws:sqs/queue:Queue::jobs`;

/** The day so many days from the clock's. */
const daysAhead = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const exemption = (expires: string): string => `exemptions:
  - policy: aws-lb-load-balancer-access-logs
    urn: "urn:pulumi:fleet.*::worldcell::*LoadBalancer::*"
    reason: Access logs are not worth their bucket.
    owner: platform
    ticket: OPS-12
    expires: ${expires}
`;

describe("what the pack knows of the stack that the engine deploys", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "worldcell-project-"));
    for (const below of ["config", "fleets"])
      mkdirSync(join(folder, "stacks", below), { recursive: true });
    writeFileSync(join(folder, "Pulumi.yaml"), "name: worldcell\nruntime: nodejs\n");
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function writeFleet(text: string, lock: "locked" | "accepted" | "none" = "accepted"): void {
    const fleet = join(folder, "stacks", "fleets", "fleet.yaml");
    writeFileSync(fleet, text);
    if (lock !== "none") lockCommand({ fleet });
    if (lock === "accepted") acceptCommand({ fleet });
  }

  function writeConfig(stack: string, text: string): void {
    writeFileSync(join(folder, "stacks", "config", `Pulumi.${stack}.yaml`), text);
  }

  const configOf = (more = ""): string => `config:\n  worldcell:environment: fleet\n${more}`;

  const contextOf = (stack: string, env: Readonly<Record<string, string>> = {}): PolicyContext =>
    environmentContext(urnIn(stack), { ...DAY, ...env }, folder);

  /** Codes of the errors with which a fleet is refused. */
  function refusal(stack: string): string {
    try {
      contextOf(stack);
    } catch (thrown) {
      if (!(thrown instanceof UserError)) throw thrown;
      return thrown.findings
        .filter(({ severity }) => severity === "error")
        .map(({ code }) => code)
        .join(" ");
    }
    return "accepted";
  }

  it("is the fleet of prod, for each of its stacks", () => {
    const fleet = sampleFleet("prod");
    for (const { stack, role, fleetRegion } of fleetStacks(fleet)) {
      const context = environmentContext(urnIn(stack), DAY, ROOT);
      expect(context.fleet?.spec, stack).to.include({ stack, role });
      expect(context.fleet?.spec.fleetRegion).to.equal(fleetRegion);
      expect(context.fleet?.removing).to.equal(false);
      expect(context.fleet?.model.collections.length).to.be.greaterThan(0);
      expect(context.exemptions).to.deep.equal([]);
      expect(context.today).to.equal("2026-12-01");
    }
  });

  it("is found from any folder of the project", () => {
    const below = join(ROOT, "stacks", "config");
    expect(environmentContext(urnIn("prod.database"), DAY, below).fleet?.spec.role).to.equal(
      "database",
    );
    const here = environmentContext(urnIn("dev.global"));
    expect(here.fleet?.fleet.environment).to.equal("dev");
  });

  it("has the residency of each region", () => {
    const { fleet } = environmentContext(urnIn("prod.eu-west-1"), DAY, ROOT);
    const residencies = new Map(
      fleet?.fleet.regions.map(({ region, residency }) => [region, residency]),
    );
    expect(residencies.get("eu-west-1")).to.equal("eu");
    expect(residencies.get("us-east-1")).to.equal("us");
    const cells = fleet?.fleet.regions.filter(({ cell }) => cell !== undefined) ?? [];
    for (const { cell, residency } of cells)
      expect(fleet?.fleet.zones.find(({ zone }) => zone === cell?.zone)?.residency).to.equal(
        residency,
      );
  });

  it("has the phase of the cell, and of the fleet where no cell has its own", () => {
    writeFleet(edited(VALID_FLEET, ["share: 128 }", "share: 128, phase: growth }"]));
    for (const stack of ["fleet.us-east-1", "fleet.us-east-1.network", "fleet.eu-west-1"])
      writeConfig(stack, configOf());
    writeConfig("fleet.database", configOf());
    expect(contextOf("fleet.us-east-1").phase).to.equal("growth");
    expect(contextOf("fleet.us-east-1.network").phase).to.equal("growth");
    expect(contextOf("fleet.eu-west-1").phase).to.equal("launch");
    expect(contextOf("fleet.database").phase).to.equal("launch");
  });

  it("has the exemptions of the fleet, those that have ended too", () => {
    for (const expires of [daysAhead(30), daysAhead(-30)]) {
      writeFleet(VALID_FLEET + exemption(expires));
      writeConfig("fleet.eu-west-1", configOf());
      expect(contextOf("fleet.eu-west-1").exemptions).to.deep.equal([
        {
          policy: "aws-lb-load-balancer-access-logs",
          urn: "urn:pulumi:fleet.*::worldcell::*LoadBalancer::*",
          reason: "Access logs are not worth their bucket.",
          owner: "platform",
          ticket: "OPS-12",
          expires,
        },
      ]);
    }
  });

  it("is nothing for a stack of another project, or of no fleet that is here", () => {
    writeFleet(VALID_FLEET);
    writeConfig("fleet.eu-west-1", configOf());
    const elsewhere = environmentContext(urnIn("fleet.eu-west-1", "shop"), DAY, folder);
    expect(elsewhere).to.deep.equal(FOREIGN);
    writeConfig("a", "config:\n  worldcell:environment: nowhere\n");
    writeConfig("b", "config:\n  other:environment: fleet\n");
    writeConfig("c", "config:\n  worldcell:environment:\n    secure: AAABAJ\n");
    writeConfig("d", 'config:\n  worldcell:environment: ""\n');
    writeConfig("e", "secretsprovider: passphrase\n");
    writeConfig("f", "");
    writeConfig("fleet.eu-west-9", configOf());
    for (const stack of ["a", "b", "c", "d", "e", "f", "no-file", "fleet.eu-west-9"])
      expect(contextOf(stack), stack).to.deep.equal(FOREIGN);
  });

  it("is nothing outside a project", () => {
    rmSync(join(folder, "Pulumi.yaml"));
    writeFleet(VALID_FLEET);
    writeConfig("fleet.eu-west-1", configOf());
    expect(contextOf("fleet.eu-west-1")).to.deep.equal(FOREIGN);
  });

  it("comes from the configuration of an older engine before the stack's file", () => {
    writeFleet(VALID_FLEET);
    writeConfig("fleet.eu-west-1", "config:\n  worldcell:environment: nowhere\n");
    const given = { PULUMI_CONFIG: '{"worldcell:environment":"fleet"}' };
    expect(contextOf("fleet.eu-west-1", given).fleet?.spec.role).to.equal("cell");
    writeConfig("fleet.eu-west-1", configOf());
    expect(contextOf("fleet.eu-west-1", { PULUMI_CONFIG: "{}" })).to.deep.equal(FOREIGN);
  });

  it("stops the pack where the configuration cannot be read, rather than judge less", () => {
    writeFleet(VALID_FLEET);
    writeConfig("fleet.eu-west-1", "config: [\n");
    expect(() => contextOf("fleet.eu-west-1")).to.throw(/flow|sequence/i);
    expect(() => contextOf("fleet.eu-west-1", { PULUMI_CONFIG: "{" })).to.throw(SyntaxError);
  });

  it("stops the pack where the fleet is wrong, with the fleet's own findings", () => {
    writeConfig("fleet.eu-west-1", configOf());
    writeFleet(VALID_FLEET, "none");
    expect(refusal("fleet.eu-west-1")).to.equal("lock-missing");
    writeFleet(VALID_FLEET);
    expect(refusal("fleet.eu-west-1")).to.equal("accepted");
    writeFleet(edited(VALID_FLEET, ["control: eu-north-1", "control: us-east-1"]), "none");
    expect(refusal("fleet.eu-west-1")).to.equal("control-region");
    writeFleet(VALID_FLEET + exemption(daysAhead(400)), "none");
    expect(refusal("fleet.eu-west-1")).to.equal("exemption-too-long");
  });

  describe("about a removal", () => {
    const confirmed = (region: string): string =>
      configOf(`  worldcell:confirmRemoval: ${region}\n`);

    /** The sample fleet with its second cell retired. */
    function retire(): void {
      const evacuate = "      evacuateTo: us-east-1\n      acrossResidency: accepted\n";
      const without = edited(
        VALID_FLEET,
        [evacuate, ""],
        ["objectives: { transactions: { rpo: 0s, rto: 5m } }\n", ""],
      );
      for (const state of ["serving", "draining", "retired"])
        writeFleet(edited(without, [US_CELL, US_CELL.replace("serving", state)]));
    }

    const removing = (stack: string): boolean | undefined => contextOf(stack).fleet?.removing;

    it("takes both keys: the fleet's and the stack's", () => {
      writeFleet(VALID_FLEET);
      writeConfig("fleet.us-east-1", confirmed("us-east-1"));
      expect(removing("fleet.us-east-1"), "the cell serves").to.equal(false);
      retire();
      expect(removing("fleet.us-east-1")).to.equal(true);
      writeConfig("fleet.us-east-1", configOf());
      expect(removing("fleet.us-east-1"), "nobody confirmed").to.equal(false);
    });

    it("takes the region itself as confirmation, and no other word", () => {
      retire();
      for (const word of ["eu-west-1", "true", "yes", '"us-east-1 "']) {
        writeConfig("fleet.us-east-1", confirmed(word));
        expect(removing("fleet.us-east-1"), word).to.equal(false);
      }
    });

    it("leaves what the others share alone while a cell runs", () => {
      retire();
      for (const [stack, region] of [
        ["fleet.foundation", "eu-north-1"],
        ["fleet.database", "eu-north-1"],
        ["fleet.global", "eu-north-1"],
        ["fleet.eu-west-1", "eu-west-1"],
        ["fleet.us-east-2.network", "us-east-2"],
      ] as const) {
        writeConfig(stack, confirmed(region));
        expect(removing(stack), stack).to.equal(false);
      }
    });
  });

  describe("about today", () => {
    it("is WORLDCELL_NOW's day in UTC", () => {
      for (const [now, today] of [
        ["2027-03-31T23:59:59Z", "2027-03-31"],
        ["2027-03-31T23:59:59-02:00", "2027-04-01"],
        ["2027-03-31", "2027-03-31"],
      ] as const) {
        const env = { WORLDCELL_NOW: now };
        expect(environmentContext(urnIn("prod.global"), env, ROOT).today).to.equal(today);
        expect(environmentContext(urnIn("x", "shop"), env, ROOT).today).to.equal(today);
      }
    });

    it("is the clock's day without it", () => {
      const before = daysAhead(0);
      const { today } = environmentContext(urnIn("prod.global"), { WORLDCELL_NOW: "" }, ROOT);
      expect([before, daysAhead(0)]).to.include(today);
    });

    it("stops the pack when it is no moment", () => {
      const env = { WORLDCELL_NOW: "tomorrow" };
      expect(() => environmentContext(urnIn("prod.global"), env, ROOT)).to.throw(
        /WORLDCELL_NOW is "tomorrow"/,
      );
    });
  });
});
