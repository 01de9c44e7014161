import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import * as opensearchingest from "@pulumi/aws/opensearchingest";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../../../infra/errors";
import { namedTags } from "../../../infra/tags";
import { policyJson } from "../../keys";
import type { PipelineArgs } from "./args";
import { pipelineBody, pipelineText } from "./body";
import {
  checkPipeline,
  PIPELINE_LOG_DAYS,
  pipelineLogGroupName,
  pipelineNameOf,
  pipelineRights,
  pipelineTrust,
  unitsOf,
} from "./pipeline-layout";

/** Raw children. */
export interface PipelineNodes {
  readonly securityGroup: ec2.SecurityGroup;
  readonly logGroup: cloudwatch.LogGroup;
  readonly role: iam.Role;
  readonly pipeline: opensearchingest.Pipeline;
}

/**
 * A pipeline that fills search from a folder of S3, once: for a first fill that is too big for the feed, or for
 * history that is not in the database. A cell has none unless it is asked for: its units are paid by the hour
 * from its creation on, so it is taken away when its folder is read.
 *
 * It needs, before it: objects in the folder; the role among the writers of the search plan; the region's log
 * resource policy. After it: `npm run fleet -- search repair`, see {@link pipelineBody}.
 *
 * Not verified against the service: that it takes a customer key without a persistent buffer, which S3 sources
 * cannot have; the provider's own acceptance test creates one so.
 *
 * @throws UserError with every error of {@link checkPipeline}.
 */
export class Pipeline extends pulumi.ComponentResource {
  readonly pipelineArn: pulumi.Output<string>;
  readonly pipelineName: pulumi.Output<string>;
  /** Role that writes to the domain: a writer of the search plan. */
  readonly roleArn: pulumi.Output<string>;
  readonly nodes: PipelineNodes;

  constructor(name: string, args: PipelineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("worldcell:search:Pipeline", name, args, opts);
    const findings = checkPipeline(name, args);
    if (findings.length > 0) throw new UserError(findings);
    const pipelineName = pipelineNameOf(args.tags);
    const securityGroup = this.makePerimeter(`${name}-sg`, args);
    const logGroup = this.makeLogGroup(`${name}-log`, args, pipelineName);
    const role = this.makeRole(`${name}-role`, args, pipelineName);
    const rights = this.makeRights(`${name}-rights`, args, role);
    const { max, min } = unitsOf(args);
    const child = `${name}-pipeline`;
    const pipeline = new opensearchingest.Pipeline(
      child,
      {
        pipelineName,
        minUnits: min,
        maxUnits: max,
        pipelineRoleArn: role.arn,
        pipelineConfigurationBody: this.bodyOf(args, role),
        vpcOptions: {
          subnetIds: [...args.subnetIds],
          securityGroupIds: [securityGroup.id],
          vpcEndpointManagement: "SERVICE",
        },
        // S3 is pulled from: there is nothing that a persistent buffer could hold back.
        bufferOptions: { persistentBufferEnabled: false },
        encryptionAtRestOptions: { kmsKeyArn: args.dataKeyArn },
        logPublishingOptions: {
          isLoggingEnabled: true,
          cloudwatchLogDestination: { logGroup: logGroup.name },
        },
        tags: namedTags(args.tags, child),
      },
      // It reads with the role as soon as it is there.
      { parent: this, dependsOn: [rights] },
    );
    this.pipelineArn = pipeline.pipelineArn;
    this.pipelineName = pipeline.pipelineName;
    this.roleArn = role.arn;
    this.nodes = { securityGroup, logGroup, role, pipeline };
    this.registerOutputs({
      pipelineArn: this.pipelineArn,
      pipelineName: this.pipelineName,
      roleArn: this.roleArn,
    });
  }

  /** In comes nothing: what is pulled needs no way in. */
  private makePerimeter(name: string, args: PipelineArgs): ec2.SecurityGroup {
    const group = new ec2.SecurityGroup(
      name,
      {
        // Neither may change: a new description would replace the group.
        description: "Backfill of the cell's search",
        vpcId: args.vpcId,
        tags: namedTags(args.tags, name),
      },
      { parent: this },
    );
    const rule = `${name}-to-https`;
    new vpc.SecurityGroupEgressRule(
      rule,
      {
        securityGroupId: group.id,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrIpv4: "0.0.0.0/0",
        description: "Search of the cell, and AWS services through endpoints or NAT",
        tags: namedTags(args.tags, rule),
      },
      { parent: this },
    );
    return group;
  }

  private makeLogGroup(name: string, args: PipelineArgs, pipelineName: string) {
    const protect = !(args.removable ?? false);
    return new cloudwatch.LogGroup(
      name,
      {
        name: pipelineLogGroupName(pipelineName),
        kmsKeyId: args.logsKeyArn,
        retentionInDays: PIPELINE_LOG_DAYS[args.phase],
        deletionProtectionEnabled: protect,
        tags: namedTags(args.tags, name),
      },
      { parent: this, protect },
    );
  }

  private makeRole(name: string, args: PipelineArgs, pipelineName: string): iam.Role {
    return new iam.Role(
      name,
      {
        description: `Backfill of search from S3, in ${args.region}`,
        assumeRolePolicy: policyJson(pipelineTrust(args, pipelineName)),
        tags: namedTags(args.tags, name),
      },
      { parent: this },
    );
  }

  private makeRights(name: string, args: PipelineArgs, role: iam.Role): iam.RolePolicy {
    const policy = pulumi
      .output({
        region: args.region,
        domainArn: args.search.domainArn,
        dataKeyArn: args.dataKeyArn,
        source: args.source,
        rejected: args.rejected,
      })
      .apply((subjects) => policyJson(pipelineRights(subjects)));
    return new iam.RolePolicy(name, { role: role.id, policy }, { parent: this });
  }

  private bodyOf(args: PipelineArgs, role: iam.Role): pulumi.Output<string> {
    const { compression = "gzip", region, rejected, source } = args;
    return pulumi
      .output({ roleArn: role.arn, endpoint: args.search.endpoint, source, rejected })
      .apply((known) => pipelineText(pipelineBody({ ...known, region, compression })));
  }
}
