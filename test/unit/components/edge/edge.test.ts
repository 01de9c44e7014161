import { expect } from "chai";
import * as fc from "fast-check";
import type { EdgeCell } from "../../../../components/edge";
import { Edge } from "../../../../components/edge";
import type { PlannedResource } from "../../../../infra/planner/record/types";
import { failoverSeconds } from "../../../../infra/sizing/recovery";
import { stackTags } from "../../../../infra/tags";
import type { Recorded } from "../../../support/record";
import { all, one, record } from "../../../support/record";
import { cellRoutes } from "./arbitrary";

const RECORD = "aws:route53/record:Record";
const CHECK = "aws:route53/healthCheck:HealthCheck";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const ZONE = "Z0HOSTED";

const balancer = (region: string) => ({
  dnsName: `lb-1.${region}.elb.amazonaws.com`,
  zoneId: `Z${region}`,
});

const cell = (region: string, changes: Partial<EdgeCell> = {}): EdgeCell => ({
  region,
  state: "serving",
  share: 255,
  witness: region === "eu-west-3" ? "us-east-2" : "eu-west-3",
  loadBalancer: balancer(region),
  ...changes,
});

const build = (cells: readonly EdgeCell[]) =>
  record(
    (opts) =>
      new Edge(
        "edge",
        {
          domain: "play.example.com",
          hostedZoneId: ZONE,
          cells,
          tags: stackTags("skyforge", "prod", "prod.global"),
        },
        opts,
      ),
    { region: "eu-central-1" },
  );

const TWO = [cell("eu-west-1", { share: 200, evacuateTo: "us-east-1" }), cell("us-east-1")];

describe("Edge", () => {
  let recorded: Recorded<Edge>;
  before(async () => {
    recorded = await build(TWO);
  });

  it("puts every child under itself, with its name, its region and an explicit provider", () => {
    const component = one(recorded, "worldcell:edge:Edge");
    const children = recorded.resources.filter(({ type }) => type.startsWith("aws:"));
    expect(children).to.have.length(8 + 14);
    for (const child of children) {
      expect(child.name).to.match(/^edge-(eu-west-1|us-east-1)-/);
      expect(child.parent).to.equal(component.urn);
      expect(child.provider).to.match(/pulumi:providers:aws::aws::/);
    }
  });

  it("builds the same tree for IPv4 and IPv6, of aliases that all evaluate their target", () => {
    const records = all(recorded, RECORD);
    const shape = (type: string) =>
      records
        .filter(({ inputs }) => inputs.type === type)
        .map(({ inputs: { type: _, ...inputs } }) => JSON.stringify(inputs))
        .sort();
    expect(shape("A")).to.have.length(7);
    expect(shape("AAAA")).to.deep.equal(shape("A"));
    for (const { inputs } of records) {
      expect(inputs.zoneId).to.equal(ZONE);
      expect(inputs.aliases).to.have.nested.property("[0].evaluateTargetHealth", true);
      expect(inputs).to.not.have.any.keys("records", "ttl");
    }
  });

  it("ends in the load balancers", () => {
    expect(one(recorded, RECORD, "edge-eu-west-1-leaf-AAAA").inputs).to.deep.equal({
      zoneId: ZONE,
      name: "eu-west-1.cell.play.example.com",
      type: "AAAA",
      aliases: [
        {
          name: "lb-1.eu-west-1.elb.amazonaws.com",
          zoneId: "Zeu-west-1",
          evaluateTargetHealth: true,
        },
      ],
    });
  });

  it("weighs self and spill, and checks the cell each leads to", () => {
    const serves = (region: string) => one(recorded, CHECK, `edge-${region}-serves`).id;
    expect(one(recorded, RECORD, "edge-eu-west-1-self-A").inputs).to.deep.include({
      setIdentifier: "self",
      weightedRoutingPolicies: [{ weight: 200 }],
      healthCheckId: serves("eu-west-1"),
    });
    expect(one(recorded, RECORD, "edge-eu-west-1-spill-A").inputs).to.deep.include({
      setIdentifier: "spill",
      weightedRoutingPolicies: [{ weight: 55 }],
      healthCheckId: serves("us-east-1"),
    });
  });

  it("answers for api by latency, without a check that would take the spill along", () => {
    const latency = one(recorded, RECORD, "edge-eu-west-1-latency-A").inputs;
    expect(latency).to.deep.include({
      name: "api.play.example.com",
      setIdentifier: "eu-west-1",
      latencyRoutingPolicies: [{ region: "eu-west-1" }],
    });
    expect(latency.healthCheckId).to.equal(undefined);
  });

  it("makes an alias after its target, and deletes it before", () => {
    const latency = one(recorded, RECORD, "edge-eu-west-1-latency-A");
    const spill = one(recorded, RECORD, "edge-eu-west-1-spill-A");
    const leaf = one(recorded, RECORD, "edge-us-east-1-leaf-A");
    expect(latency.dependencies).to.include(spill.urn);
    expect(spill.dependencies).to.include(leaf.urn);
  });

  it("asks the load balancer itself, fast, over HTTPS, at the health path", () => {
    const { inputs } = one(recorded, CHECK, "edge-eu-west-1-endpoint");
    expect(inputs).to.include({
      type: "HTTPS",
      fqdn: "lb-1.eu-west-1.elb.amazonaws.com",
      port: 443,
      resourcePath: "/healthz",
      requestInterval: 10,
      failureThreshold: 3,
    });
    expect(inputs).to.not.have.any.keys("disabled", "regions", "ipAddress");
  });

  it("puts the fence into the witness region, silent until someone puts a 1", () => {
    expect(one(recorded, ALARM, "edge-eu-west-1-fence").inputs).to.deep.include({
      region: "eu-west-3",
      namespace: "Worldcell",
      metricName: "Fence",
      dimensions: { cell: "eu-west-1" },
      statistic: "Maximum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      period: 60,
      evaluationPeriods: 1,
      treatMissingData: "notBreaching",
    });
  });

  it("keeps the fence's last status when its data stops", () => {
    const alarm = one(recorded, ALARM, "edge-eu-west-1-fence");
    expect(one(recorded, CHECK, "edge-eu-west-1-not-fenced").inputs).to.deep.include({
      type: "CLOUDWATCH_METRIC",
      cloudwatchAlarmName: alarm.outputs.name,
      cloudwatchAlarmRegion: "eu-west-3",
      insufficientDataHealthStatus: "LastKnownStatus",
    });
  });

  it("re-reads the alarm when the witness moves", async () => {
    const moved = await build(TWO.map((each) => ({ ...each, witness: "ap-south-1" })));
    const triggers = (stack: Pick<Recorded<Edge>, "resources">) =>
      one(stack, CHECK, "edge-eu-west-1-not-fenced").inputs.triggers;
    expect(triggers(moved)).to.not.deep.equal(triggers(recorded));
  });

  it("counts a cell as serving only when it answers and is not fenced", () => {
    const id = (name: string) => one(recorded, CHECK, `edge-eu-west-1-${name}`).id;
    expect(one(recorded, CHECK, "edge-eu-west-1-serves").inputs).to.deep.include({
      type: "CALCULATED",
      childHealthThreshold: 2,
      childHealthchecks: [id("endpoint"), id("not-fenced")],
    });
  });

  it("tags checks and alarms, and protects nothing: global holds no data", () => {
    for (const { inputs, name } of [...all(recorded, CHECK), ...all(recorded, ALARM)]) {
      expect(inputs.tags).to.include({ game: "skyforge", Name: `prod-${name}` });
    }
    expect(recorded.resources.filter(({ protect }) => protect)).to.deep.equal([]);
  });

  it("tells the name that players use and the failover seconds of each slot", async () => {
    const three = await build([...TWO, cell("eu-west-2", { state: "provisioned", share: 0 })]);
    expect(one(three, "worldcell:edge:Edge").outputs).to.deep.equal({
      apiName: "api.play.example.com",
      failoverSeconds: { "eu-west-1": failoverSeconds(), "us-east-1": failoverSeconds() },
    });
  });

  it("gives a provisioned cell its checks and its leaf only", async () => {
    const only = await build([cell("eu-west-2", { state: "provisioned", share: 0 })]);
    expect(all(only, CHECK)).to.have.length(3);
    expect(all(only, RECORD).map(({ name }) => name)).to.deep.equal([
      "edge-eu-west-2-leaf-A",
      "edge-eu-west-2-leaf-AAAA",
    ]);
  });

  it("changes no input of what was there when a region is added", async () => {
    const three = await build([...TWO, cell("ap-south-1", { evacuateTo: "us-east-1" })]);
    const inputs = (resources: readonly PlannedResource[]) =>
      new Map(
        resources
          .filter(({ type }) => type.startsWith("aws:"))
          .map(({ urn, inputs: values, dependencies }) => [urn, { values, dependencies }]),
      );
    const after = inputs(three.resources);
    for (const [urn, before] of inputs(recorded.resources)) {
      expect(after.get(urn), urn).to.deep.equal(before);
    }
  });

  it("keeps names and identifiers through a share step, so that no record is replaced", async () => {
    const stepped = await build([
      { ...cell("eu-west-1"), share: 25, evacuateTo: "us-east-1" },
      cell("us-east-1"),
    ]);
    const identity = ({ resources }: Pick<Recorded<Edge>, "resources">) =>
      all({ resources }, RECORD).map(({ urn, inputs }) => ({
        urn,
        name: inputs.name,
        type: inputs.type,
        set: inputs.setIdentifier,
      }));
    expect(identity(stepped)).to.deep.equal(identity(recorded));
  });

  it("holds for any cells: sane checks, fences away from their cell, no check of another cell", async () => {
    await fc.assert(
      fc.asyncProperty(cellRoutes(5), async (routes) => {
        const cells = routes.map((route) => ({ ...route, loadBalancer: balancer(route.region) }));
        const stack = await build(cells);
        expect(all(stack, CHECK)).to.have.length(3 * cells.length);
        for (const { region } of cells) {
          const alarm = one(stack, ALARM, `edge-${region}-fence`).inputs;
          expect(alarm.region).to.not.equal(region);
          expect(alarm.dimensions).to.deep.equal({ cell: region });
          expect(one(stack, CHECK, `edge-${region}-endpoint`).inputs.fqdn).to.equal(
            balancer(region).dnsName,
          );
        }
        for (const { inputs } of all(stack, CHECK)) {
          expect(inputs.disabled).to.equal(undefined);
          if (inputs.type !== "CALCULATED") continue;
          const children = Array.isArray(inputs.childHealthchecks) ? inputs.childHealthchecks : [];
          expect(inputs.childHealthThreshold).to.be.within(1, children.length);
        }
      }),
      { numRuns: 25 },
    );
  });
});
