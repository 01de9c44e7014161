import * as secretsmanager from "@pulumi/aws/secretsmanager";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { PlannedStack } from "../../infra/planner/plan";
import type { PlannedResource } from "../../infra/planner/record/types";
import { fleetContext, foreignContext } from "../../policy/context/context";
import { AnyResource, type HarnessStack, recordProgram } from "../../policy/harness";
import { Review } from "../../policy/report/review";
import type { PolicyReport, ReportFinding } from "../../policy/report/schema";
import { PLAN_RULES } from "../../policy/rules/plan";
import { planAll, sampleFleet } from "../support/plans";

const NOW = new Date("2026-12-01T00:00:00Z");
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const DOMAIN = "aws:opensearch/domain:Domain";
const KIND = "cells of this kind (launch, 3 AZs, 1 zones of the residency, a vault)";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";

/** A change of the resources of one planned stack. */
type Change = (resources: readonly PlannedResource[], stack: string) => readonly PlannedResource[];

async function reviewed(
  stacks: readonly {
    readonly stack: HarnessStack;
    readonly context: ReturnType<typeof foreignContext>;
  }[],
): Promise<PolicyReport> {
  const review = new Review({
    rules: [],
    planRules: PLAN_RULES,
    subject: "test",
    day: "2026-12-01",
  });
  for (const { stack, context } of stacks) await review.add(stack, context);
  return review.finish();
}

const lines = (findings: readonly ReportFinding[]): string[] =>
  findings.map(({ policy, stack, path, what }) => `${policy} ${stack} ${path} ${what}`);

describe("the rules about a plan as a whole", function () {
  this.timeout(60_000);
  const fleet = sampleFleet("prod");
  let planned: readonly PlannedStack[] = [];
  before(async () => {
    planned = await planAll(fleet);
  });

  /** Findings in the plan of prod after a change; `removing` confirms the removal of a stack. */
  async function found(change: Change, removing = ""): Promise<ReportFinding[]> {
    const { findings } = await reviewed(
      planned.map(({ spec, recorded }) => {
        const context = fleetContext(fleet, spec, NOW);
        return {
          stack: { ...recorded, resources: change(recorded.resources, spec.stack) },
          context:
            context.fleet !== undefined && spec.stack === removing
              ? { ...context, fleet: { ...context.fleet, removing: true } }
              : context,
        };
      }),
    );
    return [...findings];
  }

  /** Leaves the first resource of a type out of one stack. */
  const without =
    (type: string, of: string): Change =>
    (resources, stack) => {
      const gone = resources.find((resource) => resource.type === type);
      if (gone === undefined && stack === of) throw new Error(`${of} has no ${type}`);
      return stack === of ? resources.filter((resource) => resource !== gone) : resources;
    };

  it("find nothing in prod as it is", async () => {
    expect(await found((resources) => resources)).to.deep.equal([]);
  });

  describe("that cells of one kind are built alike", () => {
    it("finds the cell that lacks what the others have, at its stack", async () => {
      const [finding, ...others] = await found(without(BALANCER, "prod.us-east-1"));
      expect(others).to.deep.equal([]);
      expect(finding).to.include({
        policy: "plan-symmetry",
        severity: "medium",
        level: "mandatory",
        state: "fail",
        stack: "prod.us-east-1",
        type: "pulumi:pulumi:Stack",
        path: BALANCER,
      });
      expect(finding?.urn).to.match(
        /^urn:pulumi:prod\.us-east-1::worldcell::pulumi:pulumi:Stack::/,
      );
      expect(finding?.what).to.equal(`is there 0 times; ${KIND} have 1`);
    });

    it("finds the cell that has what the others lack", async () => {
      const more: Change = (resources, stack) => {
        const [first] = resources.filter(({ type }) => type === BALANCER);
        if (first === undefined || stack !== "prod.eu-west-1") return resources;
        return [...resources, { ...first, urn: `${first.urn}-more`, type: "aws:sns/topic:Topic" }];
      };
      const findings = await found(more);
      expect(findings.map(({ stack, path }) => `${stack} ${path}`)).to.deep.equal([
        "prod.eu-west-1 aws:sns/topic:Topic",
      ]);
    });

    it("finds nothing in a cell that is being removed, and looks at the others as before", async () => {
      const stack = "prod.us-east-1";
      expect(await found(without(BALANCER, stack), stack)).to.deep.equal([]);
      const both: Change = (resources, of) =>
        without(DOMAIN, "prod.eu-west-1")(without(BALANCER, stack)(resources, of), of);
      // Of two cells each has another number: the smaller one counts as usual.
      expect(lines(await found(both, stack))).to.deep.equal([
        `plan-symmetry prod.ap-northeast-1 ${DOMAIN} is there 1 times; ${KIND} have 0`,
      ]);
    });

    it("does not compare cells of different kinds, or stacks of other roles", async () => {
      expect(await found(without("aws:ec2/vpc:Vpc", "prod.us-east-1.network"))).to.deep.equal([]);
      const { findings } = await reviewed(
        planned.map(({ spec, recorded }) => {
          const context = fleetContext(fleet, spec, NOW);
          const other = spec.stack === "prod.us-east-1";
          return {
            stack: {
              ...recorded,
              resources: without(BALANCER, "prod.us-east-1")(recorded.resources, spec.stack),
            },
            context: other ? { ...context, phase: "growth" as const } : context,
          };
        }),
      );
      expect(findings).to.deep.equal([]);
    });

    it("lets the schema cell alone have the schema step", async () => {
      const step = (resources: readonly PlannedResource[]) =>
        resources.filter(({ urn }) => urn.includes("worldcell:database:SchemaStep"));
      let taken: readonly PlannedResource[] = [];
      const copied: Change = (resources, stack) => {
        if (stack === "prod.eu-west-1") taken = step(resources);
        return stack === "prod.us-east-1" ? [...resources, ...taken] : resources;
      };
      const places = (await found(copied)).map(({ stack }) => stack);
      expect(taken).not.to.deep.equal([]);
      expect(new Set(places)).to.deep.equal(new Set(["prod.us-east-1"]));
    });

    it("lets a cell alone fill its search from S3 where its row says so", async () => {
      const folder = "backfill/players/";
      const filled = {
        ...fleet,
        regions: fleet.regions.map((row) =>
          row.region === "us-east-1" && row.cell !== undefined
            ? { ...row, cell: { ...row.cell, searchBackfill: folder } }
            : row,
        ),
      };
      const { findings } = await reviewed(
        (await planAll(filled)).map(({ spec, recorded }) => ({
          stack: recorded,
          context: fleetContext(filled, spec, NOW),
        })),
      );
      expect(findings).to.deep.equal([]);
    });

    it("does not count contracts that are read and launches that are declared", async () => {
      const more: Change = (resources, stack) =>
        stack === "prod.us-east-1"
          ? [
              ...resources,
              ...[
                "pulumi:pulumi:StackReference",
                "aws:appautoscaling/scheduledAction:ScheduledAction",
              ].map((type) => ({ ...resourceOf(resources), urn: `urn:${type}`, type })),
            ]
          : resources;
      expect(await found(more)).to.deep.equal([]);
    });
  });

  describe("that what is secret by nature is marked as secret", () => {
    it("finds a password that somebody writes plainly into a cell", async () => {
      const plain: Change = (resources, stack) =>
        resources.map((resource) =>
          resource.type === CACHE &&
          resource.name.includes("sessions") &&
          stack === "prod.us-east-1"
            ? { ...resource, inputs: { ...resource.inputs, authToken: "hunter2-hunter2" } }
            : resource,
        );
      const findings = await found(plain);
      expect(lines(findings)).to.deep.equal([
        "plan-wrapped-secrets prod.us-east-1 authToken is a plain value; it must be a secret",
      ]);
      expect(findings[0]).to.include({ severity: "high", level: "mandatory", type: CACHE });
      expect(JSON.stringify(findings)).not.to.contain("hunter2");
    });

    /** Paths in which something plain is found in a program of no fleet. */
    async function plainIn(program: () => unknown): Promise<string[]> {
      const stack = await recordProgram(program);
      const { findings } = await reviewed([{ stack, context: foreignContext(NOW) }]);
      return findings.map(({ policy, path }) => `${policy} ${path}`);
    }

    // The SDK marks most of these itself; a program of another language, or an older provider, may not.
    const PLAIN: readonly (readonly [string, string, string, pulumi.Inputs])[] = [
      [
        "a secret's text",
        "secretString",
        "aws:secretsmanager/secretVersion:SecretVersion",
        { secretString: "x" },
      ],
      [
        "one of several passwords",
        "passwords[1]",
        "aws:elasticache/user:User",
        { passwords: [pulumi.secret("hunter2-hunter2"), "hunter3-hunter3"] },
      ],
      [
        "a password in a block",
        "authenticationMode.passwords[0]",
        "aws:elasticache/user:User",
        { authenticationMode: { type: "password", passwords: ["hunter2-hunter2"] } },
      ],
      [
        "a password among other properties",
        "connectionProperties.PASSWORD",
        "aws:glue/connection:Connection",
        { connectionProperties: { PASSWORD: "x", USERNAME: "u" } },
      ],
      [
        "a secure parameter",
        "value",
        "aws:ssm/parameter:Parameter",
        { type: "SecureString", value: "hunter2" },
      ],
      [
        "one entry of a Kubernetes secret",
        "stringData",
        "kubernetes:core/v1:Secret",
        { stringData: { user: pulumi.secret("u"), password: "hunter2" } },
      ],
    ];
    for (const [what, path, type, inputs] of PLAIN) {
      it(`finds ${what}`, async () => {
        expect(await plainIn(() => new AnyResource(type, "plain", inputs))).to.deep.equal([
          `plan-wrapped-secrets ${path}`,
        ]);
      });
    }

    it("finds nothing where the value, or what is around it, is a secret or not there", async () => {
      const paths = await plainIn(() => {
        new secretsmanager.SecretVersion("marked by the SDK", {
          secretId: "s",
          secretString: "hunter2",
        });
        const made: readonly (readonly [string, pulumi.Inputs])[] = [
          ["aws:secretsmanager/secretVersion:SecretVersion", { secretString: "" }],
          ["aws:secretsmanager/secretVersion:SecretVersion", {}],
          ["aws:ssm/parameter:Parameter", { type: "String", value: "eu-west-1" }],
          ["aws:ssm/parameter:Parameter", { type: "SecureString", value: pulumi.secret("x") }],
          [
            "aws:glue/connection:Connection",
            { connectionProperties: pulumi.secret({ PASSWORD: "x" }) },
          ],
          ["aws:glue/connection:Connection", { connectionProperties: { USERNAME: "u" } }],
          [
            "kubernetes:core/v1:Secret",
            { data: pulumi.secret({ password: "eA==" }), stringData: {} },
          ],
          ["example:index/other:Other", { password: "x", secretString: "x" }],
        ];
        for (const [index, [type, inputs]] of made.entries())
          new AnyResource(type, String(index), inputs);
      });
      expect(paths).to.deep.equal([]);
    });
  });
});

function resourceOf(resources: readonly PlannedResource[]): PlannedResource {
  const found = resources.find(({ type }) => type === BALANCER);
  if (found === undefined) throw new Error("there is no load balancer");
  return found;
}
