import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import fc from "fast-check";
import { parse } from "yaml";
import {
  makePipelineLog,
  makePipelineRole,
  Pipeline,
  type PipelineArgs,
} from "../../../../components/search/pipeline";
import {
  type BodyParts,
  COMPRESSIONS,
  LINE_FIELDS,
  pipelineBody,
  pipelineText,
} from "../../../../components/search/pipeline/body";
import { pipelineNameOf } from "../../../../components/search/pipeline/pipeline-layout";
import type { PlannedResource } from "../../../../infra/planner/record/types";
import { isMapping } from "../../../../infra/runtime/mapping";
import { foreignContext } from "../../../../policy/context/context";
import { runDirect } from "../../../../policy/harness";
import { toPolicies } from "../../../../policy/rule/to-policy";
import { RULES } from "../../../../policy/rules";
import {
  expectConventions,
  expectGuarded,
  input,
  statements,
  TEST_TAGS,
} from "../../../support/conventions";
import { one, record, TEST_ACCOUNT } from "../../../support/record";
import * as grammar from "../../../support/search/pipeline-grammar";

const PIPELINE = "aws:opensearchingest/pipeline:Pipeline";
const DATA_KEY = `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/data`;
const LOGS_KEY = `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/logs`;
const DOMAIN_ARN = `arn:aws:es:eu-west-1:${TEST_ACCOUNT}:domain/skyforge-test-search`;
const ENDPOINT = "vpc-search.eu-west-1.es.amazonaws.com";

type Args = Omit<PipelineArgs, "after" | "logGroupName" | "role">;

function pipelineArgs(changes: Partial<Args> = {}): Args {
  return {
    region: "eu-west-1",
    account: TEST_ACCOUNT,
    tags: TEST_TAGS,
    vpcId: "vpc-1",
    subnetIds: ["subnet-a", "subnet-b"],
    search: { endpoint: ENDPOINT, domainArn: DOMAIN_ARN },
    source: { bucketName: "lake-raw", prefix: "backfill/players/", keyArn: DATA_KEY },
    rejected: { bucketName: "lake-raw", prefix: "rejected/players/", keyArn: DATA_KEY },
    dataKeyArn: DATA_KEY,
    ...changes,
  };
}

/** A pipeline with what it needs before it, as a loader makes them. */
class Backfill extends pulumi.ComponentResource {
  constructor(name: string, args: Args, removable: boolean, opts: pulumi.ComponentResourceOptions) {
    super("worldcell:test:Backfill", name, {}, opts);
    const { tags } = args;
    const log = makePipelineLog(
      `${name}-log`,
      { phase: "launch", tags, logsKeyArn: LOGS_KEY, removable },
      this,
    );
    const { rights, role } = makePipelineRole(`${name}-role`, args, this);
    new Pipeline(
      `${name}-run`,
      { ...args, role, after: [rights], logGroupName: log.name },
      { parent: this },
    );
  }
}

const build = (changes: Partial<Args> = {}, removable = false) =>
  record((opts) => new Backfill("p", pipelineArgs(changes), removable, opts));

const codesOf = async (changes: Partial<Args>) => {
  const { findings, resources } = await record(
    (opts) => new Backfill("p", pipelineArgs(changes), false, opts),
    { allowFindings: true },
  );
  expect(resources.filter(({ type }) => type === PIPELINE)).to.deep.equal([]);
  return findings.map(({ message }) => message).join("\n");
};

const PARTS: BodyParts = {
  region: "eu-west-1",
  roleArn: `arn:aws:iam::${TEST_ACCOUNT}:role/p-role-1234567`,
  endpoint: ENDPOINT,
  source: { bucketName: "lake-raw", prefix: "backfill/players/" },
  rejected: { bucketName: "lake-raw", prefix: "rejected/players/" },
  compression: "gzip",
};

describe("search Pipeline", () => {
  it("gives every resource a parent, a name, tags and a provider", async () => {
    const { resources } = await build();
    for (const root of ["p", "p-run"])
      expectConventions(
        { resources: resources.filter(({ parent = "" }) => parent.endsWith(`::${root}`)) },
        root,
      );
  });

  it("stands in the cell's subnets, lets nobody in, and encrypts with the cell's key", async () => {
    const recorded = await build();
    const pipeline = one(recorded, PIPELINE);
    const group = one(recorded, "aws:ec2/securityGroup:SecurityGroup");
    expect(pipeline.inputs).to.deep.include({
      pipelineName: "skyforge-test-backfill",
      minUnits: 1,
      maxUnits: 4,
      pipelineRoleArn: one(recorded, "aws:iam/role:Role").outputs.arn,
      vpcOptions: {
        subnetIds: ["subnet-a", "subnet-b"],
        securityGroupIds: [group.id],
        vpcEndpointManagement: "SERVICE",
      },
      encryptionAtRestOptions: { kmsKeyArn: DATA_KEY },
      bufferOptions: { persistentBufferEnabled: false },
    });
    const rules = recorded.resources.filter(({ type }) => /vpc\/securityGroup\w+Rule:/.test(type));
    expect(rules.map(({ type }) => type)).to.deep.equal([
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    ]);
  });

  it("begins after its role may do what it needs", async () => {
    const recorded = await build();
    const rights = one(recorded, "aws:iam/rolePolicy:RolePolicy");
    expect(one(recorded, PIPELINE).dependencies).to.include(rights.urn);
  });

  it("writes a log that is encrypted, kept for a while, and protected", async () => {
    const recorded = await build();
    const group = one(recorded, "aws:cloudwatch/logGroup:LogGroup");
    expect(group.inputs).to.deep.include({
      name: "/aws/vendedlogs/OpenSearchIngestion/worldcell-skyforge-test-backfill",
      kmsKeyId: LOGS_KEY,
      retentionInDays: 30,
      deletionProtectionEnabled: true,
    });
    expect(group.protect).to.equal(true);
    expect(one(recorded, PIPELINE).inputs.logPublishingOptions).to.deep.equal({
      isLoggingEnabled: true,
      cloudwatchLogDestination: { logGroup: group.inputs.name },
    });
    const removed = await build({}, true);
    expect(one(removed, "aws:cloudwatch/logGroup:LogGroup").protect).to.equal(false);
  });

  it("runs as a role that this one pipeline alone may take", async () => {
    const trust = statements(one(await build(), "aws:iam/role:Role").inputs.assumeRolePolicy);
    expectGuarded(trust);
    expect(trust).to.deep.equal([
      {
        Sid: "Pipeline",
        Effect: "Allow",
        Principal: { Service: "osis-pipelines.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": TEST_ACCOUNT },
          ArnLike: {
            "aws:SourceArn": `arn:aws:osis:eu-west-1:${TEST_ACCOUNT}:pipeline/skyforge-test-backfill`,
          },
        },
      },
    ]);
  });

  it("may read one folder, write another and talk to one domain, with keys for S3 alone", async () => {
    const other = DATA_KEY.replace("data", "other");
    const recorded = await build({
      rejected: { bucketName: "lake-curated", prefix: "rejected/", keyArn: other },
    });
    const rights = statements(one(recorded, "aws:iam/rolePolicy:RolePolicy").inputs.policy);
    expect(rights.map(({ Action, Resource, Sid }) => [Sid, Action, Resource])).to.deep.equal([
      ["SourceList", ["s3:ListBucket"], "arn:aws:s3:::lake-raw"],
      ["SourceObjects", ["s3:GetObject"], "arn:aws:s3:::lake-raw/backfill/players/*"],
      ["SourceKey", ["kms:Decrypt"], DATA_KEY],
      ["RejectedObjects", ["s3:PutObject"], "arn:aws:s3:::lake-curated/rejected/*"],
      ["RejectedKey", ["kms:Decrypt", "kms:GenerateDataKey"], other],
      ["DomainLookup", ["es:DescribeDomain"], DOMAIN_ARN],
      ["Domain", ["es:ESHttp*"], `${DOMAIN_ARN}/*`],
    ]);
    const conditions = new Map(rights.map(({ Condition, Sid }) => [Sid, Condition]));
    const viaS3 = { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } };
    expect(conditions.get("SourceList")).to.deep.equal({
      StringLike: { "s3:prefix": "backfill/players/*" },
    });
    expect(conditions.get("SourceKey")).to.deep.equal(viaS3);
    expect(conditions.get("RejectedKey")).to.deep.equal(viaS3);
  });

  it("writes where its rights allow: what the body names is what the policy names", async () => {
    const recorded = await build();
    const rights = statements(one(recorded, "aws:iam/rolePolicy:RolePolicy").inputs.policy);
    const policy = JSON.stringify(rights);
    const body = bodyOf(one(recorded, PIPELINE));
    const places = [
      ...JSON.stringify(body).matchAll(/"(?:key_path_prefix|path_prefix)":"([^"]+)"/g),
    ];
    expect(places).to.have.length(2);
    for (const [, prefix = ""] of places) expect(prefix).to.match(/^rejected\/players\/\w+\/$/);
    expect(policy).to.contain("arn:aws:s3:::lake-raw/rejected/players/*");
  });

  it("refuses folders that are none or overlap, units out of bounds, and no subnets", async () => {
    const folder = (prefix: string) => ({ bucketName: "b-1", prefix, keyArn: DATA_KEY });
    for (const prefix of ["", "/", "/x/", "backfill", "a//b/", "a b/"])
      expect(await codesOf({ source: folder(prefix) }), prefix).to.contain("is no folder");
    expect(await codesOf({ source: folder("a/"), rejected: folder("a/rejected/") })).to.contain(
      "would be read again",
    );
    for (const units of [
      { minUnits: 0 },
      { minUnits: 5 },
      { maxUnits: 97 },
      { minUnits: 1.5 },
      { maxUnits: Number.NaN },
    ])
      expect(await codesOf(units), JSON.stringify(units)).to.contain("units; allowed are");
    expect(await codesOf({ subnetIds: [] })).to.contain("on the internet");
  });

  it("passes every policy of the project, its other parts too", async () => {
    const policies = toPolicies(RULES, () => foreignContext(new Date("2026-11-28")));
    const judged = new Set<string>();
    const { findings } = await runDirect(policies, await build(), {
      observe: ({ policy }) => judged.add(policy),
    });
    // The test stack's own providers are not the component's.
    const own = findings.filter(({ urn }) => urn.includes("worldcell:search:Pipeline"));
    expect(own.map(({ message, policy }) => `${policy}: ${message}`)).to.deep.equal([]);
    expect([...judged]).to.include("aws-opensearchingest-pipeline-verified");
  });

  it("keeps its name within the service's limits", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9]{0,40}$/), (game) => {
        const name = pipelineNameOf({ ...TEST_TAGS, game });
        expect(name).to.match(/^[a-z][a-z0-9-]{2,27}$/);
      }),
    );
  });
});

function bodyOf(pipeline: PlannedResource): unknown {
  const text = input(pipeline, "pipelineConfigurationBody");
  return parse(typeof text === "string" ? text : "");
}

const refused = (body: unknown): boolean => !grammar.pipelineGrammar.safeParse(body).success;

describe("the body of a search pipeline", () => {
  it("is the recorded one, and the documented grammar accepts it", async () => {
    const body = bodyOf(one(await build({ compression: "none" }), PIPELINE));
    grammar.pipelineGrammar.parse(body);
    expect(body).to.have.nested.property("backfill.source.s3.compression", "none");
  });

  it("is accepted by the documented grammar whatever it is made of, and survives its YAML", () => {
    const name = fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,60}[a-z0-9]$/);
    const prefix = fc.stringMatching(/^(?:[A-Za-z0-9!_.*'()=-]{1,8}\/){1,3}$/);
    const folder = fc.record({ bucketName: name, prefix });
    fc.assert(
      fc.property(
        folder,
        folder,
        fc.constantFrom(...COMPRESSIONS),
        fc.constantFrom("eu-west-1", "ap-southeast-2", "us-east-1"),
        (source, rejected, compression, region) => {
          const body = pipelineBody({ ...PARTS, source, rejected, compression, region });
          const text = pipelineText(body);
          const read: unknown = parse(text);
          expect(read).to.deep.equal(body);
          grammar.pipelineGrammar.parse(read);
          // API reference, CreatePipeline: 24,000 characters.
          expect(text.length).to.be.lessThan(24_000);
        },
      ),
    );
  });

  it("carries the loader's versions, the line's id and index, and nothing but its document", () => {
    const { sink, source } = pipelineBody(PARTS).backfill as {
      sink: readonly Record<string, Record<string, unknown>>[];
      source: Record<string, Record<string, unknown>>;
    };
    expect(sink[0]?.opensearch).to.deep.include({
      index: "${/index}",
      document_id: "${/id}",
      document_version: "${/version}",
      document_version_type: "external_gte",
      document_root_key: "document",
      index_type: "management_disabled",
      action: "index",
    });
    expect(source.s3).to.deep.include({ acknowledgments: true });
    expect(source.s3).not.to.have.property("delete_s3_objects_on_read");
  });

  it("sends every line to one sink: complete ones to search, all others to the rejected", () => {
    const [complete = "", incomplete = ""] = conditionsOf(pipelineBody(PARTS));
    fc.assert(
      fc.property(fc.subarray([...LINE_FIELDS]), (present) => {
        const holds = (text: string): boolean => {
          const tests = text.split(/ (?:and|or) /).map((test) => {
            const [, field = "", operator] = /^\/(\w+) (==|!=) null$/.exec(test) ?? [];
            const isThere = (present as readonly string[]).includes(field);
            return operator === "!=" ? isThere : !isThere;
          });
          return text.includes(" and ") ? tests.every(Boolean) : tests.some(Boolean);
        };
        expect(holds(complete)).to.equal(present.length === LINE_FIELDS.length);
        expect(holds(incomplete)).to.equal(!holds(complete));
      }),
    );
  });

  it("takes the compressions that the source documents", () => {
    expect(COMPRESSIONS).to.deep.equal(grammar.COMPRESSIONS);
  });

  it("is refused with an option that is not documented, anywhere", () => {
    const body = pipelineBody(PARTS);
    const places = objectsOf(body);
    expect(places.length).to.be.greaterThan(15);
    for (const place of places) {
      // Routes and sub-pipelines have names of their own; a text is neither.
      expect(refused(changed(body, [...place, "surprise"], 7)), place.join(".")).to.equal(true);
    }
  });

  it("is refused with a value of a wrong type, anywhere", () => {
    const body = pipelineBody(PARTS);
    const leaves = leavesOf(body);
    expect(leaves.length).to.be.greaterThan(30);
    for (const [place, value] of leaves)
      for (const wrong of [{}, [[]], typeof value === "string" ? 12 : "twelve"])
        expect(refused(changed(body, place, wrong)), place.join(".")).to.equal(true);
  });

  it("is refused without an option that must be there", () => {
    const s3 = ["backfill", "source", "s3"];
    const needed: readonly (readonly (number | string)[])[] = [
      ["version"],
      ["backfill"],
      ["backfill", "source"],
      ["backfill", "sink"],
      s3,
      [...s3, "codec"],
      [...s3, "aws"],
      [...s3, "scan"],
      [...s3, "scan", "buckets"],
      [...s3, "scan", "buckets", 0, "bucket", "name"],
      ["backfill", "sink", 0, "opensearch", "hosts"],
      ["backfill", "sink", 0, "opensearch", "document_version"],
      ["backfill", "sink", 0, "opensearch", "document_version_type"],
      ["backfill", "sink", 0, "opensearch", "dlq", "s3", "bucket"],
      ["backfill", "sink", 1, "s3", "bucket"],
      ["backfill", "sink", 1, "s3", "codec"],
      ["backfill", "sink", 1, "s3", "threshold"],
      ["backfill", "sink", 1, "s3", "threshold", "event_collect_timeout"],
      ["backfill", "route"],
    ];
    for (const place of needed)
      expect(refused(changed(pipelineBody(PARTS), place, undefined)), place.join(".")).to.equal(
        true,
      );
  });

  it("is refused with a value that is not in a closed set, or has no such form", () => {
    const sink = ["backfill", "sink", 0, "opensearch"];
    const s3 = ["backfill", "source", "s3"];
    const wrong: readonly (readonly [readonly (number | string)[], unknown])[] = [
      [["version"], "1"],
      [[...s3, "compression"], "zip"],
      [[...s3, "codec"], { newlines: {} }],
      [[...s3, "codec"], { newline: {}, json: {} }],
      [[...s3, "scan", "range"], "a year"],
      [[...s3, "aws", "sts_role_arn"], "role"],
      [[...s3, "delete_s3_objects_on_read"], "true"],
      [[...sink, "action"], "insert"],
      [[...sink, "document_version_type"], "external_gt"],
      [[...sink, "document_version_type"], "internal"],
      [[...sink, "index_type"], "management-disabled"],
      [[...sink, "document_id"], "${id}"],
      [[...sink, "document_id"], "${/id"],
      [[...sink, "index"], "$(/index)"],
      [[...sink, "hosts"], ["http://search.example"]],
      [[...sink, "hosts"], []],
      [[...sink, "insecure"], true],
      [[...sink, "routes"], ["nowhere"]],
      [["backfill", "route", 0, "complete"], "/id = null"],
      [["backfill", "sink", 1, "s3", "threshold", "event_collect_timeout"], "1 minute"],
    ];
    for (const [place, value] of wrong) {
      const body = changed(pipelineBody(PARTS), place, value);
      expect(refused(body), `${place.join(".")} ${JSON.stringify(value)}`).to.equal(true);
    }
  });
});

/** The conditions of the routes, in their order. */
function conditionsOf(body: unknown): string[] {
  const routes = isMapping(body) && isMapping(body.backfill) ? body.backfill.route : [];
  return (routes as readonly Record<string, string>[]).flatMap((route) => Object.values(route));
}

type Place = readonly (number | string)[];

function* walk(value: unknown, place: Place = []): Generator<readonly [Place, unknown]> {
  yield [place, value];
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value))
    yield* walk(inner, [...place, Array.isArray(value) ? Number(key) : key]);
}

/** Places of objects whose keys are options; of a route its key is a name that people choose. */
function objectsOf(body: unknown): Place[] {
  return [...walk(body)].filter(([, value]) => isMapping(value)).map(([place]) => place);
}

function leavesOf(body: unknown): (readonly [Place, unknown])[] {
  return [...walk(body)].filter(([, value]) => typeof value !== "object");
}

/** A copy with another value at a place, or without one. */
function changed(body: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = structuredClone(body) as Record<number | string, unknown>;
  if (rest.length > 0) copy[key] = changed(copy[key], rest, value);
  else if (value === undefined) Reflect.deleteProperty(copy, key);
  else copy[key] = value;
  return copy;
}
