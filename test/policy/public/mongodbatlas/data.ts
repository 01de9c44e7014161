import * as mongodbatlas from "@pulumi/mongodbatlas";
import * as pulumi from "@pulumi/pulumi";

const PROJECT = "64b1f0c2a5d3e87f1c2b3a4d";

/** Indexes of search: dynamic, static, of vectors. */
export function searchIndexes(): void {
  new mongodbatlas.SearchIndex("products", {
    projectId: PROJECT,
    clusterName: "catalogue",
    database: "shop",
    collectionName: "products",
    name: "default",
    mappingsDynamic: true,
    analyzer: "lucene.standard",
    searchAnalyzer: "lucene.standard",
  });
  new mongodbatlas.SearchIndex("titles", {
    projectId: PROJECT,
    clusterName: "catalogue",
    database: "shop",
    collectionName: "products",
    name: "titles",
    type: "search",
    mappingsDynamic: false,
    mappingsFields: JSON.stringify({
      title: { type: "string", analyzer: "lucene.english", multi: { raw: { type: "string" } } },
    }),
    storedSource: JSON.stringify({ include: ["title"] }),
    synonyms: [{ name: "synonyms", analyzer: "lucene.standard", sourceCollection: "synonyms" }],
  });
  new mongodbatlas.SearchIndex("vectors", {
    projectId: PROJECT,
    clusterName: "catalogue",
    database: "shop",
    collectionName: "embeddings",
    name: "vectors",
    type: "vectorSearch",
    fields: JSON.stringify([
      { type: "vector", path: "embedding", numDimensions: 1024, similarity: "cosine" },
    ]),
  });
}

/** What is old goes into the archive, and in the end away. */
export function onlineArchive(): void {
  new mongodbatlas.OnlineArchive("orders", {
    projectId: PROJECT,
    clusterName: "orders",
    dbName: "shop",
    collName: "orders",
    collectionType: "STANDARD",
    criteria: { type: "DATE", dateField: "created", dateFormat: "ISODATE", expireAfterDays: 365 },
    dataExpirationRule: { expireAfterDays: 3650 },
    dataProcessRegion: { cloudProvider: "AWS", region: "IRELAND_IRL" },
    partitionFields: [
      { fieldName: "created", order: 0 },
      { fieldName: "customer", order: 1 },
    ],
    schedule: {
      type: "WEEKLY",
      dayOfWeek: 1,
      startHour: 1,
      startMinute: 0,
      endHour: 4,
      endMinute: 0,
    },
  });
  new mongodbatlas.OnlineArchive("sessions", {
    projectId: PROJECT,
    clusterName: "orders",
    dbName: "shop",
    collName: "sessions",
    criteria: { type: "CUSTOM", query: '{ "closed": true }' },
    syncCreation: true,
  });
}

/** Streams: their connections over TLS, with credentials of the configuration or with a role. */
export function streams(): void {
  const instance = new mongodbatlas.StreamInstance("events", {
    projectId: PROJECT,
    instanceName: "events",
    dataProcessRegion: { region: "DUBLIN_IRL", cloudProvider: "AWS" },
    streamConfig: { tier: "SP30" },
  });
  const cluster = new mongodbatlas.StreamConnection("cluster", {
    projectId: PROJECT,
    instanceName: instance.instanceName,
    connectionName: "orders",
    type: "Cluster",
    clusterName: "orders",
    dbRoleToExecute: { role: "readWriteAnyDatabase", type: "BUILT_IN" },
  });
  const kafka = new mongodbatlas.StreamConnection("kafka", {
    projectId: PROJECT,
    instanceName: instance.instanceName,
    connectionName: "kafka",
    type: "Kafka",
    bootstrapServers: "broker-1.example.com:9096,broker-2.example.com:9096",
    authentication: {
      mechanism: "SCRAM-512",
      username: "atlas",
      password: new pulumi.Config().requireSecret("databasePassword"),
    },
    security: { protocol: "SASL_SSL" },
    config: { "auto.offset.reset": "earliest" },
    networking: { access: { type: "PUBLIC" } },
  });
  const link = new mongodbatlas.StreamPrivatelinkEndpoint("msk", {
    projectId: PROJECT,
    providerName: "AWS",
    vendor: "MSK",
    arn: "arn:aws:kafka:eu-west-1:111122223333:cluster/events/1234abcd-12ab-34cd-56ef-1",
  });
  new mongodbatlas.StreamConnection("msk", {
    projectId: PROJECT,
    instanceName: instance.instanceName,
    connectionName: "msk",
    type: "Kafka",
    bootstrapServers: "b-1.events.kafka.eu-west-1.amazonaws.com:9198",
    authentication: {
      mechanism: "AWS_MSK_IAM",
      aws: { roleArn: "arn:aws:iam::111122223333:role/atlas-streams" },
    },
    security: { protocol: "SASL_SSL" },
    networking: { access: { type: "PRIVATE_LINK", connectionId: link.id } },
  });
  new mongodbatlas.StreamConnection("bucket", {
    projectId: PROJECT,
    instanceName: instance.instanceName,
    connectionName: "lake",
    type: "S3",
    aws: { roleArn: "arn:aws:iam::111122223333:role/atlas-lake" },
  });
  new mongodbatlas.StreamProcessor("orders", {
    projectId: PROJECT,
    instanceName: instance.instanceName,
    processorName: "orders",
    pipeline: pulumi.jsonStringify([
      { $source: { connectionName: kafka.connectionName, topic: "orders" } },
      { $merge: { into: { connectionName: cluster.connectionName, db: "shop", coll: "orders" } } },
    ]),
    state: "STARTED",
  });
  new mongodbatlas.StreamWorkspace("clicks", {
    projectId: PROJECT,
    workspaceName: "clicks",
    dataProcessRegion: { region: "FRANKFURT_DEU", cloudProvider: "AWS" },
  });
}

/** A lake and a cluster seen as one. */
export function federatedDatabase(): void {
  new mongodbatlas.FederatedDatabaseInstance("lake", {
    projectId: PROJECT,
    name: "lake",
    cloudProviderConfig: {
      aws: { roleId: "64b1f0c2a5d3e87f1c2b3a50", testS3Bucket: "acme-lake" },
    },
    dataProcessRegion: { cloudProvider: "AWS", region: "DUBLIN_IRL" },
    storageStores: [
      { name: "orders", provider: "atlas", clusterName: "orders", projectId: PROJECT },
      {
        name: "lake",
        provider: "s3",
        bucket: "acme-lake",
        region: "EU_WEST_1",
        delimiter: "/",
        prefix: "events/",
      },
    ],
    storageDatabases: [
      {
        name: "shop",
        collections: [
          {
            name: "orders",
            dataSources: [{ storeName: "orders", database: "shop", collection: "orders" }],
          },
          { name: "events", dataSources: [{ storeName: "lake", path: "*" }] },
        ],
      },
    ],
  });
}

/** Connections of streams to functions and to other companies. */
export function streamTargets(): void {
  new mongodbatlas.StreamConnection("function", {
    projectId: PROJECT,
    workspaceName: "clicks",
    connectionName: "function",
    type: "AWSLambda",
    aws: { roleArn: "arn:aws:iam::111122223333:role/atlas-lambda" },
  });
  new mongodbatlas.StreamConnection("hook", {
    projectId: PROJECT,
    workspaceName: "clicks",
    connectionName: "hook",
    type: "Https",
    url: "https://hooks.example.com/clicks",
    headers: { Authorization: new pulumi.Config().requireSecret("slackToken") },
  });
  new mongodbatlas.StreamConnection("sample", {
    projectId: PROJECT,
    workspaceName: "clicks",
    connectionName: "sample",
    type: "Sample",
  });
}
