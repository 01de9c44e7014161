import { runtime } from "@pulumi/pulumi";
import { expect } from "chai";
import { foreignContext } from "../../policy/context/context";
import { type HarnessStack, recordProgram, runDirect } from "../../policy/harness";
import { toPolicies } from "../../policy/rule/to-policy";
import { RULES } from "../../policy/rules";
import { TOPICS } from "./public";
import { CONFIG, INVOKES, type Program, SECRET_KEYS } from "./public/support";

const NOW = new Date("2026-12-01T00:00:00Z");

/** The least number of resources, by provider. */
const LEAST = { aws: 60, kubernetes: 40, mongodbatlas: 40 };

/** A program of the corpus as a stack, with the configuration that it reads. */
function recorded(program: Program, preview: boolean): Promise<HarnessStack> {
  return recordProgram(
    () => {
      runtime.setAllConfig({ ...CONFIG }, SECRET_KEYS);
      return program();
    },
    { preview, invokes: INVOKES },
  );
}

describe("well-built resources in the style of public examples", function () {
  this.timeout(60_000);

  const policies = toPolicies(RULES, () => foreignContext(NOW));
  const counts = new Map<string, number>();

  for (const [topic, programs] of Object.entries(TOPICS)) {
    for (const [name, program] of Object.entries(programs)) {
      it(`have no finding that stops an update: ${topic} ${name}`, async () => {
        const wrong = new Set<string>();
        for (const preview of [true, false]) {
          const stack = await recorded(program, preview);
          const { findings } = await runDirect(policies, stack);
          for (const { level, message, policy, urn } of findings) {
            if (level === "mandatory" || message.includes("fault of its own"))
              wrong.add(`${policy}: ${urn.split("::").slice(2).join("::")}: ${message}`);
          }
          if (preview) continue;
          for (const { custom, type } of stack.resources) {
            const [provider = ""] = type.split(":");
            if (custom) counts.set(provider, (counts.get(provider) ?? 0) + 1);
          }
        }
        expect([...wrong]).to.deep.equal([]);
      });
    }
  }

  it("are enough of each provider", () => {
    const line = Object.keys(LEAST).map((key) => `${key} ${String(counts.get(key) ?? 0)}`);
    process.stdout.write(`    resources of the corpus: ${line.join(", ")}\n`);
    for (const [provider, least] of Object.entries(LEAST))
      expect(counts.get(provider) ?? 0, provider).to.be.at.least(least);
  });
});
