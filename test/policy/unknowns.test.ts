import { expect } from "chai";
import type { PlannedResource, Value } from "../../infra/planner/record/types";
import { foreignContext } from "../../policy/context/context";
import { FIXTURES } from "../../policy/fixtures";
import {
  type HarnessStack,
  propertyPaths,
  recordProgram,
  runDirect,
  spellings,
  withValue,
} from "../../policy/harness";
import { judgesType, type Rule } from "../../policy/rule/rule";
import { toPolicies } from "../../policy/rule/to-policy";
import { RULES } from "../../policy/rules";

const NOW = new Date("2026-12-01T00:00:00Z");

/** What the engine sends for a value of each kind that is not known yet (`@pulumi/policy`, proxy). */
const SENTINELS = [
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
] as const;

/** Every example of every rule, in its first spelling, with the policies of its context. */
async function examples(): Promise<
  { name: string; stack: HarnessStack; context: () => ReturnType<typeof foreignContext> }[]
> {
  const made = [];
  for (const { rule, ...groups } of FIXTURES) {
    for (const [group, entries] of Object.entries(groups)) {
      for (const [name, entry] of Object.entries(entries)) {
        const example = typeof entry === "function" ? { of: entry } : entry;
        const [spelling] = spellings();
        if (spelling === undefined) throw new Error("there is no spelling");
        const stack = await recordProgram(() => example.of(spelling), {
          ...example,
          preview: group === "unknown",
        });
        const own = example.context?.() ?? foreignContext(NOW);
        made.push({ name: `${rule.id}: ${name}`, stack, context: () => own });
      }
    }
  }
  return made;
}

/** The rules that judge something in a stack: asking the others each time would cost most of the time. */
function concerned(stack: HarnessStack): Rule[] {
  const types = [...new Set(stack.resources.map(({ type }) => type))];
  return RULES.filter((rule) => types.some((type) => judgesType(rule.types, type)));
}

/** The stack with one value changed, in inputs and outputs alike. */
function changed(
  stack: HarnessStack,
  resource: PlannedResource,
  path: readonly (string | number)[],
  value: Value,
): HarnessStack {
  const other = {
    ...resource,
    inputs: withValue(resource.inputs, path, value),
    outputs: withValue(resource.outputs, path, value),
  };
  return {
    ...stack,
    resources: stack.resources.map((entry) => (entry === resource ? other : entry)),
  };
}

const judgedOf = (stack: HarnessStack): PlannedResource[] =>
  stack.resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));

describe("every rule over every example", function () {
  this.timeout(900_000);
  let all: Awaited<ReturnType<typeof examples>> = [];

  before(async () => {
    all = await examples();
  });

  it("neither crashes nor stops an update when any input is not known yet", async () => {
    const wrong: string[] = [];
    let runs = 0;
    for (const { name, stack, context } of all) {
      const policies = toPolicies(concerned(stack), context);
      const before = await runDirect(policies, stack);
      // The program could have been stopped anyway; an unknown value may only take findings away.
      const known = new Set(
        before.findings.map(({ policy, urn, level }) => `${policy} ${urn} ${level}`),
      );
      for (const resource of judgedOf(stack)) {
        for (const path of propertyPaths(resource.inputs)) {
          const sentinel = SENTINELS[runs++ % SENTINELS.length] ?? SENTINELS[0];
          const { findings } = await runDirect(policies, changed(stack, resource, path, sentinel));
          for (const { policy, urn, level, message } of findings) {
            if (level === "mandatory" && !known.has(`${policy} ${urn} ${level}`))
              wrong.push(
                `${policy}: ${path.join(".")} of "${name}": ${message.split("\n")[0] ?? ""}`,
              );
            if (message.includes("fault of its own") || message.startsWith("can't run"))
              wrong.push(`${name}: ${path.join(".")} unknown: ${policy}: ${message}`);
          }
        }
      }
    }
    process.stdout.write(`    ${String(runs)} unknown values\n`);
    expect(runs).to.be.greaterThan(3000);
    expect(wrong.sort()).to.deep.equal([]);
  });

  it("never prints the value of a property", async () => {
    const wrong: string[] = [];
    const marker = "Hunter2Marker9x7";
    let runs = 0;
    for (const { name, stack, context } of all) {
      const policies = toPolicies(concerned(stack), context);
      for (const resource of judgedOf(stack)) {
        for (const path of propertyPaths(resource.inputs)) {
          const { findings } = await runDirect(policies, changed(stack, resource, path, marker));
          runs++;
          for (const { message } of findings) {
            if (message.includes(marker))
              wrong.push(`${name}: ${path.join(".")}: ${message.split("\n")[0] ?? ""}`);
          }
        }
      }
    }
    expect(runs).to.be.greaterThan(3000);
    expect(wrong.sort()).to.deep.equal([]);
  });
});
