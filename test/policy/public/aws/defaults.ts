import * as acm from "@pulumi/aws/acm";
import * as athena from "@pulumi/aws/athena";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as dms from "@pulumi/aws/dms";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as elasticache from "@pulumi/aws/elasticache";
import * as glue from "@pulumi/aws/glue";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as lambda from "@pulumi/aws/lambda";
import * as lb from "@pulumi/aws/lb";
import * as opensearch from "@pulumi/aws/opensearch";
import * as route53 from "@pulumi/aws/route53";
import * as s3 from "@pulumi/aws/s3";
import * as sqs from "@pulumi/aws/sqs";
import * as ssm from "@pulumi/aws/ssm";
import * as wafv2 from "@pulumi/aws/wafv2";
import * as pulumi from "@pulumi/pulumi";
import { Older } from "../support";

const SUBNETS = ["subnet-0a11b22c33d44e55f", "subnet-0b11b22c33d44e55f"];

/** Encrypted with what the services bring themselves, where no rule of a regulator asks for more. */
export function keysOfTheServices(): void {
  new athena.Database("logs", {
    name: "logs",
    bucket: "acme-athena-results",
    encryptionConfiguration: { encryptionOption: "SSE_S3" },
  });
  new glue.DataCatalogEncryptionSettings("catalogue", {
    dataCatalogEncryptionSettings: {
      connectionPasswordEncryption: {
        returnConnectionPasswordEncrypted: true,
        awsKmsKeyId: "alias/aws/glue",
      },
      encryptionAtRest: { catalogEncryptionMode: "SSE-KMS" },
    },
  });
  new dms.ReplicationInstance("once", {
    replicationInstanceId: "once",
    replicationInstanceClass: "dms.t3.medium",
    multiAz: true,
    publiclyAccessible: false,
    autoMinorVersionUpgrade: true,
    replicationSubnetGroupId: "migration",
    vpcSecurityGroupIds: ["sg-0a1b2c3d4e5f60718"],
  });
  new dms.Endpoint("once", {
    endpointId: "once",
    endpointType: "source",
    engineName: "mysql",
    sslMode: "verify-ca",
    certificateArn: "arn:aws:dms:eu-west-1:111122223333:cert:ABCDEFGHIJ",
    secretsManagerArn: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/database-a1b2c3",
    secretsManagerAccessRoleArn: "arn:aws:iam::111122223333:role/dms-secrets",
  });
  new opensearch.ServerlessSecurityPolicy("own-key", {
    name: "own-key",
    type: "encryption",
    policy: JSON.stringify({
      Rules: [{ ResourceType: "collection", Resource: ["collection/*"] }],
      AWSOwnedKey: true,
    }),
  });
}

/** Policies of TLS that are good, old and new ones. */
export function tlsPolicies(): void {
  const policies = [
    "ELBSecurityPolicy-TLS13-1-2-2021-06",
    "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
    "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06",
    "ELBSecurityPolicy-FS-1-2-Res-2019-08",
    "ELBSecurityPolicy-TLS-1-2-2017-01",
  ];
  for (const [index, sslPolicy] of policies.entries()) {
    new lb.Listener(sslPolicy, {
      loadBalancerArn:
        "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/entry/0123456789abcdef",
      port: 8440 + index,
      protocol: "HTTPS",
      sslPolicy,
      certificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234",
      defaultActions: [
        {
          type: "fixed-response",
          fixedResponse: { contentType: "text/plain", statusCode: "404" },
        },
      ],
    });
  }
}

/** A balancer whose listeners speak TCP only: it writes no access log, whatever is set. */
export function tcpOnly(): void {
  const balancer = new lb.LoadBalancer("tcp", {
    loadBalancerType: "network",
    internal: true,
    subnets: SUBNETS,
    enableCrossZoneLoadBalancing: true,
    enableDeletionProtection: true,
  });
  const group = new lb.TargetGroup("tcp", {
    port: 5432,
    protocol: "TCP",
    targetType: "ip",
    vpcId: "vpc-0a11b22c33d44e55f",
  });
  new lb.Listener("tcp", {
    loadBalancerArn: balancer.arn,
    port: 5432,
    protocol: "TCP",
    defaultActions: [{ type: "forward", targetGroupArn: group.arn }],
  });
  const gateway = new lb.LoadBalancer("firewall", {
    loadBalancerType: "gateway",
    subnets: SUBNETS,
    enableDeletionProtection: true,
    enableCrossZoneLoadBalancing: true,
  });
  const appliances = new lb.TargetGroup("firewall", {
    port: 6081,
    protocol: "GENEVE",
    vpcId: "vpc-0a11b22c33d44e55f",
    healthCheck: { protocol: "TCP", port: "80" },
  });
  new lb.Listener("firewall", {
    loadBalancerArn: gateway.arn,
    defaultActions: [{ type: "forward", targetGroupArn: appliances.arn }],
  });
}

/** Endpoints whose parts are resources of their own. */
export function endpointsInParts(): void {
  const endpoint = new ec2.VpcEndpoint("s3", {
    vpcId: "vpc-0a11b22c33d44e55f",
    serviceName: "com.amazonaws.eu-west-1.s3",
    vpcEndpointType: "Gateway",
  });
  new ec2.VpcEndpointRouteTableAssociation("s3", {
    vpcEndpointId: endpoint.id,
    routeTableId: "rtb-0a1b2c3d4e5f60718",
  });
  new ec2.VpcEndpointPolicy("s3", {
    vpcEndpointId: endpoint.id,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "LayersOfImages",
          Effect: "Allow",
          Principal: "*",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*",
        },
        {
          Sid: "OwnBuckets",
          Effect: "Allow",
          Principal: "*",
          Action: ["s3:GetObject", "s3:PutObject", "s3:ListBucket"],
          Resource: ["arn:aws:s3:::acme-*", "arn:aws:s3:::acme-*/*"],
        },
      ],
    }),
  });
  const api = new ec2.VpcEndpoint("kms", {
    vpcId: "vpc-0a11b22c33d44e55f",
    serviceName: "com.amazonaws.eu-west-1.kms",
    vpcEndpointType: "Interface",
    privateDnsEnabled: true,
  });
  for (const [index, subnetId] of SUBNETS.entries())
    new ec2.VpcEndpointSubnetAssociation(`kms-${String(index)}`, {
      vpcEndpointId: api.id,
      subnetId,
    });
  new ec2.SecurityGroupAssociation("kms", {
    vpcEndpointId: api.id,
    securityGroupId: "sg-0a1b2c3d4e5f60718",
    replaceDefaultAssociation: true,
  });
}

/** Nodes that may be reached over SSH from one group; a cluster that is supported for longer. */
export function nodesWithShell(): void {
  new eks.NodeGroup("shell", {
    clusterName: "shop",
    nodeRoleArn: "arn:aws:iam::111122223333:role/nodes",
    subnetIds: SUBNETS,
    scalingConfig: { minSize: 2, desiredSize: 2, maxSize: 4 },
    remoteAccess: { ec2SshKey: "operators", sourceSecurityGroupIds: ["sg-0a1b2c3d4e5f60718"] },
  });
}

/** Permissions with a source and no account: the source's name is in it, or is the account's own. */
export function permissionsWithoutAccount(): void {
  new lambda.Permission("bucket", {
    action: "lambda:InvokeFunction",
    function: "thumbnailer",
    principal: "s3.amazonaws.com",
    sourceArn: "arn:aws:s3:::acme-uploads",
  });
  new lambda.Permission("pool", {
    action: "lambda:InvokeFunction",
    function: "sign-up",
    principal: "cognito-idp.amazonaws.com",
    sourceArn: "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_abcdefghi",
  });
  new lambda.Permission("rules", {
    action: "lambda:InvokeFunction",
    function: "compliance",
    principal: "config.amazonaws.com",
    sourceAccount: "111122223333",
  });
}

/** A certificate from elsewhere; its key comes out of the configuration. */
export function importedCertificate(): void {
  new acm.Certificate("imported", {
    certificateBody: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
    certificateChain: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
    privateKey: new pulumi.Config().requireSecret("databasePassword"),
  });
}

/** The older name of the search service. */
export function olderSearch(): void {
  new Older("aws:elasticsearch/domain:Domain", "legacy", {
    domainName: "legacy",
    elasticsearchVersion: "OpenSearch_2.19",
    clusterConfig: {
      instanceType: "m6g.large.elasticsearch",
      instanceCount: 3,
      dedicatedMasterEnabled: true,
      dedicatedMasterCount: 3,
      dedicatedMasterType: "m6g.large.elasticsearch",
      zoneAwarenessEnabled: true,
      zoneAwarenessConfig: { availabilityZoneCount: 3 },
    },
    ebsOptions: { ebsEnabled: true, volumeSize: 100, volumeType: "gp3" },
    encryptAtRest: {
      enabled: true,
      kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    },
    nodeToNodeEncryption: { enabled: true },
    domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" },
    advancedSecurityOptions: {
      enabled: true,
      masterUserOptions: { masterUserArn: "arn:aws:iam::111122223333:role/search-admin" },
    },
    vpcOptions: {
      subnetIds: [...SUBNETS, "subnet-0c1"],
      securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
    },
    logPublishingOptions: ["AUDIT_LOGS", "ES_APPLICATION_LOGS"].map((logType) => ({
      logType,
      enabled: true,
      cloudwatchLogGroupArn: `arn:aws:logs:eu-west-1:111122223333:log-group:/aws/es/${logType}`,
    })),
  });
}

/** Alarms that tell nobody by themselves: another alarm, a health check or a deployment follows them. */
export function followedAlarms(): void {
  const alarm = (name: string, metricName: string) =>
    new cloudwatch.MetricAlarm(name, {
      name,
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 2,
      metricName,
      namespace: "AWS/ApplicationELB",
      period: 60,
      statistic: "Sum",
      threshold: 10,
      treatMissingData: "notBreaching",
      dimensions: { LoadBalancer: "app/entry/0123456789abcdef" },
    });
  const targets = alarm("targets", "HTTPCode_Target_5XX_Count");
  const balancer = alarm("balancer", "HTTPCode_ELB_5XX_Count");
  new cloudwatch.CompositeAlarm("both", {
    alarmName: "both",
    alarmRule: pulumi.interpolate`ALARM(${targets.name}) AND ALARM(${balancer.name})`,
    alarmActions: ["arn:aws:sns:eu-west-1:111122223333:on-call"],
  });
  const region = alarm("region", "UnHealthyHostCount");
  new route53.HealthCheck("region", {
    type: "CLOUDWATCH_METRIC",
    cloudwatchAlarmName: region.name,
    cloudwatchAlarmRegion: "eu-west-1",
    insufficientDataHealthStatus: "LastKnownStatus",
  });
}

/** A firewall whose rules are resources of their own. */
export function firewallInParts(): void {
  const visibility = {
    cloudwatchMetricsEnabled: true,
    metricName: "parts",
    sampledRequestsEnabled: true,
  };
  const acl = new wafv2.WebAcl(
    "parts",
    { scope: "REGIONAL", defaultAction: { allow: {} }, visibilityConfig: visibility },
    { ignoreChanges: ["rules"] },
  );
  new wafv2.WebAclRuleGroupAssociation("common", {
    ruleName: "common",
    priority: 10,
    webAclArn: acl.arn,
    overrideAction: "none",
    managedRuleGroup: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" },
  });
  new wafv2.WebAclLoggingConfiguration("parts", {
    resourceArn: acl.arn,
    logDestinationConfigs: ["arn:aws:s3:::aws-waf-logs-acme-parts"],
  });
}

/** Buckets of results and of logs whose old versions nobody wants, and that get cold before they go. */
export function shortLived(): void {
  for (const [name, rule] of Object.entries({
    "query-results": { id: "week", status: "Enabled", filter: {}, expiration: { days: 7 } },
    "audit-logs": {
      id: "years",
      status: "Enabled",
      filter: { prefix: "" },
      transitions: [
        { days: 30, storageClass: "STANDARD_IA" },
        { days: 90, storageClass: "GLACIER" },
        { days: 365, storageClass: "DEEP_ARCHIVE" },
      ],
      expiration: { days: 2557 },
      abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
    },
  })) {
    const bucket = new s3.Bucket(name);
    new s3.BucketPublicAccessBlock(name, {
      bucket: bucket.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new s3.BucketVersioning(name, {
      bucket: bucket.id,
      versioningConfiguration: { status: "Enabled" },
    });
    new s3.BucketServerSideEncryptionConfiguration(name, {
      bucket: bucket.id,
      rules: [
        {
          applyServerSideEncryptionByDefault: {
            sseAlgorithm: "aws:kms",
            kmsMasterKeyId:
              "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
          },
          bucketKeyEnabled: true,
        },
      ],
    });
    new s3.BucketLifecycleConfiguration(name, { bucket: bucket.id, rules: [rule] });
    new s3.BucketLogging(name, {
      bucket: bucket.id,
      targetBucket: "acme-access-logs",
      targetPrefix: `${name}/`,
    });
    new s3.BucketPolicy(name, {
      bucket: bucket.id,
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: [bucket.arn, pulumi.interpolate`${bucket.arn}/*`],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ],
      }),
    });
  }
  new s3.BucketCorsConfiguration("fonts", {
    bucket: "acme-fonts",
    corsRules: [{ allowedMethods: ["GET", "HEAD"], allowedOrigins: ["*"], maxAgeSeconds: 3600 }],
  });
}

/** Parameters whose names speak of secrets, and that hold none. */
export function telltaleNames(): void {
  for (const [name, value] of Object.entries({
    "/shop/database/secret-arn":
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders/database-a1b2c3",
    "/shop/stripe/secret-name": "shop/stripe",
    "/shop/login/token-url": "https://login.example.com/oauth2/token",
    "/shop/login/client-id": "1h57kf5cpq17m0eml12EXAMPLE",
    "/shop/signing/public-key": "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEVs/o5+uQbTjL3chynL4wXgUg2R9",
    "/shop/kms/key-id": "1234abcd-12ab-34cd-56ef-1234567890ab",
  }))
    new ssm.Parameter(name, { name, type: "String", value });
}

/** Targets of migrations that speak TLS by themselves, and sources with all they need in a secret. */
export function migrationEnds(): void {
  const secret = {
    secretsManagerArn: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/database-a1b2c3",
    secretsManagerAccessRoleArn: "arn:aws:iam::111122223333:role/dms-secrets",
  };
  new dms.Endpoint("events", {
    endpointId: "events",
    endpointType: "target",
    engineName: "kinesis",
    kinesisSettings: {
      streamArn: "arn:aws:kinesis:eu-west-1:111122223333:stream/changes",
      serviceAccessRoleArn: "arn:aws:iam::111122223333:role/dms-kinesis",
      messageFormat: "json",
    },
  });
  new dms.Endpoint("table", {
    endpointId: "table",
    endpointType: "target",
    engineName: "dynamodb",
    sslMode: "none",
    serviceAccessRole: "arn:aws:iam::111122223333:role/dms-dynamodb",
  });
  new dms.Endpoint("documents", {
    endpointId: "documents",
    endpointType: "source",
    engineName: "docdb",
    databaseName: "shop",
    sslMode: "verify-full",
    certificateArn: "arn:aws:dms:eu-west-1:111122223333:cert:ABCDEFGHIJ",
    ...secret,
  });
  new dms.Endpoint("mongo", {
    endpointId: "mongo",
    endpointType: "source",
    engineName: "mongodb",
    databaseName: "shop",
    sslMode: "require",
    ...secret,
  });
}

/** Connections of jobs: TLS in the address, or by the protocol. */
export function jobConnections(): void {
  const network = {
    availabilityZone: "eu-west-1a",
    securityGroupIdLists: ["sg-0a1b2c3d4e5f60718"],
    subnetId: "subnet-0a11b22c33d44e55f",
  };
  new glue.Connection("mysql", {
    connectionProperties: {
      JDBC_CONNECTION_URL:
        "jdbc:mysql://shop.internal.example.com:3306/shop?useSSL=true&requireSSL=true&verifyServerCertificate=true",
      JDBC_ENFORCE_SSL: "true",
      SECRET_ID: "glue/shop",
    },
    physicalConnectionRequirements: network,
  });
  new glue.Connection("kafka", {
    connectionType: "KAFKA",
    connectionProperties: {
      KAFKA_BOOTSTRAP_SERVERS: "b-1.events.kafka.eu-west-1.amazonaws.com:9098",
      KAFKA_SSL_ENABLED: "true",
      KAFKA_SASL_MECHANISM: "AWS_MSK_IAM",
    },
    physicalConnectionRequirements: network,
  });
  new glue.Connection("mongo", {
    connectionType: "MONGODB",
    connectionProperties: {
      CONNECTION_URL: "mongodb+srv://shop.abcde.mongodb.net/shop",
      SECRET_ID: "glue/mongo",
    },
    physicalConnectionRequirements: network,
  });
}

/** Doors to the internet that are not the web's: TLS of devices, mail; and redirects of other spellings. */
export function otherDoors(): void {
  const group = new ec2.SecurityGroup("devices", {
    vpcId: "vpc-0a11b22c33d44e55f",
    description: "Devices over MQTT and TLS",
    ingress: [
      {
        description: "MQTT over TLS",
        protocol: "tcp",
        fromPort: 8883,
        toPort: 8883,
        cidrBlocks: ["0.0.0.0/0"],
      },
    ],
  });
  new lb.LoadBalancer("devices", {
    loadBalancerType: "network",
    subnets: SUBNETS,
    securityGroups: [group.id],
    enableDeletionProtection: true,
    enableCrossZoneLoadBalancing: true,
    accessLogs: { bucket: "acme-lb-logs", enabled: true },
  });
  const arn =
    "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/entry/0123456789abcdef";
  new lb.Listener("redirect", {
    loadBalancerArn: arn,
    port: 80,
    defaultActions: [
      {
        type: "redirect",
        redirect: { protocol: "HTTPS", statusCode: "HTTP_301", host: "#{host}" },
      },
    ],
  });
  const plain = new lb.Listener("nothing", {
    loadBalancerArn: arn,
    port: 8080,
    protocol: "HTTP",
    defaultActions: [
      { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "403" } },
    ],
  });
  new lb.ListenerRule("nothing-redirect", {
    listenerArn: plain.arn,
    actions: [
      { type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } },
    ],
    conditions: [{ hostHeader: { values: ["shop.example.com"] } }],
  });
}

/** A network without more than gateways, and a service whose partners are named beforehand. */
export function smallNetwork(): void {
  const network = new ec2.Vpc("small", { cidrBlock: "10.90.0.0/20" });
  new ec2.DefaultSecurityGroup("small", { vpcId: network.id });
  new ec2.FlowLog("small", {
    vpcId: network.id,
    trafficType: "ALL",
    logDestinationType: "s3",
    logDestination: "arn:aws:s3:::acme-flow-logs",
  });
  new ec2.VpcEndpointService("feed", {
    acceptanceRequired: false,
    allowedPrincipals: ["arn:aws:iam::444455556666:root"],
    networkLoadBalancerArns: [
      "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/feed/0123456789abcdef",
    ],
  });
  const instance = new ec2.Instance("jump", {
    ami: ec2.getAmiOutput({ owners: ["amazon"], mostRecent: true }).id,
    instanceType: "t4g.nano",
    subnetId: "subnet-0a11b22c33d44e55f",
    vpcSecurityGroupIds: ["sg-0a1b2c3d4e5f60718"],
    associatePublicIpAddress: false,
    iamInstanceProfile: "jump",
    metadataOptions: { httpTokens: "required", httpEndpoint: "enabled" },
    rootBlockDevice: { encrypted: true, volumeType: "gp3" },
    ebsOptimized: true,
    monitoring: true,
  });
  new ec2.Eip("jump-none", { domain: "vpc" }, { dependsOn: [instance] });
}

/** Keys in a store of hardware cannot rotate by themselves; nodes of a group are no clusters of their own. */
export function specialCases(): void {
  new kms.Key("hardware", {
    customKeyStoreId: "cks-1234567890abcdef0",
    description: "In our own modules",
    deletionWindowInDays: 30,
  });
  new elasticache.Cluster("extra-replica", {
    clusterId: "sessions-extra",
    replicationGroupId: "sessions",
  });
  new sqs.Queue("patient", {
    sqsManagedSseEnabled: true,
    redrivePolicy: JSON.stringify({
      deadLetterTargetArn: "arn:aws:sqs:eu-west-1:111122223333:dead",
      maxReceiveCount: 10,
    }),
  });
  new iam.RolePolicyAttachment("api-invoke", {
    role: "caller",
    policyArn: "arn:aws:iam::aws:policy/AmazonAPIGatewayInvokeFullAccess",
  });
}

/** Regions by latency, where the target's own health counts. */
export function latencyOnly(): void {
  for (const region of ["eu-west-1", "us-east-1"])
    new route53.Record(`api-${region}`, {
      zoneId: "Z0123456789ABCDEFGHIJ",
      name: "api.example.com",
      type: "A",
      setIdentifier: region,
      latencyRoutingPolicies: [{ region }],
      aliases: [
        {
          name: `entry.${region}.elb.amazonaws.com`,
          zoneId: "Z32O12XQLNTSW2",
          evaluateTargetHealth: true,
        },
      ],
    });
}
