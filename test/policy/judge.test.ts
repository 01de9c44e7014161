import { expect } from "chai";
import * as sqs from "@pulumi/aws/sqs";
import { z } from "zod";
import { foreignContext } from "../../policy/context/context";
import { pending, recordProgram, runDirect, runServer } from "../../policy/harness";
import { mapping, resourceRule, stackRule } from "../../policy/rule";
import type { Judgement } from "../../policy/rule/judge";
import type { Metadata } from "../../policy/rule/metadata";
import type { Rule } from "../../policy/rule/rule";
import { toPolicies } from "../../policy/rule/to-policy";

const NOW = new Date("2026-12-01T00:00:00Z");
const QUEUE = "aws:sqs/queue:Queue";
const ABOUT: Omit<Metadata, "settings"> = {
  id: "test-queue",
  title: "A queue is as the test wants it",
  severity: "high",
  frameworks: [mapping("worldcell", "test")],
  why: "The test says so.",
  fix: "Do as the test says.",
};

async function judged(
  rule: Rule,
  program: () => unknown,
  config: object = {},
  phase: "seed" | "launch" = "launch",
): Promise<{ judgements: Judgement[]; messages: string[] }> {
  const stack = await recordProgram(program, { preview: true });
  const judgements: Judgement[] = [];
  const policies = toPolicies([rule], () => ({ ...foreignContext(NOW), phase }));
  const options = { config: { [rule.id]: config as Record<string, unknown> } };
  const { findings } = await runDirect(policies, stack, {
    ...options,
    observe: ({ judgement }) => judgements.push(judgement),
  });
  expect((await runServer(policies, stack, options)).findings).to.deep.equal(findings);
  return { judgements, messages: findings.map(({ level, message }) => `${level}: ${message}`) };
}

describe("judging one resource", () => {
  it("reports three lines: what, why, fix", async () => {
    const rule = resourceRule({
      ...ABOUT,
      types: [QUEUE],
      properties: ["name"],
      check: (it) => it.mustBeOneOf("name", ["jobs"]),
    });
    const { messages } = await judged(rule, () => new sqs.Queue("q", { name: "other" }));
    expect(messages).to.deep.equal([
      "mandatory: name is another text; allowed: jobs\nwhy: The test says so.\nfix: Do as the test says.",
    ]);
  });

  it("turns a rule's own fault into a finding that names the rule, without the error's text", async () => {
    for (const make of [resourceRule, stackRule]) {
      const rule = make({
        ...ABOUT,
        types: [QUEUE],
        properties: [],
        check: (it: { text: (path: string) => string | undefined }) => {
          throw new TypeError(`cannot read ${String(it.text("name"))}`);
        },
      });
      const { messages, judgements } = await judged(
        rule,
        () => new sqs.Queue("q", { name: "hunter2-hunter2" }),
      );
      expect(judgements.map(({ state }) => state)).to.deep.equal(["fail"]);
      expect(messages).to.have.length(1);
      expect(messages[0]).to.match(/cannot be judged: the rule test-queue has a fault of its own/);
      expect(messages[0]).to.contain("TypeError").and.not.contain("hunter2");
    }
  });

  it("is undecided, and silent, when a value that decides is not known", async () => {
    const rule = resourceRule({
      ...ABOUT,
      types: [QUEUE],
      properties: ["name", "fifoQueue"],
      check: (it) => {
        it.mustBeOneOf("name", ["jobs"]);
        if (it.flag("fifoQueue") === true) it.fail("fifoQueue", "is set");
      },
    });
    const { judgements, messages } = await judged(
      rule,
      () => new sqs.Queue("q", { name: pending(), fifoQueue: pending() }),
    );
    expect(judgements).to.deep.equal([
      {
        state: "unknown",
        faults: [],
        reason: "not known before the update: fifoQueue, name",
      },
    ]);
    expect(messages).to.deep.equal([]);
  });

  it("says why it does not apply, unless it found something before", async () => {
    const rule = resourceRule({
      ...ABOUT,
      types: [QUEUE],
      properties: ["name"],
      check: (it) => {
        if (it.has("name")) it.fail("name", "is set");
        it.notApplicable("this one is of no interest");
      },
    });
    const { judgements } = await judged(rule, () => {
      new sqs.Queue("a", { name: "a" });
      new sqs.Queue("b");
    });
    expect(judgements.map(({ state, reason }) => [state, reason])).to.deep.equal([
      ["fail", ""],
      ["notApplicable", "this one is of no interest"],
    ]);
  });

  it("does not apply below the phase that it is for", async () => {
    const rule = resourceRule({
      ...ABOUT,
      fromPhase: "launch",
      types: [QUEUE],
      properties: [],
      check: (it) => it.fail("", "is there"),
    });
    const program = () => new sqs.Queue("q");
    expect((await judged(rule, program, {}, "seed")).judgements[0]).to.deep.include({
      state: "notApplicable",
      reason: "applies from phase launch on, and this is seed",
    });
    expect((await judged(rule, program, {}, "launch")).judgements[0]?.state).to.equal("fail");
  });

  it("has the settings of the pack's user, with defaults where he said nothing", async () => {
    const rule = resourceRule({
      ...ABOUT,
      settings: { days: z.int().min(1).default(4).describe("Days.") },
      types: [QUEUE],
      properties: ["messageRetentionSeconds"],
      check: (it) => it.mustBeAtLeast("messageRetentionSeconds", it.settings.days * 86_400),
    });
    const program = () => new sqs.Queue("q", { messageRetentionSeconds: 200_000 });
    expect((await judged(rule, program)).messages[0]).to.contain("at least 345600");
    expect((await judged(rule, program, { days: 2 })).messages).to.deep.equal([]);
    expect((await judged(rule, program, { days: "two" })).messages[0]).to.contain(
      "the rule test-queue has a fault of its own",
    );
  });

  it("judges all types of a pattern, and names another resource by its own URN", async () => {
    const rule = stackRule({
      ...ABOUT,
      types: ["aws:sqs/*"],
      properties: [],
      check: (it) => {
        for (const other of it.ofType("aws:sqs/queuePolicy:QueuePolicy"))
          other.fail("policy", "is there");
      },
    });
    const stack = await recordProgram(() => {
      new sqs.Queue("q");
      new sqs.QueuePolicy("p", { queueUrl: "u", policy: "{}" });
    });
    const policies = toPolicies([rule], () => foreignContext(NOW));
    const { findings } = await runDirect(policies, stack);
    expect(findings).to.have.length(2);
    expect(new Set(findings.map(({ urn }) => urn.split("::")[3]))).to.deep.equal(new Set(["p"]));
    expect((await runServer(policies, stack)).findings).to.deep.equal(findings);
  });
});
