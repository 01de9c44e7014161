import { expect } from "chai";
import type { FoundationArgs } from "../../../../components/foundation";
import { Foundation } from "../../../../components/foundation";
import type { Recorded } from "../../../support/record";
import { all, one, record, TEST_ACCOUNT } from "../../../support/record";
import {
  expectConventions,
  expectGuarded,
  input,
  managed,
  statements,
  TEST_TAGS,
} from "../../../support/conventions";

const DOMAIN = "play.skyforge.example";

function plan(
  args: Partial<FoundationArgs> = {},
  options: { preview?: boolean } = {},
): Promise<Recorded<Foundation>> {
  const whole: FoundationArgs = {
    game: "skyforge",
    environment: "test",
    domain: DOMAIN,
    account: TEST_ACCOUNT,
    control: "eu-central-1",
    cellRegions: ["eu-west-1", "eu-central-1", "us-east-1"],
    dnssec: true,
    ownsAccount: true,
    atlas: { organizationId: "0123456789abcdef01234567" },
    tags: TEST_TAGS,
    ...args,
  };
  return record((opts) => new Foundation("foundation", whole, opts), {
    region: "eu-central-1",
    ...options,
  });
}

const outputs = (recorded: Recorded<unknown>) =>
  one(recorded, "worldcell:foundation:Foundation").outputs;

describe("Foundation", () => {
  it("gives every resource a parent, a name, tags and a provider", async () => {
    expectConventions(await plan(), "foundation");
  });

  it("keeps the hosted zone: accelerated recovery on, never emptied by itself", async () => {
    const zone = one(await plan(), "aws:route53/zone:Zone");
    expect(zone.inputs).to.include({
      name: DOMAIN,
      enableAcceleratedRecovery: true,
      forceDestroy: false,
      comment: "skyforge test",
    });
    expect(zone.protect).to.equal(true);
  });

  it("switches accelerated recovery off by an explicit false when the zone is to go", async () => {
    const zone = one(await plan({ removable: true }), "aws:route53/zone:Zone");
    expect(zone.inputs.enableAcceleratedRecovery).to.equal(false);
  });

  it("passes `region` to what stands in us-east-1, and to nothing of Route 53 or IAM", async () => {
    const recorded = await plan();
    const inVirginia = managed(recorded)
      .filter(({ inputs }) => inputs.region === "us-east-1")
      .map(({ name }) => name)
      .sort();
    expect(inVirginia).to.deep.equal([
      "foundation-dnssec-key",
      "foundation-queries",
      "foundation-query-key",
      "foundation-query-key-alias",
      "foundation-query-policy",
    ]);
    const withRegion = managed(recorded).filter(({ inputs }) => "region" in inputs);
    expect(withRegion).to.have.length(inVirginia.length);
    expect(all(recorded, "pulumi:providers:aws")).to.have.length(1);
  });

  it("logs queries to an encrypted group of us-east-1 after the policy that lets Route 53 in", async () => {
    const recorded = await plan({ queryLogDays: 60 });
    const group = one(recorded, "aws:cloudwatch/logGroup:LogGroup");
    expect(group.inputs).to.include({
      name: `/aws/route53/${DOMAIN}`,
      retentionInDays: 60,
      kmsKeyId: one(recorded, "aws:kms/key:Key", "foundation-query-key").outputs.arn,
      deletionProtectionEnabled: true,
    });
    const log = one(recorded, "aws:route53/queryLog:QueryLog");
    expect(log.inputs).to.include({
      zoneId: one(recorded, "aws:route53/zone:Zone").id,
      cloudwatchLogGroupArn: group.outputs.arn,
    });
    expect(log.dependencies).to.include(
      one(recorded, "aws:cloudwatch/logResourcePolicy:LogResourcePolicy").urn,
    );
  });

  it("guards every key policy", async () => {
    const keys = all(await plan(), "aws:kms/key:Key");
    expect(keys).to.have.length(3);
    for (const key of keys) expectGuarded(statements(input(key, "policy")));
  });

  it("says who may issue certificates", async () => {
    const caa = one(
      await plan({ caaContact: "ops@skyforge.example" }),
      "aws:route53/record:Record",
      "foundation-caa",
    );
    expect(caa.inputs).to.include({ name: DOMAIN, type: "CAA" });
    expect(input(caa, "records")).to.have.length(3);
  });

  it("signs the zone with the one kind of key that Route 53 takes", async () => {
    const recorded = await plan();
    const key = one(recorded, "aws:kms/key:Key", "foundation-dnssec-key");
    expect(key.inputs).to.include({
      customerMasterKeySpec: "ECC_NIST_P256",
      keyUsage: "SIGN_VERIFY",
      enableKeyRotation: false,
      region: "us-east-1",
    });
    const signingKey = one(recorded, "aws:route53/keySigningKey:KeySigningKey");
    expect(signingKey.inputs).to.include({
      keyManagementServiceArn: key.outputs.arn,
      status: "ACTIVE",
      name: "skyforge_test_1",
    });
    const signing = one(recorded, "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec");
    expect(signing.dependencies).to.include(signingKey.urn);
    expect([key, signingKey, signing].every(({ protect }) => protect)).to.equal(true);
    expect(outputs(recorded).dsRecord).to.equal(signingKey.outputs.dsRecord);
  });

  it("has nothing of DNSSEC when it is off", async () => {
    const recorded = await plan({ dnssec: false });
    expect(managed(recorded).filter(({ name }) => /dnssec|signing/.test(name))).to.deep.equal([]);
    expect(outputs(recorded)).not.to.have.property("dsRecord");
  });

  it("owns one validation record per certificate name, each with its own name's values", async () => {
    const recorded = await plan();
    const certificate = one(recorded, "aws:acm/certificate:Certificate");
    expect(certificate.inputs).to.include({ domainName: `api.${DOMAIN}`, validationMethod: "DNS" });
    expect(input(certificate, "subjectAlternativeNames")).to.deep.equal([`*.cell.${DOMAIN}`]);
    expect(all(recorded, "aws:acm/certificateValidation:CertificateValidation")).to.deep.equal([]);
    const api = one(recorded, "aws:route53/record:Record", "foundation-validation-api");
    const cell = one(recorded, "aws:route53/record:Record", "foundation-validation-cell");
    expect(api.inputs.name).to.match(new RegExp(`^_[0-9a-f]+\\.api\\.${DOMAIN}\\.$`));
    expect(cell.inputs.name).to.match(new RegExp(`^_[0-9a-f]+\\.cell\\.${DOMAIN}\\.$`));
    for (const validation of [api, cell]) {
      expect(validation.inputs.type).to.equal("CNAME");
      expect(input(validation, "records")).to.have.length(1);
      expect(validation.protect).to.equal(true);
    }
    expect(outputs(recorded).certificateValidationFqdns).to.deep.equal([
      api.inputs.name,
      cell.inputs.name,
    ]);
  });

  it("keeps images immutable, scanned, encrypted and protected", async () => {
    const recorded = await plan();
    for (const image of ["service", "worker"]) {
      const repository = one(
        recorded,
        "aws:ecr/repository:Repository",
        `foundation-${image}-images`,
      );
      expect(repository.inputs).to.include({
        name: `worldcell/skyforge-test/${image}`,
        imageTagMutability: "IMMUTABLE",
        forceDelete: false,
      });
      expect(input(repository, "imageScanningConfiguration")).to.deep.equal({ scanOnPush: true });
      expect(input(repository, "encryptionConfigurations")).to.deep.equal([
        {
          encryptionType: "KMS",
          kmsKey: one(recorded, "aws:kms/key:Key", "foundation-registry-key").outputs.arn,
        },
      ]);
      expect(repository.protect).to.equal(true);
    }
    expect(all(recorded, "aws:ecr/lifecyclePolicy:LifecyclePolicy")).to.have.length(2);
    expect(outputs(recorded).repositories).to.deep.include({
      service: {
        url: `${TEST_ACCOUNT}.dkr.ecr.eu-central-1.amazonaws.com/worldcell/skyforge-test/service`,
        arn: `arn:aws:ecr:eu-central-1:${TEST_ACCOUNT}:repository/worldcell/skyforge-test/service`,
        name: "worldcell/skyforge-test/service",
      },
    });
  });

  it("copies images to the other cells' regions if it owns the account and there are any", async () => {
    const replication = one(
      await plan(),
      "aws:ecr/replicationConfiguration:ReplicationConfiguration",
    );
    expect(input(replication, "replicationConfiguration")).to.deep.equal({
      rules: [
        {
          repositoryFilters: [{ filter: "worldcell/", filterType: "PREFIX_MATCH" }],
          destinations: [
            { region: "eu-west-1", registryId: TEST_ACCOUNT },
            { region: "us-east-1", registryId: TEST_ACCOUNT },
          ],
        },
      ],
    });
    for (const args of [
      { ownsAccount: false },
      { cellRegions: ["eu-central-1"] },
      { cellRegions: [] },
    ]) {
      const recorded = await plan(args);
      expect(
        all(recorded, "aws:ecr/replicationConfiguration:ReplicationConfiguration"),
      ).to.deep.equal([]);
    }
  });

  it("makes the service-linked roles of the stores if it owns the account, and keeps them", async () => {
    const roles = all(await plan(), "aws:iam/serviceLinkedRole:ServiceLinkedRole");
    expect(
      roles.map(({ inputs, outputs: { name }, protect }) => [inputs.awsServiceName, name, protect]),
    ).to.deep.equal([
      [
        "elasticache.application-autoscaling.amazonaws.com",
        "AWSServiceRoleForApplicationAutoScaling_ElastiCacheRG",
        true,
      ],
      ["elasticache.amazonaws.com", "AWSServiceRoleForElastiCache", true],
      ["opensearchservice.amazonaws.com", "AWSServiceRoleForAmazonOpenSearchService", true],
    ]);
    // A suffix would be a second role, which the services do not look for.
    for (const { inputs } of roles) expect(inputs).not.to.have.property("customSuffix");
    const other = await plan({ ownsAccount: false });
    expect(all(other, "aws:iam/serviceLinkedRole:ServiceLinkedRole")).to.deep.equal([]);
  });

  it("gives the Atlas project regional endpoints from its birth and no alerts of nobody's", async () => {
    const recorded = await plan();
    const project = one(recorded, "mongodbatlas:index/project:Project");
    expect(project.inputs).to.include({
      name: "skyforge-test",
      orgId: "0123456789abcdef01234567",
      withDefaultAlertsSettings: false,
      isDataExplorerEnabled: false,
      isDataExplorerGenAiSampleDocumentPassingEnabled: false,
    });
    const mode = one(
      recorded,
      "mongodbatlas:index/privateEndpointRegionalMode:PrivateEndpointRegionalMode",
    );
    expect(mode.inputs).to.include({ projectId: project.id, enabled: true });
    expect(project.protect && mode.protect).to.equal(true);
    expect(project.retainOnDelete).to.equal(false);
    expect(outputs(recorded).atlasProjectId).to.equal(project.id);
  });

  it("unprotects everything and lifts native protection when it is removable", async () => {
    const recorded = await plan({ removable: true });
    expect(managed(recorded).filter(({ protect }) => protect)).to.deep.equal([]);
    expect(
      one(recorded, "aws:cloudwatch/logGroup:LogGroup").inputs.deletionProtectionEnabled,
    ).to.equal(false);
    for (const repository of all(recorded, "aws:ecr/repository:Repository")) {
      expect(repository.inputs.forceDelete).to.equal(true);
    }
  });

  it("takes overrides but not over what protects", async () => {
    const recorded = await plan({
      overrides: {
        zone: { comment: "mine", enableAcceleratedRecovery: false, forceDestroy: true },
        repositories: { imageTagMutability: "MUTABLE" },
        project: { isPerformanceAdvisorEnabled: false, isDataExplorerEnabled: true },
      },
    });
    expect(one(recorded, "aws:route53/zone:Zone").inputs).to.include({
      comment: "mine",
      enableAcceleratedRecovery: true,
      forceDestroy: false,
    });
    for (const repository of all(recorded, "aws:ecr/repository:Repository")) {
      expect(repository.inputs.imageTagMutability).to.equal("IMMUTABLE");
    }
    expect(one(recorded, "mongodbatlas:index/project:Project").inputs).to.include({
      isPerformanceAdvisorEnabled: false,
      isDataExplorerEnabled: false,
    });
  });

  it("adds a cell's region by one change in place, of the registry's replication", async () => {
    const before = await plan({ cellRegions: ["eu-west-1"] });
    const after = await plan({ cellRegions: ["eu-west-1", "us-east-2"] });
    const text = (recorded: Recorded<unknown>) =>
      new Map(managed(recorded).map(({ urn, inputs }) => [urn, JSON.stringify(inputs)]));
    const [old, grown] = [text(before), text(after)];
    expect([...grown.keys()]).to.deep.equal([...old.keys()]);
    const changed = [...old]
      .filter(([urn, inputs]) => grown.get(urn) !== inputs)
      .map(([urn]) => urn);
    expect(changed).to.deep.equal([
      one(before, "aws:ecr/replicationConfiguration:ReplicationConfiguration").urn,
    ]);
  });

  it("has the same resources while nothing is known yet", async () => {
    const names = (recorded: Recorded<unknown>) =>
      managed(recorded)
        .map(({ name }) => name)
        .sort();
    expect(names(await plan({}, { preview: true }))).to.deep.equal(names(await plan()));
  });
});
