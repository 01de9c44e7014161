import { expect } from "chai";
import { Typings } from "../../../infra/planner/replacement/generate/typings";
import { ROOT } from "../../support/files";
import { skipWithout } from "../../support/tools";
import { missingForPython } from "../python/environment";
import { samplePlans, subjectsOf } from "../support/subjects";
import type { Subject, Verdict } from "../support/validator";
import { CARRIERS } from "./carriers";
import { documentsOf } from "./documents";
import { iamDocuments } from "./validator";

const ROLE = "aws:iam/role:Role";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const KEY = "aws:kms/key:Key";

type Statement = Readonly<Record<string, unknown>>;

const document = (...statements: readonly Statement[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

const TRUST: Statement = {
  Sid: "FlowLogs",
  Effect: "Allow",
  Principal: { Service: "vpc-flow-logs.amazonaws.com" },
  Action: "sts:AssumeRole",
  Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
};
const IDENTITY: Statement = {
  Sid: "Read",
  Effect: "Allow",
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::skyforge/*",
};
const RESOURCE: Statement = {
  Sid: "Deliver",
  Effect: "Allow",
  Principal: { Service: "delivery.logs.amazonaws.com" },
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::skyforge/*",
};
const OWNER: Statement = {
  Sid: "Account",
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:root" },
  Action: "kms:*",
  Resource: "*",
};

const subject = (type: string, inputs: Subject["inputs"], key = "k"): Subject => ({
  key,
  type,
  name: "n",
  region: "eu-west-1",
  inputs,
});

const lines = (verdicts: readonly Verdict[]): string[] =>
  verdicts.map(({ path, rule }) => `${path}: ${rule}`).sort();

/** Type, inputs and what is found in them. */
type Case = readonly [string, Subject["inputs"], readonly string[]];

const good: readonly Case[] = [
  [ROLE, { assumeRolePolicy: document(TRUST) }, []],
  [ROLE, { inlinePolicies: [{ name: "a", policy: document(IDENTITY) }] }, []],
  [ROLE_POLICY, { policy: document(IDENTITY) }, []],
  [BUCKET_POLICY, { bucket: "skyforge", policy: document(RESOURCE) }, []],
  [KEY, { policy: document(OWNER) }, []],
  [
    "aws:ecr/repositoryPolicy:RepositoryPolicy",
    { policy: document({ ...OWNER, Action: "ecr:BatchGetImage", Resource: undefined }) },
    [],
  ],
];

const trust = (change: Statement): Subject["inputs"] => ({
  assumeRolePolicy: document({ ...TRUST, ...change }),
});
const policy = (base: Statement, change: Statement): Subject["inputs"] => ({
  policy: document({ ...base, ...change }),
});

const bad: readonly Case[] = [
  [ROLE, { assumeRolePolicy: document(TRUST).slice(0, -2) }, ["assumeRolePolicy: MALFORMED_JSON"]],
  [ROLE, { assumeRolePolicy: "{}" }, ["assumeRolePolicy: MALFORMED"]],
  [
    ROLE,
    trust({ Action: "sts:AssumeRoles" }),
    ["assumeRolePolicy#FlowLogs: UNKNOWN_ACTION sts:AssumeRoles"],
  ],
  [ROLE, trust({ Action: "iam:PassRole" }), ["assumeRolePolicy#FlowLogs: PROHIBITED_ACTION"]],
  [ROLE, trust({ Resource: "*" }), ["assumeRolePolicy#FlowLogs: PROHIBITED_ELEMENT Resource"]],
  [ROLE, trust({ Principal: undefined }), ["assumeRolePolicy#FlowLogs: MISSING_ELEMENT Principal"]],
  [ROLE, trust({ Principal: { Role: "x" } }), ["assumeRolePolicy#FlowLogs: UNKNOWN_PRINCIPAL"]],
  [
    ROLE,
    trust({ Condition: { StringEqual: { "aws:SourceAccount": "1" } } }),
    ["assumeRolePolicy#FlowLogs: UNKNOWN_OPERATOR StringEqual"],
  ],
  [
    ROLE,
    trust({ Condition: { StringEquals: { "aws:SourceAcount": "1" } } }),
    ["assumeRolePolicy#FlowLogs: UNKNOWN_CONDITION_FOR_ACTION aws:SourceAcount"],
  ],
  [
    ROLE_POLICY,
    policy(IDENTITY, { Principal: "*" }),
    ["policy#Read: PROHIBITED_ELEMENT Principal"],
  ],
  [
    ROLE_POLICY,
    policy(IDENTITY, { Action: "s3:GetObjects" }),
    ["policy#Read: UNKNOWN_ACTION s3:GetObjects"],
  ],
  [
    ROLE_POLICY,
    policy(IDENTITY, { Action: "s4:GetObject" }),
    ["policy#Read: UNKNOWN_PREFIX s4:GetObject"],
  ],
  [ROLE_POLICY, policy(IDENTITY, { Action: 7 }), ["policy#Read: EXCEPTION"]],
  [ROLE_POLICY, policy(IDENTITY, { Effect: "allow" }), ["policy#Read: MALFORMED allow"]],
  [ROLE_POLICY, policy(IDENTITY, { Effect: undefined }), ["policy#Read: MALFORMED"]],
  [ROLE_POLICY, policy(IDENTITY, { Resource: undefined }), ["policy#Read: MALFORMED"]],
  [ROLE_POLICY, policy(IDENTITY, { Resources: "*" }), ["policy#0: MALFORMED Resources"]],
  [
    ROLE_POLICY,
    policy(IDENTITY, { Resource: "arn:aws:s3:::skyforge" }),
    ["policy#Read: RESOURCE_MISMATCH s3:GetObject"],
  ],
  [
    ROLE_POLICY,
    policy(IDENTITY, { Resource: "arn:aws:s3:skyforge/*" }),
    ["policy#Read: INVALID_ARN arn:aws:s3:skyforge/*"],
  ],
  [
    ROLE_POLICY,
    policy(IDENTITY, { Resource: "arn:aws:s3:eu_west_1:1:skyforge/*" }),
    ["policy#Read: INVALID_ARN arn:aws:s3:eu_west_1:1:skyforge/*"],
  ],
  [ROLE_POLICY, policy(IDENTITY, { Resource: "*" }), ["policy#Read: RESOURCE_STAR"]],
  [
    BUCKET_POLICY,
    policy(RESOURCE, { Principal: undefined }),
    ["policy#Deliver: MISSING_ELEMENT Principal"],
  ],
  [
    BUCKET_POLICY,
    policy(RESOURCE, { Principal: { AWS: "skyforge" } }),
    ["policy#Deliver: UNKNOWN_PRINCIPAL"],
  ],
  [KEY, policy(OWNER, { Action: "kms:Decript" }), ["policy#Account: UNKNOWN_ACTION kms:Decript"]],
  // Not a carrier, and a document all the same.
  [
    "aws:lambda/function:Function",
    { environment: { variables: { POLICY: document({ ...IDENTITY, Action: "s3:Nothing" }) } } },
    ["environment.variables.POLICY#Read: UNKNOWN_ACTION s3:Nothing"],
  ],
  [
    "aws:lambda/function:Function",
    {
      tags: [{ Version: "2012-10-17", Statement: [{ ...RESOURCE, Action: "s3:Nothing" }] }],
    },
    ["tags[0]#Deliver: UNKNOWN_ACTION s3:Nothing"],
  ],
];

describe("parliament as a judge of IAM documents", function () {
  this.timeout(60_000);

  before(function () {
    this.timeout(400_000);
    skipWithout(this, "IAM documents", missingForPython());
  });

  it("finds nothing in any sample fleet but what is listed as wrong, and all of that", async () => {
    const subjects = subjectsOf((await samplePlans()).flatMap((plan) => plan.stacks));
    const types = new Map(subjects.map(({ key, type }) => [key, type]));
    const met = new Set<unknown>();
    const left = (await iamDocuments.judge(subjects)).filter(({ key, path, rule }) => {
      const entry = iamDocuments.wrong.find(
        (wrong) => wrong.type === types.get(key) && wrong.rule === rule && wrong.path.test(path),
      );
      met.add(entry);
      return entry === undefined;
    });
    expect(left).to.deep.equal([]);
    expect(iamDocuments.wrong.filter((entry) => !met.has(entry))).to.deep.equal([]);
  });

  it("knows every carrier of the plan", async () => {
    const subjects = subjectsOf((await samplePlans()).flatMap((plan) => plan.stacks));
    const found = subjects.flatMap((each) =>
      documentsOf(each).map((one) => ({ ...one, type: each.type })),
    );
    expect(found.length).to.be.greaterThan(100);
    const unknown = found.filter(({ kind }) => kind === undefined);
    expect(unknown.map(({ type, path }) => `${type} ${path}`)).to.deep.equal([]);
    expect(found.every(({ type }) => iamDocuments.covers(type))).to.equal(true);
  });

  it("names carriers that the installed provider has", () => {
    const typings = new Typings(ROOT);
    for (const [type, carriers] of Object.entries(CARRIERS)) {
      for (const path of Object.keys(carriers)) {
        expect(typings.has(type, path.replace("[*]", "")), `${type} ${path}`).to.equal(true);
      }
    }
  });

  it("takes a good document of every kind", async () => {
    const subjects = good.map(([type, inputs], index) => subject(type, inputs, String(index)));
    expect(await iamDocuments.judge(subjects)).to.deep.equal([]);
  });

  it("finds a fault in each of many documents, and only that", async () => {
    const subjects = bad.map(([type, inputs], index) => subject(type, inputs, String(index)));
    const verdicts = await iamDocuments.judge(subjects);
    const found = bad.map(([type, inputs], index) => {
      const own = verdicts.filter(({ key }) => key === String(index));
      return [type, inputs, lines(own)];
    });
    expect(found).to.deep.equal(bad);
  });
});
