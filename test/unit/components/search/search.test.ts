import { expect } from "chai";
import { Search, searchLayout, searchSteps, type SearchArgs } from "../../../../components/search";
import { PHASES, type Phase } from "../../../../infra/fleet/schema";
import type { PlannedResource, Properties } from "../../../../infra/planner/record/types";
import { hasReplacementRow, refusedBy, replacedBy } from "../../../../infra/planner/replacement";
import { SEARCH_SIZES } from "../../../../infra/sizing/phases/search";
import { expectGuarded, input, managed, statements, TEST_TAGS } from "../../../support/conventions";
import { all, one, record, TEST_ACCOUNT, type Recorded } from "../../../support/record";

const DOMAIN = "aws:opensearch/domain:Domain";
const POLICY = "aws:opensearch/domainPolicy:DomainPolicy";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const ROLE = "aws:iam/role:Role";
const DATA_KEY = `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/data`;
const LOGS_KEY = `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/logs`;
const DOMAIN_ARN = `arn:aws:es:eu-west-1:${TEST_ACCOUNT}:domain/skyforge-test-search`;
const AZS = ["euw1-az1", "euw1-az2", "euw1-az3"];

function searchArgs(changes: Partial<SearchArgs> = {}): SearchArgs {
  return {
    region: "eu-west-1",
    account: TEST_ACCOUNT,
    phase: "scale",
    vpcId: "vpc-1",
    dataSubnets: AZS.map((availabilityZone) => ({
      id: `subnet-${availabilityZone}`,
      availabilityZone,
    })),
    appSubnets: AZS.map((availabilityZone, index) => ({
      availabilityZone,
      cidr: `10.16.${String(16 * (index + 1))}.0/20`,
    })),
    dataKeyArn: DATA_KEY,
    logsKeyArn: LOGS_KEY,
    tags: TEST_TAGS,
    ...changes,
  };
}

const build = (changes: Partial<SearchArgs> = {}) =>
  record((opts) => new Search("search", searchArgs(changes), opts));

/** What AWS lets nobody tag. */
const UNTAGGED = [POLICY, "aws:iam/rolePolicy:RolePolicy"];

/** What is refused, and which resources were registered before. */
const refusal = async (changes: Partial<SearchArgs>) => {
  const { findings, resources } = await record(
    (opts) => new Search("search", searchArgs(changes), opts),
    { allowFindings: true },
  );
  return { findings, made: managed({ resources }) };
};

describe("Search", () => {
  let recorded: Recorded<Search>;
  let domain: PlannedResource;

  before(async () => {
    recorded = await build();
    domain = one(recorded, DOMAIN);
  });

  it("puts every child under itself, with its name, its tags and an explicit provider", () => {
    const component = one(recorded, "worldcell:search:Search");
    const children = managed(recorded);
    expect(children).to.have.length(12);
    for (const child of children) {
      expect(child.name).to.match(/^search-/);
      expect(child.parent).to.equal(component.urn);
      expect(child.provider).to.match(/pulumi:providers:aws::aws::/);
      expect(input(child, "tags"), child.name).to.deep.equal(
        UNTAGGED.includes(child.type) ? undefined : { ...TEST_TAGS, Name: `test-${child.name}` },
      );
    }
  });

  it("is encrypted on disk with the cell's key, between nodes, and to clients with forward secrecy", () => {
    expect(domain.inputs).to.deep.include({
      engineVersion: "OpenSearch_2.19",
      domainName: "skyforge-test-search",
      ipAddressType: "ipv4",
      encryptAtRest: { enabled: true, kmsKeyId: DATA_KEY },
      nodeToNodeEncryption: { enabled: true },
      domainEndpointOptions: {
        enforceHttps: true,
        tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10",
      },
    });
  });

  it("knows IAM users only: no passwords, nobody anonymous", () => {
    expect(domain.inputs.advancedSecurityOptions).to.deep.equal({
      enabled: true,
      anonymousAuthEnabled: false,
      internalUserDatabaseEnabled: false,
      masterUserOptions: { masterUserArn: one(recorded, ROLE).outputs.arn },
    });
    expect(domain.propertyDependencies.advancedSecurityOptions).to.include(one(recorded, ROLE).urn);
  });

  it("lets in whoever IAM allows in the account, by a policy of its own", () => {
    const policy = one(recorded, POLICY);
    expect(domain.inputs).to.not.have.property("accessPolicies");
    expect(policy.inputs.domainName).to.equal("skyforge-test-search");
    expect(policy.dependencies).to.include(domain.urn);
    const document = statements(policy.inputs.accessPolicies);
    expectGuarded(document);
    expect(document).to.deep.equal([
      {
        Sid: "AccountByIam",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${TEST_ACCOUNT}:root` },
        Action: "es:ESHttp*",
        Resource: `${DOMAIN_ARN}/*`,
      },
    ]);
  });

  it("has a master role for Lambda and this stack's roles alone, which may do everything in this domain alone", () => {
    const trust = statements(one(recorded, ROLE).inputs.assumeRolePolicy);
    expectGuarded(trust);
    expect(trust.map(({ Condition }) => Condition)).to.deep.equal([
      { StringEquals: { "aws:SourceAccount": TEST_ACCOUNT } },
      {
        StringEquals: {
          "aws:PrincipalTag/project": "worldcell",
          "aws:PrincipalTag/stack": "test.stack",
        },
      },
    ]);
    const [rights] = statements(one(recorded, "aws:iam/rolePolicy:RolePolicy").inputs.policy);
    expect([rights?.Action, rights?.Resource]).to.deep.equal(["es:ESHttp*", `${DOMAIN_ARN}/*`]);
  });

  it("takes another master role, and makes none then", async () => {
    const masterRoleArn = `arn:aws:iam::${TEST_ACCOUNT}:role/break-glass`;
    const given = await build({ masterRoleArn });
    expect(all(given, ROLE)).to.deep.equal([]);
    expect(one(given, DOMAIN).inputs.advancedSecurityOptions).to.have.nested.property(
      "masterUserOptions.masterUserArn",
      masterRoleArn,
    );
    expect(one(given, "worldcell:search:Search").outputs.masterRoleArn).to.equal(masterRoleArn);
  });

  it("answers to the app subnets by HTTPS and to nobody else, and calls nobody", () => {
    const group = one(recorded, "aws:ec2/securityGroup:SecurityGroup");
    expect(group.inputs).to.not.have.any.keys("ingress", "egress");
    const rules = all(recorded, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
    expect(
      rules.map(({ inputs }) => [
        inputs.cidrIpv4,
        inputs.ipProtocol,
        inputs.fromPort,
        inputs.toPort,
      ]),
    ).to.deep.equal([
      ["10.16.16.0/20", "tcp", 443, 443],
      ["10.16.32.0/20", "tcp", 443, 443],
      ["10.16.48.0/20", "tcp", 443, 443],
    ]);
    expect(all(recorded, "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")).to.have.length(
      0,
    );
    expect(domain.inputs.vpcOptions).to.deep.equal({
      subnetIds: AZS.map((az) => `subnet-${az}`),
      securityGroupIds: [group.id],
    });
  });

  it("writes all four logs, each to its own encrypted group", () => {
    const groups = ["index-slow", "search-slow", "application", "audit"].map((log) =>
      one(recorded, LOG_GROUP, `search-log-${log}`),
    );
    expect(all(recorded, LOG_GROUP)).to.have.length(4);
    expect(groups.map(({ inputs }) => [inputs.name, inputs.retentionInDays])).to.deep.equal([
      ["/worldcell/search/skyforge-test-search/index-slow", 30],
      ["/worldcell/search/skyforge-test-search/search-slow", 30],
      ["/worldcell/search/skyforge-test-search/application", 30],
      ["/worldcell/search/skyforge-test-search/audit", 365],
    ]);
    for (const { inputs } of groups) expect(inputs.kmsKeyId).to.equal(LOGS_KEY);
    expect(domain.inputs.logPublishingOptions).to.deep.equal(
      ["INDEX_SLOW_LOGS", "SEARCH_SLOW_LOGS", "ES_APPLICATION_LOGS", "AUDIT_LOGS"].map(
        (logType, index) => ({
          logType,
          enabled: true,
          cloudwatchLogGroupArn: groups[index]?.outputs.arn,
        }),
      ),
    );
  });

  it("is changed at the region's night, and lets AWS update the service's software", () => {
    expect(domain.inputs).to.deep.include({
      offPeakWindowOptions: {
        enabled: true,
        offPeakWindow: { windowStartTime: { hours: 0, minutes: 0 } },
      },
      softwareUpdateOptions: { autoSoftwareUpdateEnabled: true },
      autoTuneOptions: {
        desiredState: "ENABLED",
        rollbackOnDisable: "NO_ROLLBACK",
        useOffPeakWindow: true,
      },
    });
  });

  it("gives AWS the hours that real domains take", () => {
    const hour = 3600;
    expect(domain.customTimeouts).to.deep.equal({
      create: 2 * hour,
      update: 6 * hour,
      delete: 2 * hour,
    });
  });

  it("sends advanced options as strings, every one that 2.19 gives back", () => {
    expect(domain.inputs.advancedOptions).to.deep.equal({
      override_main_response_version: "false",
      "rest.action.multi.allow_explicit_index": "true",
    });
  });

  it("is as large as its phase: one node in seed, standby over three AZs from growth", async () => {
    const seed = one(await build({ phase: "seed" }), DOMAIN).inputs;
    expect(seed).to.deep.include({
      clusterConfig: {
        instanceType: "t3.small.search",
        instanceCount: 1,
        dedicatedMasterEnabled: false,
        zoneAwarenessEnabled: false,
        multiAzWithStandbyEnabled: false,
        warmEnabled: false,
      },
      ebsOptions: { ebsEnabled: true, volumeType: "gp3", volumeSize: 20 },
      autoTuneOptions: {
        desiredState: "DISABLED",
        rollbackOnDisable: "NO_ROLLBACK",
        useOffPeakWindow: false,
      },
    });
    expect(seed.vpcOptions)
      .to.have.nested.property("subnetIds")
      .that.deep.equals(["subnet-euw1-az1"]);
    expect(domain.inputs).to.deep.include({
      clusterConfig: {
        instanceType: "r7g.xlarge.search",
        instanceCount: 6,
        dedicatedMasterEnabled: true,
        dedicatedMasterType: "m7g.large.search",
        dedicatedMasterCount: 3,
        zoneAwarenessEnabled: true,
        zoneAwarenessConfig: { availabilityZoneCount: 3 },
        multiAzWithStandbyEnabled: true,
        warmEnabled: false,
      },
      ebsOptions: {
        ebsEnabled: true,
        volumeType: "gp3",
        volumeSize: 200,
        iops: 3000,
        throughput: 250,
      },
    });
  });

  it("stands in both AZs of a region that has two, without standby", async () => {
    const { inputs } = one(
      await build({ region: "us-west-1", dataSubnets: searchArgs().dataSubnets.slice(0, 2) }),
      DOMAIN,
    );
    expect(inputs.clusterConfig).to.deep.include({
      instanceCount: 4,
      zoneAwarenessConfig: { availabilityZoneCount: 2 },
      multiAzWithStandbyEnabled: false,
    });
    expect(inputs.vpcOptions).to.have.nested.property("subnetIds").with.length(2);
  });

  it("takes one step an `up` where it is told what the domain is", async () => {
    const live = searchLayout(SEARCH_SIZES.launch, 3);
    const first = await build({ phase: "growth", live });
    expect(one(first, DOMAIN).inputs.clusterConfig).to.include({
      instanceType: "r7g.large.search",
      multiAzWithStandbyEnabled: false,
    });
    const second = await build({ phase: "growth", live: first.result.layout });
    expect(one(second, DOMAIN).inputs.clusterConfig).to.include({
      instanceType: "r7g.large.search",
      multiAzWithStandbyEnabled: true,
    });
    const third = await build({ phase: "growth", live: second.result.layout });
    expect(one(third, DOMAIN).inputs).to.deep.equal(one(second, DOMAIN).inputs);
  });

  it("replaces nothing and is refused nothing on any way from one phase to another", async () => {
    for (const [index, to] of PHASES.entries()) {
      for (const from of PHASES.slice(0, index)) await expectInPlace(from, to);
    }
  });

  it("would be refused with standby in the `up` that brings the nodes", async () => {
    const [seed, growth] = [await build({ phase: "seed" }), await build({ phase: "growth" })];
    expect(refusedBy(DOMAIN, one(seed, DOMAIN).inputs, one(growth, DOMAIN).inputs)).to.deep.equal([
      "clusterConfig.multiAzWithStandbyEnabled",
    ]);
  });

  it("protects the domain and its logs until the cell is being removed", async () => {
    const kept = ["application", "audit", "index-slow", "search-slow"].map(
      (log) => `search-log-${log}`,
    );
    const removable = await build({ removable: true });
    for (const [stack, names] of [
      [recorded, ["search-domain", ...kept]],
      [removable, []],
    ] as const) {
      const found = stack.resources.filter(({ protect }) => protect).map(({ name }) => name);
      expect(found.sort()).to.deep.equal(names);
      for (const { inputs } of all(stack, LOG_GROUP)) {
        expect(inputs.deletionProtectionEnabled).to.equal(names.length > 0);
      }
    }
  });

  it("takes other settings, but none that weakens it", async () => {
    const overrides = {
      domain: {
        softwareUpdateOptions: { autoSoftwareUpdateEnabled: false },
        encryptAtRest: { enabled: false },
        advancedSecurityOptions: { enabled: false },
      },
    };
    const { inputs } = one(await build({ overrides }), DOMAIN);
    expect(inputs).to.deep.include({
      softwareUpdateOptions: { autoSoftwareUpdateEnabled: false },
      encryptAtRest: { enabled: true, kmsKeyId: DATA_KEY },
    });
    expect(inputs.advancedSecurityOptions).to.include({ enabled: true });
  });

  it("refuses everything wrong at once, by stack and key, before anything is made", async () => {
    const size = { ...SEARCH_SIZES.scale, masters: { type: "m7g.large.search", count: 4 } };
    const { findings, made } = await refusal({ size, domainName: "Search" });
    expect(findings.map(({ where, path, code }) => [where, path, code])).to.deep.equal([
      ["test.stack", "domainName", "search-domain-name"],
      ["test.stack", "masters.count", "search-masters"],
    ]);
    expect(made).to.deep.equal([]);
    const autoTune = await refusal({ phase: "seed", autoTune: true });
    expect(autoTune.findings[0]?.message).to.equal("t3.small.search has no Auto-Tune");
    const nowhere = await refusal({ phase: "seed", dataSubnets: [] });
    expect(nowhere.findings.map(({ message }) => message)).to.deep.equal([
      "the domain stands in 1 AZs, and there are data subnets in 0",
    ]);
  });

  it("tells clients, alarms and the bootstrap what they need", () => {
    expect(one(recorded, "worldcell:search:Search").outputs).to.deep.include({
      endpoint: domain.outputs.endpoint,
      domainArn: DOMAIN_ARN,
      domainName: "skyforge-test-search",
      securityGroupId: one(recorded, "aws:ec2/securityGroup:SecurityGroup").id ?? "",
      masterRoleArn: one(recorded, ROLE).outputs.arn,
    });
    expect(domain.outputs.endpoint).to.match(
      /^vpc-skyforge-test-search-[0-9a-f]{26}\.eu-west-1\.es\.amazonaws\.com$/,
    );
  });
});

/** Inputs of every resource by URN, through each `up` from one phase to another. */
async function expectInPlace(from: Phase, to: Phase): Promise<void> {
  const live = searchLayout(SEARCH_SIZES[from], 3);
  const steps = searchSteps(live, searchLayout(SEARCH_SIZES[to], 3));
  let before = byUrn(await build({ phase: from }));
  let layout = live;
  for (const step of steps) {
    const after = byUrn(await build({ phase: to, live: layout }));
    expect([...after.keys()]).to.deep.equal([...before.keys()]);
    for (const [urn, { type, inputs }] of before) {
      const next = after.get(urn)?.inputs ?? {};
      const where = `${from} to ${to}, ${step.kind}: ${urn}`;
      if (type.startsWith("aws:")) expect(hasReplacementRow(type), where).to.equal(true);
      expect(replacedBy(type, inputs, next), where).to.deep.equal([]);
      expect(refusedBy(type, inputs, next), where).to.deep.equal([]);
    }
    before = after;
    layout = step.layout;
  }
}

function byUrn({
  resources,
}: Pick<Recorded<Search>, "resources">): Map<string, { type: string; inputs: Properties }> {
  return new Map(resources.map(({ urn, type, inputs }) => [urn, { type, inputs }]));
}
