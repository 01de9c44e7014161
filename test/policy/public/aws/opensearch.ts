import * as acm from "@pulumi/aws/acm";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as kms from "@pulumi/aws/kms";
import * as opensearch from "@pulumi/aws/opensearch";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import { provided } from "../support";

/** Three zones, dedicated masters, fine-grained access with a role as master, every log. */
export function productionDomain(): void {
  const account = getCallerIdentityOutput().accountId;
  const region = getRegionOutput().region;
  const name = "catalogue";
  const key = new kms.Key("search", { enableKeyRotation: true, description: "Search at rest" });
  const group = new ec2.SecurityGroup("search", {
    vpcId: "vpc-0a11b22c33d44e55f",
    description: "Search domain",
  });
  new vpc.SecurityGroupIngressRule("search-from-vpc", {
    securityGroupId: group.id,
    description: "HTTPS from the VPC",
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    cidrIpv4: "10.40.0.0/16",
  });
  const types = ["INDEX_SLOW_LOGS", "SEARCH_SLOW_LOGS", "ES_APPLICATION_LOGS", "AUDIT_LOGS"];
  const logs = types.map(
    (type) =>
      new cloudwatch.LogGroup(`search-${type.toLowerCase().replace(/_/g, "-")}`, {
        name: `/aws/opensearch/${name}/${type}`,
        retentionInDays: 400,
        kmsKeyId: key.arn,
      }),
  );
  const publish = new cloudwatch.LogResourcePolicy("search-logs", {
    policyName: "search-logs",
    policyDocument: iam.getPolicyDocumentOutput({
      statements: [
        {
          principals: [{ type: "Service", identifiers: ["es.amazonaws.com"] }],
          actions: ["logs:PutLogEvents", "logs:CreateLogStream"],
          resources: [
            pulumi.interpolate`arn:aws:logs:${region}:${account}:log-group:/aws/opensearch/${name}/*`,
          ],
          conditions: [
            { test: "StringEquals", variable: "aws:SourceAccount", values: [account] },
            {
              test: "ArnLike",
              variable: "aws:SourceArn",
              values: [pulumi.interpolate`arn:aws:es:${region}:${account}:domain/${name}`],
            },
          ],
        },
      ],
    }).json,
  });
  const master = new iam.Role("search-master", {
    assumeRolePolicy: iam.assumeRolePolicyForPrincipal({
      AWS: "arn:aws:iam::111122223333:role/platform-engineer",
    }),
  });
  const domain = new opensearch.Domain(
    "catalogue",
    {
      domainName: name,
      engineVersion: "OpenSearch_2.19",
      clusterConfig: {
        dedicatedMasterEnabled: true,
        dedicatedMasterCount: 3,
        dedicatedMasterType: "m7g.medium.search",
        instanceCount: 3,
        instanceType: "r7g.large.search",
        zoneAwarenessEnabled: true,
        zoneAwarenessConfig: { availabilityZoneCount: 3 },
        multiAzWithStandbyEnabled: false,
      },
      ebsOptions: {
        ebsEnabled: true,
        volumeType: "gp3",
        volumeSize: 200,
        iops: 3000,
        throughput: 125,
      },
      encryptAtRest: { enabled: true, kmsKeyId: key.arn },
      nodeToNodeEncryption: { enabled: true },
      domainEndpointOptions: {
        enforceHttps: true,
        tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10",
      },
      advancedSecurityOptions: {
        enabled: true,
        anonymousAuthEnabled: false,
        internalUserDatabaseEnabled: false,
        masterUserOptions: { masterUserArn: master.arn },
      },
      vpcOptions: {
        subnetIds: ["subnet-0a1", "subnet-0b1", "subnet-0c1"],
        securityGroupIds: [group.id],
      },
      logPublishingOptions: logs.map((log, index) => ({
        logType: types[index] ?? "",
        cloudwatchLogGroupArn: log.arn,
        enabled: true,
      })),
      autoTuneOptions: { desiredState: "ENABLED", rollbackOnDisable: "NO_ROLLBACK" },
      offPeakWindowOptions: {
        enabled: true,
        offPeakWindow: { windowStartTime: { hours: 2, minutes: 0 } },
      },
      softwareUpdateOptions: { autoSoftwareUpdateEnabled: true },
      tags: { Environment: "production" },
    },
    { dependsOn: [publish], protect: true },
  );
  new opensearch.DomainPolicy("catalogue", {
    domainName: domain.domainName,
    accessPolicies: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: pulumi.interpolate`arn:aws:iam::${account}:root` },
          Action: "es:ESHttp*",
          Resource: pulumi.interpolate`${domain.arn}/*`,
        },
      ],
    }),
  });
}

/**
 * Fine-grained access control decides who may do what, the domain lies in a VPC: then the access policy may
 * be open, as the service's own guide has it.
 */
export function fineGrainedBehindVpc(): void {
  const config = new pulumi.Config();
  new opensearch.Domain("logs", {
    domainName: "logs",
    engineVersion: "OpenSearch_2.17",
    clusterConfig: {
      instanceType: "m6g.large.search",
      instanceCount: 4,
      dedicatedMasterEnabled: true,
      dedicatedMasterType: "m6g.large.search",
      dedicatedMasterCount: 3,
      zoneAwarenessEnabled: true,
      zoneAwarenessConfig: { availabilityZoneCount: 2 },
      warmEnabled: true,
      warmType: "ultrawarm1.medium.search",
      warmCount: 2,
      coldStorageOptions: { enabled: true },
    },
    ebsOptions: { ebsEnabled: true, volumeSize: 500, volumeType: "gp3" },
    encryptAtRest: { enabled: true },
    nodeToNodeEncryption: { enabled: true },
    domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" },
    advancedSecurityOptions: {
      enabled: true,
      internalUserDatabaseEnabled: true,
      masterUserOptions: {
        masterUserName: "admin",
        masterUserPassword: config.requireSecret("databasePassword"),
      },
    },
    accessPolicies: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: "es:*",
          Resource: "arn:aws:es:eu-west-1:111122223333:domain/logs/*",
        },
      ],
    }),
    vpcOptions: {
      subnetIds: ["subnet-0a1", "subnet-0b1"],
      securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
    },
    logPublishingOptions: [
      {
        logType: "AUDIT_LOGS",
        cloudwatchLogGroupArn:
          "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/opensearch/logs/audit",
      },
      {
        logType: "ES_APPLICATION_LOGS",
        cloudwatchLogGroupArn:
          "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/opensearch/logs/application",
      },
    ],
  });
}

/** A custom name with its certificate, sign-in by SAML, and an endpoint in another VPC. */
export function customEndpoint(): void {
  const certificate = new acm.Certificate("search", {
    domainName: "search.internal.example.com",
    validationMethod: "DNS",
  });
  const domain = new opensearch.Domain("support", {
    engineVersion: "OpenSearch_2.19",
    clusterConfig: {
      instanceType: "r7g.medium.search",
      instanceCount: 3,
      zoneAwarenessEnabled: true,
      zoneAwarenessConfig: { availabilityZoneCount: 3 },
      dedicatedMasterEnabled: true,
      dedicatedMasterCount: 3,
      dedicatedMasterType: "m7g.medium.search",
    },
    ebsOptions: { ebsEnabled: true, volumeSize: 100 },
    encryptAtRest: {
      enabled: true,
      kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    },
    nodeToNodeEncryption: { enabled: true },
    domainEndpointOptions: {
      enforceHttps: true,
      tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10",
      customEndpointEnabled: true,
      customEndpoint: "search.internal.example.com",
      customEndpointCertificateArn: certificate.arn,
    },
    advancedSecurityOptions: {
      enabled: true,
      masterUserOptions: { masterUserArn: "arn:aws:iam::111122223333:role/search-admin" },
    },
    vpcOptions: {
      subnetIds: ["subnet-0a1", "subnet-0b1", "subnet-0c1"],
      securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
    },
    logPublishingOptions: [
      {
        logType: "AUDIT_LOGS",
        cloudwatchLogGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:support-audit:*",
      },
      {
        logType: "ES_APPLICATION_LOGS",
        cloudwatchLogGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:support-errors:*",
      },
    ],
  });
  new opensearch.DomainSamlOptions("support", {
    domainName: domain.domainName,
    samlOptions: {
      enabled: true,
      idp: { entityId: "https://idp.example.com/saml", metadataContent: "<EntityDescriptor/>" },
      rolesKey: "roles",
      sessionTimeoutMinutes: 60,
    },
  });
  new opensearch.VpcEndpoint("support-from-tools", {
    domainArn: domain.arn,
    vpcOptions: {
      subnetIds: ["subnet-0d1", "subnet-0e1"],
      securityGroupIds: ["sg-0c1b2c3d4e5f60718"],
    },
  });
}

/** A serverless collection: its encryption, its network and who may use it. */
export function serverlessCollection(): void {
  const role = new iam.Role("indexer", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "lambda.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    }),
  });
  const encryption = new opensearch.ServerlessSecurityPolicy("reviews-encryption", {
    name: "reviews",
    type: "encryption",
    policy: JSON.stringify({
      Rules: [{ ResourceType: "collection", Resource: ["collection/reviews"] }],
      AWSOwnedKey: false,
      KmsARN: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    }),
  });
  const endpoint = new opensearch.ServerlessVpcEndpoint("reviews", {
    name: "reviews",
    vpcId: "vpc-0a11b22c33d44e55f",
    subnetIds: ["subnet-0a1", "subnet-0b1"],
    securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
  });
  new opensearch.ServerlessSecurityPolicy("reviews-network", {
    name: "reviews",
    type: "network",
    policy: pulumi.jsonStringify([
      {
        Rules: [
          { ResourceType: "collection", Resource: ["collection/reviews"] },
          { ResourceType: "dashboard", Resource: ["collection/reviews"] },
        ],
        AllowFromPublic: false,
        SourceVPCEs: [endpoint.id],
      },
    ]),
  });
  new opensearch.ServerlessAccessPolicy("reviews", {
    name: "reviews",
    type: "data",
    policy: pulumi.jsonStringify([
      {
        Rules: [
          {
            ResourceType: "index",
            Resource: ["index/reviews/*"],
            Permission: ["aoss:ReadDocument", "aoss:WriteDocument", "aoss:CreateIndex"],
          },
        ],
        Principal: [role.arn],
      },
    ]),
  });
  const collection = new opensearch.ServerlessCollection(
    "reviews",
    { name: "reviews", type: "SEARCH" },
    { dependsOn: [encryption] },
  );
  new iam.RolePolicy("indexer-collection", {
    role: role.id,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "aoss:APIAccessAll",
          Resource: provided(
            collection.arn,
            "arn:aws:aoss:eu-west-1:111122223333:collection/07tjusf2h91cunochc",
          ),
        },
      ],
    }),
  });
}
