import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { expect } from "chai";
import { fleetStacks } from "../../infra/contracts/stacks";
import { fleetContext, foreignContext } from "../../policy/context/context";
import { type PolicyFinding, recordProgram, runDirect, runServer } from "../../policy/harness";
import { sortedFindings } from "../../policy/harness/finding";
import { toPolicies } from "../../policy/rule/to-policy";
import { RULES } from "../../policy/rules";
import { weakEstate } from "../policy/support/weak-estate";
import { ROOT, textOf } from "../support/files";
import { planAll, sampleFleet } from "../support/plans";
import { succeeded } from "./support/deploy";
import type { Ran } from "./support/engine";
import { withEngine } from "./support/hooks";

const NOW = new Date();

interface PolicyEvent {
  readonly resourceUrn?: string;
  readonly message: string;
  readonly policyName: string;
  readonly enforcementLevel: "advisory" | "mandatory";
  readonly severity?: PolicyFinding["severity"];
}

/** The text without the colours that the engine puts into events. */
const plain = (text: string): string => text.replace(/<\{%(fg \d+|reset|bold)%\}>/g, "").trim();

/** Findings as lines, so that a difference shows what differs. */
const lines = (findings: readonly PolicyFinding[]): string[] =>
  findings.map(({ urn, policy, level, severity, message }) =>
    [urn.split("::").slice(2).join("::"), policy, level, severity, message].join(" | "),
  );

/** Expects the same findings; a difference shows the lines that only one side has. */
function expectSame(cli: readonly PolicyFinding[], harness: readonly PolicyFinding[]): void {
  const [one, other] = [lines(cli), lines(harness)];
  const only = (of: readonly string[], not: readonly string[]) =>
    of.filter((line) => !not.includes(line)).join("\n");
  expect(only(one, other), "found by the CLI only").to.equal("");
  expect(only(other, one), "found by the harness only").to.equal("");
  expect(one).to.have.length(other.length);
}

/** Findings in the engine's event log. */
function findingsIn(log: string): PolicyFinding[] {
  const events = readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { policyEvent?: PolicyEvent });
  return sortedFindings(
    events.flatMap(({ policyEvent }) =>
      policyEvent === undefined
        ? []
        : [
            {
              policy: policyEvent.policyName,
              urn: policyEvent.resourceUrn ?? "",
              level: policyEvent.enforcementLevel,
              ...(policyEvent.severity === undefined ? {} : { severity: policyEvent.severity }),
              message: plain(policyEvent.message),
            },
          ],
    ),
  );
}

describe("the policy pack under the real engine", function () {
  this.timeout(900_000);
  const engine = withEngine();
  const pack = (): string => join(engine().project, "out", "policy");

  before(() => {
    execFileSync(process.execPath, [join(ROOT, "policy/build.mjs"), pack()], { stdio: "ignore" });
  });

  const previewed = async (
    stack: string,
    ...more: string[]
  ): Promise<{ ran: Ran; found: PolicyFinding[] }> => {
    const log = join(engine().project, `${stack}.events`);
    const ran = await engine().run(
      ...["preview", "-s", stack, "--policy-pack", pack(), "--event-log", log, ...more],
    );
    expect(existsSync(log), ran.text).to.equal(true);
    return { ran, found: findingsIn(log) };
  };

  it("finds in a weak estate what both runners of the harness find, text for text", async () => {
    const source = textOf("test/policy/support/weak-estate.ts");
    const { code } = transformSync(source, { loader: "ts", format: "cjs", target: "node20" });
    const folder = engine().inline("weak", `${code}\nmodule.exports.weakEstate();\n`);
    succeeded(await engine().run("-C", folder, "stack", "init", "first"), "stack init");
    await engine().run("-C", folder, "config", "set", "aws:region", "eu-west-1", "-s", "first");
    const { ran, found } = await previewed("first", "-C", folder);
    expect(ran.code, ran.text).not.to.equal(0);
    const recorded = await recordProgram(weakEstate, {
      preview: true,
      project: "weak",
      stack: "first",
    });
    const policies = toPolicies(RULES, () => foreignContext(NOW));
    const direct = await runDirect(policies, recorded);
    expect(direct.findings.length).to.be.greaterThan(5);
    expectSame(found, direct.findings);
    expect((await runServer(policies, recorded)).findings).to.deep.equal(direct.findings);
  });

  it("lets the dev fleet pass, finding what the harness finds in its plan", async () => {
    const fleet = sampleFleet("dev");
    const plan = new Map((await planAll(fleet)).map((entry) => [entry.spec.stack, entry]));
    for (const spec of fleetStacks(fleet)) {
      const recorded = plan.get(spec.stack)?.recorded;
      if (recorded === undefined) throw new Error(`${spec.stack} was not planned`);
      await engine().init(spec.stack);
      const policies = toPolicies(RULES, () => fleetContext(fleet, spec, NOW));
      const planned = (await runDirect(policies, recorded)).findings;
      // Before the first update much is not known: what is found then is found in the plan too.
      const first = await previewed(spec.stack);
      succeeded(first.ran, `preview ${spec.stack}`);
      expect(lines(planned), spec.stack).to.include.members(lines(first.found));
      succeeded(await engine().up(spec.stack, "--policy-pack", pack()), `up ${spec.stack}`);
      const second = await previewed(spec.stack);
      succeeded(second.ran, `second preview ${spec.stack}`);
      expectSame(second.found, planned);
    }
  });
});
