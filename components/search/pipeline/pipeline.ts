import * as ec2 from "@pulumi/aws/ec2";
import type * as iam from "@pulumi/aws/iam";
import * as opensearchingest from "@pulumi/aws/opensearchingest";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../../../infra/errors";
import { namedTags } from "../../../infra/tags";
import type { PipelineArgs } from "./args";
import { pipelineBody, pipelineText } from "./body";
import { checkPipeline, pipelineNameOf, unitsOf } from "./pipeline-layout";

/** Raw children. */
export interface PipelineNodes {
  readonly securityGroup: ec2.SecurityGroup;
  readonly pipeline: opensearchingest.Pipeline;
}

/**
 * A pipeline that fills search from a folder of S3, once: for a first fill that is too big for the feed, or for
 * history that is not in the database. A cell has none unless it is asked for: its units are paid by the hour
 * from its creation on, so it is taken away when its folder is read.
 *
 * It needs, before it: objects in the folder; its role with its rights and among the writers of the search plan
 * (`after`); the region's log resource policy. After it: `npm run fleet -- search repair`, see {@link pipelineBody}.
 *
 * Not verified against the service: that it takes a customer key without a persistent buffer, which S3 sources
 * cannot have; the provider's own acceptance test creates one so.
 *
 * @throws UserError with every error of {@link checkPipeline}.
 */
export class Pipeline extends pulumi.ComponentResource {
  readonly pipelineArn: pulumi.Output<string>;
  readonly pipelineName: pulumi.Output<string>;
  readonly nodes: PipelineNodes;

  constructor(name: string, args: PipelineArgs, opts?: pulumi.ComponentResourceOptions) {
    const { after, role, ...recorded } = args;
    super("worldcell:search:Pipeline", name, recorded, opts);
    const findings = checkPipeline(name, args);
    if (findings.length > 0) throw new UserError(findings);
    const pipelineName = pipelineNameOf(args.tags);
    const securityGroup = this.makePerimeter(`${name}-sg`, args);
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
          cloudwatchLogDestination: { logGroup: args.logGroupName },
        },
        tags: namedTags(args.tags, child),
      },
      { parent: this, dependsOn: [...after] },
    );
    this.pipelineArn = pipeline.pipelineArn;
    this.pipelineName = pipeline.pipelineName;
    this.nodes = { securityGroup, pipeline };
    this.registerOutputs({
      pipelineArn: this.pipelineArn,
      pipelineName: this.pipelineName,
    });
  }

  /** In comes nothing: what is pulled needs no way in. */
  private makePerimeter(name: string, args: PipelineArgs): ec2.SecurityGroup {
    const group = new ec2.SecurityGroup(
      name,
      {
        // Neither may change: a new description would replace the group.
        description: "Backfill of search",
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

  private bodyOf(args: PipelineArgs, role: iam.Role): pulumi.Output<string> {
    const { compression = "gzip", region, rejected, source } = args;
    return pulumi
      .output({ roleArn: role.arn, endpoint: args.search.endpoint, source, rejected })
      .apply((known) => pipelineText(pipelineBody({ ...known, region, compression })));
  }
}
