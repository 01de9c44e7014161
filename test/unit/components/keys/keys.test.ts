import { expect } from "chai";
import fc from "fast-check";
import type { CellKey } from "../../../../components/keys";
import { CELL_KEYS, cellKeyPolicy, Keys, policyJson } from "../../../../components/keys";
import { AWS_REGIONS } from "../../../../infra/regions/aws";
import { all, one, record, TEST_ACCOUNT } from "../../../support/record";
import type { Statement } from "../../../support/conventions";
import {
  expectConventions,
  expectGuarded,
  input,
  managed,
  statements,
  TEST_TAGS,
} from "../../../support/conventions";

const SCOPE = { account: TEST_ACCOUNT, region: "eu-west-1" };
const policy = (key: CellKey) => statements(policyJson(cellKeyPolicy(SCOPE, key)));
const services = (document: readonly Statement[]) =>
  document.flatMap(({ Principal }) =>
    typeof Principal === "object" && Principal.Service !== undefined ? [Principal.Service] : [],
  );

const plan = (args: { removable?: boolean } = {}, extra: object = {}) =>
  record((opts) => new Keys("keys", { ...SCOPE, tags: TEST_TAGS, ...args, ...extra }, opts), {
    region: "eu-west-1",
  });

describe("key policies", () => {
  it("let in the account's root and services under a condition, in every region", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(AWS_REGIONS)),
        fc.constantFrom(...CELL_KEYS),
        fc.stringMatching(/^\d{12}$/),
        (region, key, account) => {
          const document = statements(policyJson(cellKeyPolicy({ region, account }, key)));
          expectGuarded(document);
          expect(document[0]?.Principal).to.deep.equal({ AWS: `arn:aws:iam::${account}:root` });
          for (const statement of document.slice(1)) {
            const text = JSON.stringify(statement.Condition);
            expect(text, statement.Sid).to.include(account).and.include(region);
          }
        },
      ),
    );
  });

  it("give Sids once each, since KMS refuses a second", () => {
    for (const key of CELL_KEYS) {
      const sids = policy(key).map(({ Sid }) => Sid);
      expect(new Set(sids).size).to.equal(sids.length);
    }
  });

  it("name for each key the services that need it and no other", () => {
    expect(services(policy("data"))).to.deep.equal(["events.amazonaws.com", "sns.amazonaws.com"]);
    expect(services(policy("logs"))).to.deep.equal([
      "logs.eu-west-1.amazonaws.com",
      "delivery.logs.amazonaws.com",
      "cloudwatch.amazonaws.com",
      "events.amazonaws.com",
    ]);
    expect(services(policy("secrets"))).to.deep.equal([]);
  });

  it("tie CloudWatch Logs to this account's log groups by the encryption context", () => {
    const logs = policy("logs").find(({ Sid }) => Sid === "LogGroups");
    expect(logs?.Condition).to.deep.equal({
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:eu-west-1:${TEST_ACCOUNT}:log-group:*`,
      },
    });
  });

  it("never ask EventBridge for a source that it does not send", () => {
    const events = [...policy("data"), ...policy("logs")].filter(
      ({ Principal }) =>
        typeof Principal === "object" && Principal.Service === "events.amazonaws.com",
    );
    expect(events).to.have.length(2);
    for (const { Condition } of events)
      expect(JSON.stringify(Condition)).not.to.include("aws:Source");
    expect(events.map(({ Condition }) => Object.keys(Condition?.ArnLike ?? {}))).to.deep.equal([
      ["kms:EncryptionContext:aws:sqs:arn"],
      ["kms:EncryptionContext:aws:sns:topicArn"],
    ]);
  });

  it("refuse to be empty", () => {
    expect(() => policyJson([])).to.throw("at least one statement");
  });
});

describe("Keys", () => {
  it("gives every resource a parent, a name, tags and a provider", async () => {
    expectConventions(await plan(), "keys");
  });

  it("makes three rotating keys that take 30 days to die, with an alias each", async () => {
    const recorded = await plan();
    expect(all(recorded, "aws:kms/key:Key")).to.have.length(3);
    for (const key of CELL_KEYS) {
      const made = one(recorded, "aws:kms/key:Key", `keys-${key}`);
      expect(made.inputs).to.include({
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        multiRegion: false,
        bypassPolicyLockoutSafetyCheck: false,
        keyUsage: "ENCRYPT_DECRYPT",
      });
      expect(statements(input(made, "policy"))).to.deep.equal(policy(key));
      expect(one(recorded, "aws:kms/alias:Alias", `keys-${key}-alias`).inputs).to.include({
        name: `alias/skyforge-test-cell-${key}`,
        targetKeyId: made.outputs.arn,
      });
    }
  });

  it("gives ARNs, not ids", async () => {
    const recorded = await plan();
    expect(one(recorded, "worldcell:keys:Keys").outputs).to.deep.include({
      dataKeyArn: one(recorded, "aws:kms/key:Key", "keys-data").outputs.arn,
      logsKeyArn: one(recorded, "aws:kms/key:Key", "keys-logs").outputs.arn,
      secretsKeyArn: one(recorded, "aws:kms/key:Key", "keys-secrets").outputs.arn,
    });
  });

  it("protects all of it until it is removable", async () => {
    expect(managed(await plan()).every(({ protect }) => protect)).to.equal(true);
    expect(managed(await plan({ removable: true })).some(({ protect }) => protect)).to.equal(false);
  });

  it("takes overrides but not over rotation, policy or window", async () => {
    const recorded = await plan(
      {},
      {
        overrides: {
          data: {
            description: "mine",
            enableKeyRotation: false,
            deletionWindowInDays: 7,
            policy: "{}",
            bypassPolicyLockoutSafetyCheck: true,
          },
        },
      },
    );
    const key = one(recorded, "aws:kms/key:Key", "keys-data");
    expect(key.inputs).to.include({
      description: "mine",
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      bypassPolicyLockoutSafetyCheck: false,
    });
    expect(statements(input(key, "policy"))).to.have.length(3);
  });
});
