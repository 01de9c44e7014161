import { expect } from "chai";
import type { EntryArgs } from "../../../../components/entry";
import { Entry } from "../../../../components/entry";
import type { PlannedResource } from "../../../../infra/planner/record/types";
import { stackTags } from "../../../../infra/tags";
import type { Recorded } from "../../../support/record";
import { all, one, record, TEST_ACCOUNT } from "../../../support/record";

const LB = "aws:lb/loadBalancer:LoadBalancer";
const BUCKET = "aws:s3/bucket:Bucket";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

function entryArgs(changes: Partial<EntryArgs> = {}): EntryArgs {
  return {
    region: "eu-west-1",
    account: TEST_ACCOUNT,
    domain: "play.example.com",
    clusterName: "skyforge-prod",
    phase: "launch",
    vpcCidr: "10.16.0.0/16",
    vpcId: "vpc-1",
    publicSubnetIds: ["subnet-a", "subnet-b", "subnet-c"],
    logsKeyArn: `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/logs`,
    certificateValidationFqdns: ["_a.api.play.example.com", "_b.cell.play.example.com"],
    tags: stackTags("skyforge", "prod", "prod.eu-west-1"),
    ...changes,
  };
}

const build = (changes: Partial<EntryArgs> = {}) =>
  record((opts) => new Entry("entry", entryArgs(changes), opts));

/** Types of this component that AWS lets one tag. */
const TAGGABLE =
  /SecurityGroup|loadBalancer|targetGroup|listener:|certificate:|webAcl:|logGroup|s3\/bucket:/;

describe("Entry", () => {
  let recorded: Recorded<Entry>;
  let balancer: PlannedResource;

  before(async () => {
    recorded = await build();
    balancer = one(recorded, LB);
  });

  it("puts every child under itself, with its name and an explicit provider", () => {
    const component = one(recorded, "worldcell:entry:Entry");
    const children = recorded.resources.filter(({ type }) => type.startsWith("aws:"));
    expect(children).to.have.length(23);
    for (const child of children) {
      expect(child.name).to.match(/^entry-/);
      expect(child.parent).to.equal(component.urn);
      expect(child.provider).to.match(/pulumi:providers:aws::aws::/);
    }
  });

  it("tags all that can be tagged", () => {
    const taggable = recorded.resources.filter(({ type }) => TAGGABLE.test(type));
    expect(taggable).to.have.length(14);
    for (const { inputs, name } of taggable) {
      expect(inputs.tags, name).to.include({ game: "skyforge", Name: `prod-${name}` });
    }
  });

  it("stands on the internet in both address families, in the public subnets", () => {
    expect(balancer.inputs).to.deep.include({
      loadBalancerType: "application",
      internal: false,
      ipAddressType: "dualstack",
      subnets: ["subnet-a", "subnet-b", "subnet-c"],
      dropInvalidHeaderFields: true,
      enableZonalShift: true,
    });
    expect(balancer.inputs.minimumLoadBalancerCapacity).to.equal(undefined);
  });

  it("leaves names to the provider, inside the 32 characters of load balancers and target groups", () => {
    for (const type of [LB, "aws:lb/targetGroup:TargetGroup"]) {
      const { inputs, name } = one(recorded, type);
      expect(inputs.name).to.equal(undefined);
      expect(name.length + 8).to.be.at.most(32);
    }
  });

  it("writes access logs to its bucket, after the bucket's policy allows it", () => {
    const bucket = one(recorded, BUCKET);
    expect(balancer.inputs.accessLogs).to.deep.equal({ enabled: true, bucket: bucket.id });
    expect(balancer.dependencies).to.include(one(recorded, "aws:s3/bucketPolicy:BucketPolicy").urn);
  });

  it("keeps the access logs private, versioned, encrypted with S3's keys, and for a limited time", () => {
    expect(
      one(recorded, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock").inputs,
    ).to.include({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(
      one(recorded, "aws:s3/bucketOwnershipControls:BucketOwnershipControls").inputs.rule,
    ).to.deep.equal({ objectOwnership: "BucketOwnerEnforced" });
    const encryption = one(
      recorded,
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    );
    expect(encryption.inputs.rules).to.deep.equal([
      { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
    ]);
    expect(
      one(recorded, "aws:s3/bucketVersioning:BucketVersioning").inputs.versioningConfiguration,
    ).to.deep.equal({ status: "Enabled" });
    const lifecycle = one(
      recorded,
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    );
    expect(JSON.stringify(lifecycle.inputs.rules)).to.include('"expiration":{"days":90}');
  });

  it("serves HTTPS with the validated certificate and a TLS 1.2 minimum", () => {
    const https = one(recorded, "aws:lb/listener:Listener", "entry-https");
    const validation = one(recorded, "aws:acm/certificateValidation:CertificateValidation");
    expect(https.inputs).to.include({
      port: 443,
      protocol: "HTTPS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      certificateArn: one(recorded, "aws:acm/certificate:Certificate").id ?? "",
    });
    expect(https.propertyDependencies.certificateArn).to.include(validation.urn);
    expect(https.inputs.defaultActions).to.deep.equal([
      { type: "forward", targetGroupArn: one(recorded, "aws:lb/targetGroup:TargetGroup").id },
    ]);
  });

  it("sends HTTP to HTTPS and forwards none of it", () => {
    const http = one(recorded, "aws:lb/listener:Listener", "entry-http");
    expect(http.inputs.defaultActions).to.deep.equal([
      { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
    ]);
  });

  it("asks for the certificate by DNS, and waits for the foundation's records", () => {
    expect(one(recorded, "aws:acm/certificate:Certificate").inputs).to.deep.include({
      domainName: "api.play.example.com",
      subjectAlternativeNames: ["*.cell.play.example.com"],
      validationMethod: "DNS",
    });
    expect(
      one(recorded, "aws:acm/certificateValidation:CertificateValidation").inputs
        .validationRecordFqdns,
    ).to.deep.equal(["_a.api.play.example.com", "_b.cell.play.example.com"]);
  });

  it("has a target group of pod addresses that the cluster may fill", () => {
    const group = one(recorded, "aws:lb/targetGroup:TargetGroup");
    expect(group.inputs).to.include({
      targetType: "ip",
      protocol: "HTTP",
      port: 8080,
      deregistrationDelay: 30,
    });
    expect(group.inputs.tags).to.include({ "eks:eks-cluster-name": "skyforge-prod" });
    expect(group.inputs.healthCheck).to.include({ path: "/healthz", port: "traffic-port" });
    expect(group.inputs.targetGroupHealth).to.have.nested.property(
      "dnsFailover.minimumHealthyTargetsCount",
      "1",
    );
  });

  it("lets anyone in on 443 and 80, in both families, and goes out to the service only", () => {
    const ingress = all(recorded, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").map(
      ({ inputs }) => [inputs.fromPort, inputs.toPort, inputs.cidrIpv4 ?? inputs.cidrIpv6],
    );
    expect(ingress).to.have.deep.members([
      [443, 443, "0.0.0.0/0"],
      [443, 443, "::/0"],
      [80, 80, "0.0.0.0/0"],
      [80, 80, "::/0"],
    ]);
    expect(
      one(recorded, "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule").inputs,
    ).to.include({ cidrIpv4: "10.16.0.0/16", fromPort: 8080, toPort: 8080, ipProtocol: "tcp" });
    const group = one(recorded, "aws:ec2/securityGroup:SecurityGroup");
    expect(group.inputs).to.not.have.any.keys("ingress", "egress");
  });

  it("guards the load balancer with a firewall whose log hides tokens and is encrypted", () => {
    const acl = one(recorded, "aws:wafv2/webAcl:WebAcl");
    expect(acl.inputs.scope).to.equal("REGIONAL");
    expect(one(recorded, "aws:wafv2/webAclAssociation:WebAclAssociation").inputs).to.deep.include({
      resourceArn: balancer.id,
      webAclArn: acl.outputs.arn,
    });
    const logging = one(
      recorded,
      "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
    );
    const group = one(recorded, LOG_GROUP);
    expect(logging.inputs).to.deep.include({
      resourceArn: acl.outputs.arn,
      logDestinationConfigs: [group.outputs.arn],
      redactedFields: [
        { singleHeader: { name: "authorization" } },
        { singleHeader: { name: "cookie" } },
      ],
    });
    expect(group.inputs).to.include({
      name: "aws-waf-logs-worldcell-skyforge-prod",
      kmsKeyId: `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/logs`,
      retentionInDays: 30,
    });
  });

  it("protects the load balancer and the logs with their settings, twice, until the cell is being removed", async () => {
    const removable = await build({ removable: true });
    for (const [stack, kept] of [
      [recorded, true],
      [removable, false],
    ] as const) {
      const protectedNames = stack.resources
        .filter(({ protect }) => protect)
        .map(({ name }) => name)
        .sort();
      const sides = [
        "encryption",
        "lifecycle",
        "ownership",
        "policy",
        "public-access",
        "versioning",
      ];
      const logs = sides.map((side) => `entry-logs-${side}`);
      expect(protectedNames).to.deep.equal(
        kept ? ["entry-alb", "entry-logs", ...logs, "entry-waf-log"] : [],
      );
      expect(one(stack, LB).inputs.enableDeletionProtection).to.equal(kept);
      expect(one(stack, LOG_GROUP).inputs.deletionProtectionEnabled).to.equal(kept);
      expect(one(stack, BUCKET).inputs.forceDestroy).to.equal(!kept);
    }
  });

  it("takes other settings, but none that weakens it", async () => {
    const { resources } = await build({
      overrides: {
        loadBalancer: { idleTimeout: 300, internal: true, enableDeletionProtection: false },
        targetGroup: { deregistrationDelay: 60, tags: { "eks:eks-cluster-name": "other" } },
        firewall: { description: "ours", scope: "CLOUDFRONT" },
      },
      servicePort: 9000,
      reservedCapacityUnits: 200,
    });
    expect(one({ resources }, LB).inputs).to.deep.include({
      idleTimeout: 300,
      internal: false,
      enableDeletionProtection: true,
      minimumLoadBalancerCapacity: { capacityUnits: 200 },
    });
    const group = one({ resources }, "aws:lb/targetGroup:TargetGroup").inputs;
    expect(group).to.include({ deregistrationDelay: 60, port: 9000 });
    expect(group.tags).to.include({ "eks:eks-cluster-name": "skyforge-prod" });
    expect(one({ resources }, "aws:wafv2/webAcl:WebAcl").inputs).to.include({
      description: "ours",
      scope: "REGIONAL",
    });
  });

  it("changes only retention when the phase grows", async () => {
    const inputs = ({ resources }: Pick<Recorded<Entry>, "resources">) =>
      new Map(resources.map(({ urn, inputs: values }) => [urn, JSON.stringify(values)]));
    const seed = inputs(await build({ phase: "seed" }));
    const scale = inputs(await build({ phase: "scale" }));
    expect([...scale.keys()]).to.deep.equal([...seed.keys()]);
    const changed = [...seed].filter(([urn, values]) => scale.get(urn) !== values);
    expect(changed.map(([urn]) => urn.split("::").at(-1)).sort()).to.deep.equal([
      "entry",
      "entry-logs-lifecycle",
      "entry-waf-log",
    ]);
  });

  it("tells alias records, alarms and pods what they need", () => {
    const component = one(recorded, "worldcell:entry:Entry");
    expect(component.outputs).to.deep.include({
      dnsName: balancer.outputs.dnsName,
      zoneId: "Z32O12XQLNTSW2",
      loadBalancerArn: balancer.id ?? "",
      targetGroupArn: one(recorded, "aws:lb/targetGroup:TargetGroup").id ?? "",
      securityGroupId: one(recorded, "aws:ec2/securityGroup:SecurityGroup").id ?? "",
    });
  });
});
