import * as iam from "@pulumi/aws/iam";
import { expect } from "chai";
import { Loader, type LoaderArgs } from "../../../../components/search";
import { PHASES, type Phase } from "../../../../infra/fleet/schema";
import { GC_DELETES } from "../../../../infra/model/derive/opensearch";
import { manifest } from "../../../../infra/model";
import type { PlannedResource } from "../../../../infra/planner/record/types";
import { isMapping } from "../../../../infra/runtime/mapping";
import {
  expectConventions,
  expectGuarded,
  input,
  statements,
  type Statement,
} from "../../../support/conventions";
import { FUNCTION_COMMON } from "../../../support/functions";
import { all, one, record, type Recorded, TEST_ACCOUNT } from "../../../support/record";

const QUEUE = "aws:sqs/queue:Queue";
const FUNCTION = "aws:lambda/function:Function";
const RIGHTS = "aws:iam/rolePolicy:RolePolicy";
const ROLE = "aws:iam/role:Role";
const SOURCE = "aws:lambda/eventSourceMapping:EventSourceMapping";
const INVOCATION = "aws:lambda/invocation:Invocation";
const PIPELINE = "aws:opensearchingest/pipeline:Pipeline";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const USER = "mongodbatlas:index/databaseUser:DatabaseUser";
const DOMAIN_ARN = `arn:aws:es:eu-west-1:${TEST_ACCOUNT}:domain/skyforge-test-search`;

const build = (changes: Partial<LoaderArgs> = {}): Promise<Recorded<Loader>> =>
  record((opts, { aws }) => {
    const masterRole = new iam.Role("master", { assumeRolePolicy: "{}" }, { provider: aws });
    return new Loader(
      "l",
      {
        ...FUNCTION_COMMON,
        search: {
          endpoint: "vpc-search.eu-west-1.es.amazonaws.com",
          domainArn: DOMAIN_ARN,
          masterRole,
          replicas: 2,
        },
        atlas: { projectId: "p".repeat(24), clusterName: "c", srv: "mongodb+srv://c-pl-0.x.net" },
        ...changes,
      },
      opts,
    );
  });

/** Seconds. */
const HOUR = 3600;

/** A document that a resource takes as text. */
function documentOf(resource: PlannedResource, key: string): unknown {
  const text = input(resource, key);
  if (typeof text !== "string") throw new Error(`${key} is no text`);
  return JSON.parse(text);
}

describe("Loader", () => {
  let recorded: Recorded<Loader>;
  before(async () => {
    recorded = await build();
  });

  const rightsOf = (name: string): Statement[] =>
    statements(one(recorded, RIGHTS, `l-${name}-rights`).inputs.policy);
  const own = (name: string) =>
    rightsOf(name)
      .filter(({ Sid }) => ["Feed", "DeadLetters", "Queues", "QueueKey", "Domain"].includes(Sid))
      .map(({ Action, Resource, Sid }) => [Sid, Action, Resource]);
  const environmentOf = (name: string) => {
    const environment = input(one(recorded, FUNCTION, `l-${name}-function`), "environment");
    return isMapping(environment) ? environment.variables : undefined;
  };
  const feed = () => one(recorded, QUEUE, "l-feed");
  const letters = () => one(recorded, QUEUE, "l-dead-letters");

  it("gives every resource a parent, a name, tags and a provider", () => {
    for (const root of ["l", "l-load", "l-maintain", "l-bootstrap"]) {
      const resources = recorded.resources.filter(
        ({ parent, type }) =>
          type.startsWith("worldcell:") || parent === undefined || parent.endsWith(`::${root}`),
      );
      expectConventions({ resources: resources.filter(({ name }) => name !== "master") }, root);
    }
  });

  it("encrypts both queues with the cell's key, protects them, and lets nobody in without TLS", () => {
    for (const queue of [feed(), letters()]) {
      expect(queue.protect, queue.name).to.equal(true);
      expect(queue.inputs.kmsMasterKeyId).to.equal(FUNCTION_COMMON.dataKeyArn);
      const policy = statements(
        one(recorded, "aws:sqs/queuePolicy:QueuePolicy", `${queue.name}-policy`).inputs.policy,
      );
      expectGuarded(policy);
      expect(policy).to.deep.equal([
        {
          Sid: "OnlyTls",
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: queue.outputs.arn,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]);
    }
  });

  it("lets queues go when the cell is removed", async () => {
    const removed = await build({ removable: true });
    expect(all(removed, QUEUE).map(({ protect }) => protect)).to.deep.equal([false, false]);
  });

  it("hands over what cannot be written, to a queue that takes it from the feed's alone and keeps it longer", () => {
    const redrive: unknown = documentOf(feed(), "redrivePolicy");
    expect(redrive).to.have.property("deadLetterTargetArn", letters().outputs.arn);
    const allowed = one(recorded, "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy");
    expect(allowed.inputs.queueUrl).to.equal(letters().outputs.url);
    expect(documentOf(allowed, "redriveAllowPolicy")).to.deep.equal({
      redrivePermission: "byQueue",
      sourceQueueArns: [feed().outputs.arn],
    });
    expect(letters().inputs.messageRetentionSeconds).to.be.greaterThan(
      Number(feed().inputs.messageRetentionSeconds),
    );
  });

  it("gives a message up before an index forgets the deletions that came after it", () => {
    expect(GC_DELETES).to.equal("1h");
    const { maxReceiveCount } = documentOf(feed(), "redrivePolicy") as {
      maxReceiveCount: number;
    };
    const hidden = Number(feed().inputs.visibilityTimeoutSeconds);
    expect(maxReceiveCount).to.be.greaterThan(4);
    expect(maxReceiveCount * hidden).to.be.lessThan(HOUR);
    const timeout = Number(one(recorded, FUNCTION, "l-load-function").inputs.timeout);
    expect(hidden).to.be.at.least(6 * timeout);
  });

  it("takes batches that answer by message, as many at once as the phase allows", async () => {
    const concurrency: Partial<Record<Phase, number>> = {};
    for (const phase of PHASES) {
      const source = one(await build({ phase }), SOURCE);
      const scaling = input(source, "scalingConfig");
      if (isMapping(scaling)) concurrency[phase] = Number(scaling.maximumConcurrency);
    }
    const numbers = PHASES.map((phase) => concurrency[phase] ?? 0);
    expect(numbers).to.deep.equal([...numbers].sort((a, b) => a - b));
    expect(Math.min(...numbers)).to.be.at.least(2);
    const { inputs } = one(recorded, SOURCE);
    expect(inputs).to.deep.include({
      eventSourceArn: feed().outputs.arn,
      functionResponseTypes: ["ReportBatchItemFailures"],
      batchSize: 10,
    });
  });

  it("starts only after the domain was made what the data model says", () => {
    const bootstrapped = one(recorded, INVOCATION);
    expect(one(recorded, SOURCE).dependencies).to.include(bootstrapped.urn);
    const event = documentOf(bootstrapped, "input") as { plan: unknown };
    expect(event.plan).to.deep.include({ version: manifest.version, fills: [] });
    expect(event.plan)
      .to.have.nested.property("roles.writers[0]")
      .that.equals(one(recorded, ROLE, "l-load-role").outputs.arn);
    expect(event.plan)
      .to.have.nested.property("roles.maintainers[0]")
      .that.equals(one(recorded, ROLE, "l-maintain-role").outputs.arn);
    expect(JSON.stringify(event.plan)).to.contain('"number_of_replicas":"2"');
  });

  it("runs the bootstrap as the domain's master user, and nothing else", () => {
    const master = one(recorded, ROLE, "master").outputs.arn;
    const asMaster = all(recorded, FUNCTION).filter(({ inputs }) => inputs.role === master);
    expect(asMaster.map(({ name }) => name)).to.deep.equal(["l-bootstrap-function"]);
  });

  it("runs the bootstrap again, in place, when its code or its plan changes", () => {
    const bootstrapped = one(recorded, INVOCATION);
    expect(bootstrapped.inputs.lifecycleScope).to.equal("CRUD");
    expect(documentOf(bootstrapped, "input")).to.have.property(
      "code",
      recorded.result.nodes.bootstrap.codeHash,
    );
  });

  it("gives each workload the queues, the key and the domain as far as it needs them", () => {
    const [queue, dead] = [feed().outputs.arn, letters().outputs.arn];
    const take = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"];
    const key = ["QueueKey", ["kms:Decrypt", "kms:GenerateDataKey"], FUNCTION_COMMON.dataKeyArn];
    expect(own("load")).to.deep.equal([
      ["Feed", take, queue],
      ["DeadLetters", ["sqs:SendMessage"], dead],
      key,
      ["Domain", ["es:ESHttpPost"], `${DOMAIN_ARN}/*`],
    ]);
    expect(own("maintain")).to.deep.equal([
      ["Feed", ["sqs:GetQueueAttributes"], queue],
      ["DeadLetters", [...take, "sqs:ChangeMessageVisibility", "sqs:SendMessage"], dead],
      key,
      ["Domain", ["es:ESHttpDelete", "es:ESHttpGet", "es:ESHttpPost"], `${DOMAIN_ARN}/*`],
    ]);
    expect(own("feed-role")).to.deep.equal([["Queues", ["sqs:SendMessage"], [queue, dead]], key]);
    expect(own("bootstrap")).to.deep.equal([]);
    for (const name of ["load", "maintain", "feed-role"]) {
      const use = rightsOf(name).find(({ Sid }) => Sid === "QueueKey");
      expect(use?.Condition, name).to.deep.equal({
        StringEquals: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" },
      });
    }
  });

  it("tells functions where queues, domain and database are, and no secret", () => {
    const endpoint = "https://vpc-search.eu-west-1.es.amazonaws.com";
    expect(environmentOf("load")).to.deep.equal({
      CELL: "eu-west-1",
      SEARCH_ENDPOINT: endpoint,
      DEAD_LETTERS_URL: letters().outputs.url,
    });
    expect(environmentOf("maintain")).to.deep.equal({
      CELL: "eu-west-1",
      SEARCH_ENDPOINT: endpoint,
      QUEUE_URL: feed().outputs.url,
      DEAD_LETTERS_URL: letters().outputs.url,
      MONGODB_URI: "mongodb+srv://c-pl-0.x.net/?authMechanism=MONGODB-AWS&authSource=%24external",
    });
  });

  it("makes database users of the roles that read the database, without passwords", () => {
    const users = all(recorded, USER);
    expect(users.map(({ inputs }) => inputs.username)).to.have.members([
      one(recorded, ROLE, "l-maintain-role").outputs.arn,
      one(recorded, ROLE, "l-feed-role").outputs.arn,
    ]);
    for (const { inputs } of users) {
      expect(inputs).to.deep.include({
        awsIamType: "ROLE",
        authDatabaseName: "$external",
        roles: [{ roleName: "loader-read", databaseName: "admin" }],
        scopes: [{ name: "c", type: "CLUSTER" }],
      });
      expect(inputs).to.not.have.any.keys("password", "passwordWo");
    }
  });

  it("lets the feed's pods become its role, and no other pods", () => {
    const trust = statements(one(recorded, ROLE, "l-feed-role").inputs.assumeRolePolicy);
    expectGuarded(trust);
    expect(trust[0]?.Condition).to.have.nested.property(
      "StringEquals.aws:RequestTag/kubernetes-service-account",
      "search-feed",
    );
  });

  it("has no pipeline unless it is given a folder, and its log group all the same", () => {
    expect(all(recorded, PIPELINE)).to.deep.equal([]);
    expect(one(recorded, LOG_GROUP, "l-backfill-log").protect).to.equal(true);
  });

  it("fills search from a folder once the pipeline's role is among the writers", async () => {
    const keyArn = FUNCTION_COMMON.dataKeyArn;
    const folder = (prefix: string) => ({ bucketName: "curated", prefix, keyArn });
    const filled = await build({
      backfill: {
        vpcId: "vpc-1",
        source: folder("backfill/players/"),
        rejected: folder("rejected/backfill/players/"),
      },
    });
    const pipeline = one(filled, PIPELINE);
    const bootstrapped = one(filled, INVOCATION);
    const role = one(filled, ROLE, "l-backfill-role");
    expect(pipeline.dependencies).to.include.members([
      bootstrapped.urn,
      one(filled, RIGHTS, "l-backfill-role-rights").urn,
    ]);
    expect(pipeline.inputs.pipelineRoleArn).to.equal(role.outputs.arn);
    const { plan } = documentOf(bootstrapped, "input") as {
      plan: { roles: { writers: string[] } };
    };
    expect(plan.roles.writers).to.include(role.outputs.arn);
    expect(pipeline.inputs.logPublishingOptions).to.have.nested.property(
      "cloudwatchLogDestination.logGroup",
      one(filled, LOG_GROUP, "l-backfill-log").outputs.name,
    );
    const before = recorded.resources.map(({ urn }) => urn);
    expect(filled.resources.map(({ urn }) => urn)).to.include.members(before);
  });

  it("tells of dead letters, of a queue that grows old, and of a feed that lags or lost its history", () => {
    const alarms = all(recorded, "aws:cloudwatch/metricAlarm:MetricAlarm").filter(({ parent }) =>
      parent?.endsWith("::l"),
    );
    const watched = alarms.map(({ inputs }) => [
      inputs.metricName,
      input({ inputs } as never, "dimensions"),
      inputs.threshold,
    ]);
    expect(watched).to.have.deep.members([
      ["ApproximateNumberOfMessagesVisible", { QueueName: letters().outputs.name }, 0],
      ["ApproximateAgeOfOldestMessage", { QueueName: feed().outputs.name }, 300],
      ["Lag", { cell: "eu-west-1", function: "feed" }, 60_000],
      ["HistoryLost", { cell: "eu-west-1", function: "feed" }, 0],
    ]);
    for (const { inputs } of alarms)
      expect(inputs.alarmActions).to.deep.equal([FUNCTION_COMMON.topicArn]);
  });
});
