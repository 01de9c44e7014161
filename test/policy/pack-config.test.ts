import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import Ajv2020 from "ajv/dist/2020";
import { expect } from "chai";
import { z } from "zod";
import { foreignContext } from "../../policy/context/context";
import { FIXTURES } from "../../policy/fixtures";
import {
  type Fixtures,
  type HarnessStack,
  type PackConfig,
  recordProgram,
  runDirect,
  spellings,
} from "../../policy/harness";
import { Review } from "../../policy/report/review";
import { settingsSchema } from "../../policy/rule/judge";
import type { Metadata } from "../../policy/rule/metadata";
import { toPolicies } from "../../policy/rule/to-policy";
import { RULES } from "../../policy/rules";
import { PLAN_RULES } from "../../policy/rules/plan";
import { parsePackConfig } from "../../policy/settings/pack-config";
import { textOf } from "../support/files";

const NOW = new Date("2026-12-01T00:00:00Z");
const ALL: readonly Metadata[] = [...RULES, ...PLAN_RULES];
const SET = RULES.filter(({ settings }) => settings !== undefined);
const RETENTION = "aws-cloudwatch-log-group-retention";

const validate = new Ajv2020({ strict: false, allErrors: true }).compile(
  JSON.parse(textOf("docs/schemas/policy-config.schema.json")) as object,
);

/** Problems as `path: message`; the published schema must think the same of the file. */
function problems(config: unknown): string[] {
  const parsed = parsePackConfig(config, ALL);
  expect(validate(config), JSON.stringify(validate.errors)).to.equal("config" in parsed);
  return "config" in parsed
    ? []
    : parsed.problems.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`));
}

const defaultsOf = ({ settings = {} }: Metadata): Record<string, unknown> =>
  settingsSchema(settings).parse({});

describe("the settings of the pack", () => {
  it("are a default and a description each, and the defaults are accepted", () => {
    expect(SET.length).to.be.greaterThan(20);
    for (const rule of SET) {
      const { properties = {} } = z.toJSONSchema(settingsSchema(rule.settings ?? {}), {
        io: "input",
      });
      expect(defaultsOf(rule), rule.id).to.have.all.keys(Object.keys(properties));
      for (const [name, schema] of Object.entries(properties))
        expect((schema as { description?: string }).description, `${rule.id} ${name}`).to.match(
          /^[A-Z].{5,}/,
        );
    }
    const config = Object.fromEntries(
      SET.map((rule) => [rule.id, { enforcementLevel: "advisory", ...defaultsOf(rule) }]),
    );
    expect(problems(config)).to.deep.equal([]);
  });

  it("may be left out one by one", () => {
    for (const rule of SET)
      for (const [name, value] of Object.entries(defaultsOf(rule)))
        expect(problems({ [rule.id]: { [name]: value } }), `${rule.id} ${name}`).to.deep.equal([]);
  });

  it("are refused for every rule under another name, by the name", () => {
    for (const rule of ALL) {
      const [problem, ...others] = problems({ [rule.id]: { noSuchSetting: 1 } });
      expect(others).to.deep.equal([]);
      const names = Object.keys(rule.settings ?? {}).join(", ");
      expect(problem).to.match(new RegExp(`^${rule.id}\\.noSuchSetting: is no setting of it`));
      expect(problem).to.match(new RegExp(`; settings: ${names || "none"}$`));
    }
  });

  it("are refused when they are of another kind, by the name", () => {
    for (const rule of SET) {
      for (const [name, value] of Object.entries(defaultsOf(rule))) {
        for (const wrong of [null, [], {}, typeof value === "boolean" ? "true" : true]) {
          const found = problems({ [rule.id]: { [name]: wrong } });
          expect(found, `${rule.id} ${name}`).to.have.length(1);
          expect(found[0]).to.match(new RegExp(`^${rule.id}\\.${name}: .+`));
        }
      }
    }
  });

  it("take a level alone, in a mapping, and for all", () => {
    for (const level of ["mandatory", "advisory", "disabled"]) {
      const entries = ALL.map(({ id }, index) => [
        id,
        index % 2 === 0 ? level : { enforcementLevel: level },
      ]);
      expect(problems({ all: level, ...Object.fromEntries(entries) })).to.deep.equal([]);
    }
  });

  const REFUSED: readonly (readonly [string, unknown, readonly string[]])[] = [
    ["a list", [], ["is not a mapping of policies"]],
    ["nothing", null, ["is not a mapping of policies"]],
    ["a text", "mandatory", ["is not a mapping of policies"]],
    [
      "a level that there is not",
      { [RETENTION]: "warn", all: "off" },
      [
        `${RETENTION}: is neither one of mandatory, advisory, disabled nor a mapping`,
        "all: is not one of mandatory, advisory, disabled",
      ],
    ],
    [
      "a level that the engine has and this pack has not",
      { [RETENTION]: { enforcementLevel: "remediate" } },
      [`${RETENTION}.enforcementLevel: is not one of mandatory, advisory, disabled`],
    ],
    [
      "settings for all",
      { all: { enforcementLevel: "advisory" } },
      ["all: is not one of mandatory, advisory, disabled"],
    ],
    [
      "a policy that there is not",
      { "aws-cloudwatch-log-group-retentin": "disabled" },
      [
        `aws-cloudwatch-log-group-retentin: is not a policy of this pack; did you mean "${RETENTION}"?`,
      ],
    ],
    [
      "a misspelt setting",
      { [RETENTION]: { leest: 30 } },
      [`${RETENTION}.leest: is no setting of it; did you mean "least"?; settings: least, most`],
    ],
  ];
  for (const [what, config, expected] of REFUSED) {
    it(`refuse ${what}`, () => {
      expect(problems(config)).to.deep.equal(expected);
    });
  }

  it("say everything that is wrong at once", () => {
    const found = problems({
      all: "x",
      "no-such-policy": "disabled",
      [RETENTION]: { enforcementLevel: "x", least: "7", days: 1 },
    });
    expect(found.map((line) => line.split(":")[0]).sort()).to.deep.equal([
      "all",
      `${RETENTION}.days`,
      `${RETENTION}.enforcementLevel`,
      `${RETENTION}.least`,
      "no-such-policy",
    ]);
  });

  it("are in the documentation as they are", () => {
    const [, example] = /`--policy-pack-config FILE`.*?```json\n(.*?)```/s.exec(
      textOf("docs/policy.md"),
    ) ?? ["", ""];
    expect(problems(JSON.parse(example))).to.deep.equal([]);
  });

  it("move a threshold, and only that", async () => {
    const stack = await recordProgram(() => {
      new cloudwatch.LogGroup("month", { retentionInDays: 30 });
      new cloudwatch.LogGroup("year", { retentionInDays: 365 });
    });
    const found = async (config: PackConfig) => {
      const rules = RULES.filter(({ id }) => id === RETENTION);
      const review = new Review({ rules, subject: "test", day: "2026-12-01", config });
      await review.add(stack, foreignContext(NOW));
      return review
        .finish()
        .findings.map(({ urn, level, what }) => `${urn.split("::")[3] ?? ""} ${level} ${what}`);
    };
    expect(await found({})).to.deep.equal([]);
    const [least, ...others] = await found({ [RETENTION]: { least: 90 } });
    expect(least).to.match(/^month mandatory .*90/);
    expect(others).to.deep.equal([]);
    const [most] = await found({ [RETENTION]: { most: 90, enforcementLevel: "advisory" } });
    expect(most).to.match(/^year advisory .*90/);
    expect(await found({ [RETENTION]: { least: 90, enforcementLevel: "disabled" } })).to.deep.equal(
      [],
    );
  });

  for (const fixtures of FIXTURES.filter(({ rule }) => rule.settings !== undefined)) {
    it(`decide examples of ${fixtures.rule.id}`, async () => {
      const runs = await examplesOf(fixtures);
      const usual = await verdicts(runs, {});
      for (const [name, value] of Object.entries(defaultsOf(fixtures.rule))) {
        const changed: unknown[] = [];
        for (const other of othersOf(fixtures.rule, name, value)) {
          const given = await verdicts(runs, { [fixtures.rule.id]: { [name]: other } });
          if (given.join("\n") !== usual.join("\n")) changed.push(other);
        }
        expect(changed, `${name} decides nothing`).not.to.deep.equal([]);
      }
    });
  }
});

/** One example, ready to be judged. */
interface Run {
  readonly stack: HarnessStack;
  readonly policies: ReturnType<typeof toPolicies>;
}

/** Programs beside the examples, for thresholds that all examples keep clear of. */
const ALSO: Readonly<Record<string, Fixtures["pass"]>> = {
  "aws-ec2-flow-log-interval": {
    "ten minutes, as written": {
      phase: "growth",
      of: () =>
        new ec2.FlowLog("all", {
          vpcId: "vpc-1",
          trafficType: "ALL",
          logDestination: "arn:aws:s3:::logs",
          maxAggregationInterval: 600,
        }),
    },
  },
};

/** Examples that pass and fail, in all their spellings. */
async function examplesOf({ rule, pass, fail }: Fixtures): Promise<Run[]> {
  const runs: Run[] = [];
  for (const entry of [pass, fail, ALSO[rule.id] ?? {}].flatMap((of) => Object.values(of))) {
    const example = typeof entry === "function" ? { of: entry } : entry;
    const context = example.context?.() ?? {
      ...foreignContext(NOW),
      ...(example.phase === undefined ? {} : { phase: example.phase }),
    };
    for (const spelling of spellings()) {
      const stack = await recordProgram(() => example.of(spelling), example);
      runs.push({ stack, policies: toPolicies([rule], () => context) });
    }
  }
  return runs;
}

async function verdicts(runs: readonly Run[], config: PackConfig): Promise<string[]> {
  const lines: string[] = [];
  for (const [index, { stack, policies }] of runs.entries()) {
    const { findings } = await runDirect(policies, stack, { config });
    // The message may name the threshold; what is found, where and how bad it is decides.
    lines.push(
      ...findings.map(({ urn, level, message }) => {
        expect(message).not.to.contain("a fault of its own");
        return `${String(index)} ${level} ${urn} ${/^\S*/.exec(message)?.[0] ?? ""}`;
      }),
    );
  }
  return lines;
}

/** Values of a setting far from its default, as far as it takes them. */
function othersOf({ settings = {} }: Metadata, name: string, value: unknown): unknown[] {
  const schema = settings[name] ?? z.never();
  const { minimum, maximum } = z.toJSONSchema(schema, { io: "input" });
  if (typeof value === "boolean") return [!value];
  const far =
    typeof value === "number"
      ? [minimum, maximum, value * 100, value * 3, value * 2, value + 1, value - 1]
      : ["/elsewhere/"];
  return far.filter((other) => other !== value && schema.safeParse(other).success);
}
