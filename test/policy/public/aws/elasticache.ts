import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as elasticache from "@pulumi/aws/elasticache";
import * as kms from "@pulumi/aws/kms";
import * as secretsmanager from "@pulumi/aws/secretsmanager";
import * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import { provided, RandomPassword } from "../support";

const SUBNETS = [
  "subnet-0a11b22c33d44e55f",
  "subnet-0b11b22c33d44e55f",
  "subnet-0c11b22c33d44e55f",
];

/** Two nodes in two zones, a token out of a generated password, the account's own key of the service. */
export function sessionStore(): void {
  const token = new RandomPassword("auth-token", { length: 32, special: false });
  const group = new ec2.SecurityGroup("sessions", {
    description: "Redis for sessions",
    vpcId: "vpc-0a11b22c33d44e55f",
    ingress: [
      {
        description: "Redis from the private subnets",
        protocol: "tcp",
        fromPort: 6379,
        toPort: 6379,
        cidrBlocks: ["10.40.0.0/18"],
      },
    ],
    egress: [
      {
        description: "Anywhere",
        protocol: "-1",
        fromPort: 0,
        toPort: 0,
        cidrBlocks: ["0.0.0.0/0"],
      },
    ],
    tags: { Name: "sessions" },
  });
  const subnets = new elasticache.SubnetGroup("sessions", { subnetIds: SUBNETS });
  new elasticache.ReplicationGroup("sessions", {
    replicationGroupId: "sessions",
    description: "Session store",
    engine: "redis",
    engineVersion: "7.1",
    nodeType: "cache.t4g.small",
    numCacheClusters: 2,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    atRestEncryptionEnabled: true,
    transitEncryptionEnabled: true,
    authToken: token.result,
    snapshotRetentionLimit: 7,
    snapshotWindow: "02:00-03:00",
    maintenanceWindow: "sun:04:00-sun:05:00",
    autoMinorVersionUpgrade: true,
    subnetGroupName: subnets.name,
    securityGroupIds: [group.id],
    applyImmediately: false,
  });
}

/** Shards with replicas, users of role-based access, a customer key, both logs. */
export function shardedValkey(): void {
  const key = new kms.Key("cache", {
    description: "Cache at rest",
    enableKeyRotation: true,
    deletionWindowInDays: 30,
  });
  const logs = ["slow-log", "engine-log"].map(
    (kind) =>
      new cloudwatch.LogGroup(`cache-${kind}`, {
        name: `/aws/elasticache/catalogue/${kind}`,
        retentionInDays: 365,
      }),
  );
  const password = new RandomPassword("catalogue-app", { length: 48 });
  const credentials = new secretsmanager.Secret("catalogue-cache", { kmsKeyId: key.arn });
  new secretsmanager.SecretVersion("catalogue-cache", {
    secretId: credentials.id,
    secretString: pulumi.jsonStringify({ username: "catalogue", password: password.result }),
  });
  const app = new elasticache.User("app", {
    userId: "catalogue-app",
    userName: "catalogue",
    engine: "valkey",
    accessString: "on ~catalogue:* -@all +@read +@write +@connection",
    passwords: [password.result],
  });
  // Valkey needs no default user; one that is off keeps clients without a name out.
  const nobody = new elasticache.User("nobody", {
    userId: "catalogue-default",
    userName: "default",
    engine: "valkey",
    accessString: "off -@all",
    authenticationMode: { type: "no-password-required" },
  });
  const users = new elasticache.UserGroup("catalogue", {
    userGroupId: "catalogue",
    engine: "valkey",
    userIds: [nobody.userId, app.userId],
  });
  const alerts = new sns.Topic("cache-events", { kmsMasterKeyId: "alias/aws/sns" });
  const parameters = new elasticache.ParameterGroup("catalogue", {
    family: "valkey8",
    parameters: [
      { name: "cluster-enabled", value: "yes" },
      { name: "maxmemory-policy", value: "volatile-lru" },
    ],
  });
  new elasticache.ReplicationGroup("catalogue", {
    description: "Catalogue cache, sharded",
    engine: "valkey",
    engineVersion: "8.0",
    nodeType: "cache.r7g.large",
    numNodeGroups: 3,
    replicasPerNodeGroup: 2,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    atRestEncryptionEnabled: true,
    kmsKeyId: key.arn,
    transitEncryptionEnabled: true,
    transitEncryptionMode: "required",
    userGroupIds: [users.userGroupId],
    parameterGroupName: parameters.name,
    snapshotRetentionLimit: 35,
    notificationTopicArn: alerts.arn,
    subnetGroupName: "data",
    securityGroupIds: ["sg-0a1b2c3d4e5f60718", "sg-0b1b2c3d4e5f60718"],
    logDeliveryConfigurations: logs.map((log, index) => ({
      destination: log.name,
      destinationType: "cloudwatch-logs",
      logFormat: "json",
      logType: index === 0 ? "slow-log" : "engine-log",
    })),
  });
}

/** Clients sign in with their roles. */
export function iamAuthentication(): void {
  const user = new elasticache.User("orders", {
    userId: "orders",
    userName: "orders",
    engine: "redis",
    accessString: "on ~orders:* +@all -@dangerous",
    authenticationMode: { type: "iam" },
  });
  const off = new elasticache.User("default-off", {
    userId: "default-off",
    userName: "default",
    engine: "redis",
    accessString: "off ~keys* -@all +get",
    authenticationMode: {
      type: "password",
      passwords: [new RandomPassword("default-off", { length: 24 }).result],
    },
  });
  const group = new elasticache.UserGroup("orders", {
    userGroupId: "orders",
    engine: "redis",
    userIds: [off.userId],
  });
  new elasticache.UserGroupAssociation("orders", {
    userGroupId: group.userGroupId,
    userId: user.userId,
  });
  new elasticache.ServerlessCache("orders", {
    name: "orders",
    engine: "redis",
    majorEngineVersion: "7",
    description: "Orders",
    dailySnapshotTime: "03:00",
    snapshotRetentionLimit: 7,
    userGroupId: group.userGroupId,
    securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
    subnetIds: SUBNETS,
    cacheUsageLimits: {
      dataStorage: { maximum: 10, unit: "GB" },
      ecpuPerSeconds: [{ maximum: 5000 }],
    },
  });
}

/** A serverless cache with a customer key and as few words as it takes. */
export function serverlessValkey(): void {
  new elasticache.ServerlessCache("prices", {
    engine: "valkey",
    kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    snapshotRetentionLimit: 1,
    userGroupId: "prices",
    securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
    subnetIds: SUBNETS.slice(0, 2),
  });
}

/** A global datastore: the secondary takes engine and node type from the primary. */
export function globalDatastore(): void {
  const primary = new elasticache.ReplicationGroup("leaderboard-primary", {
    replicationGroupId: "leaderboard-eu",
    description: "Leaderboard, primary",
    engine: "redis",
    engineVersion: "7.1",
    nodeType: "cache.r6g.large",
    numCacheClusters: 3,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    atRestEncryptionEnabled: true,
    transitEncryptionEnabled: true,
    authToken: new pulumi.Config().requireSecret("databasePassword"),
    authTokenUpdateStrategy: "ROTATE",
    snapshotRetentionLimit: 5,
    subnetGroupName: "data",
    securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
  });
  const global = new elasticache.GlobalReplicationGroup("leaderboard", {
    globalReplicationGroupIdSuffix: "leaderboard",
    primaryReplicationGroupId: primary.id,
  });
  new elasticache.ReplicationGroup("leaderboard-secondary", {
    region: "eu-central-1",
    replicationGroupId: "leaderboard-fra",
    description: "Leaderboard, secondary",
    globalReplicationGroupId: provided(global.globalReplicationGroupId, "ldgnf-leaderboard"),
    numCacheClusters: 2,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    subnetGroupName: "data",
    securityGroupIds: ["sg-0b1b2c3d4e5f60718"],
  });
}

/** Memcached with encryption in transit: it has no snapshots, no replicas and no encryption at rest. */
export function memcached(): void {
  new elasticache.Cluster("fragments", {
    clusterId: "fragments",
    engine: "memcached",
    engineVersion: "1.6.22",
    nodeType: "cache.t4g.medium",
    numCacheNodes: 2,
    azMode: "cross-az",
    port: 11211,
    transitEncryptionEnabled: true,
    subnetGroupName: "data",
    securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
  });
}

/** The cache's alarms. */
export function cacheAlarms(): void {
  const topic = "arn:aws:sns:eu-west-1:111122223333:on-call";
  for (const [metric, threshold] of Object.entries({
    CPUUtilization: 75,
    DatabaseMemoryUsagePercentage: 80,
    Evictions: 100,
  })) {
    new cloudwatch.MetricAlarm(`cache-${metric}`, {
      alarmDescription: `${metric} of the session store is high`,
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 3,
      metricName: metric,
      namespace: "AWS/ElastiCache",
      period: 300,
      statistic: "Average",
      threshold,
      dimensions: { CacheClusterId: "sessions-001" },
      alarmActions: [topic],
      okActions: [topic],
    });
  }
}
