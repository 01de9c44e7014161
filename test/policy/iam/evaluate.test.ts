import { expect } from "chai";
import fc from "fast-check";
import { decide, narrowsCaller, readDocument, type Request } from "../../../policy/iam";
import type { Copy } from "../../../policy/rule";
import { statement, written } from "./written";

const document = (...statements: readonly Copy[]) =>
  readDocument({ Version: "2012-10-17", Statement: statements });
const allow = (more: Readonly<Record<string, Copy>>) => ({
  Effect: "Allow",
  Action: "s3:GetObject",
  Resource: "*",
  ...more,
});

/** Outcome of a request to read, with values of condition keys. */
const read = (Condition: Copy, context: Request["context"]) =>
  decide([document(allow({ Condition }))], {
    action: "s3:GetObject",
    resource: "arn:aws:s3:::a/b",
    ...(context === undefined ? {} : { context }),
  }).outcome;

const KEY = "aws:tagkeys";

describe("a decision", () => {
  it("is no without an allowance, yes with one, and no with a refusal", () => {
    const request = { action: "S3:getobject", resource: "arn:aws:s3:::a/b" };
    const refusal = { Effect: "Deny", Action: "s3:*", Resource: "arn:aws:s3:::a/*" };
    expect(decide([], request)).to.deep.equal({ outcome: "denied", explicit: false });
    expect(decide([document(allow({}))], request).outcome).to.equal("allowed");
    expect(decide([document(allow({})), document(refusal)], request)).to.deep.equal({
      outcome: "denied",
      explicit: true,
    });
    expect(decide([document(allow({ Resource: "arn:aws:s3:::A/*" }))], request).outcome).to.equal(
      "denied",
    );
    expect(
      decide(
        [document({ Effect: "Allow", NotAction: "iam:*", NotResource: "arn:aws:s3:::b/*" })],
        request,
      ).outcome,
    ).to.equal("allowed");
  });

  // The tables of the user guide on operators, on missing keys and on keys with several values.
  const cases: [
    name: string,
    condition: Copy,
    context: string | string[] | null,
    outcome: string,
  ][] = [
    ["StringEquals of another case", { StringEquals: { [KEY]: "Team" } }, "team", "denied"],
    ["StringEqualsIgnoreCase", { StringEqualsIgnoreCase: { [KEY]: "Team" } }, "team", "allowed"],
    ["one of several values", { StringEquals: { [KEY]: ["a", "b"] } }, "b", "allowed"],
    ["none of several values", { StringNotEquals: { [KEY]: ["a", "b"] } }, "b", "denied"],
    ["StringEquals of a missing key", { StringEquals: { [KEY]: "a" } }, null, "denied"],
    ["StringNotEquals of a missing key", { StringNotEquals: { [KEY]: "a" } }, null, "allowed"],
    ["IfExists of a missing key", { StringEqualsIfExists: { [KEY]: "a" } }, null, "allowed"],
    ["IfExists of another value", { StringEqualsIfExists: { [KEY]: "a" } }, "b", "denied"],
    ["Null true of a missing key", { Null: { [KEY]: "true" } }, null, "allowed"],
    ["Null false of a missing key", { Null: { [KEY]: "false" } }, null, "denied"],
    ["Null false of a key", { Null: { [KEY]: "false" } }, "a", "allowed"],
    [
      "ForAllValues of a missing key",
      { "ForAllValues:StringEquals": { [KEY]: "a" } },
      null,
      "allowed",
    ],
    [
      "ForAllValues of an empty key",
      { "ForAllValues:StringEquals": { [KEY]: "a" } },
      [],
      "allowed",
    ],
    [
      "ForAllValues with one that does not match",
      { "ForAllValues:StringEquals": { [KEY]: ["a", "b"] } },
      ["a", "c"],
      "denied",
    ],
    [
      "ForAnyValue of a missing key",
      { "ForAnyValue:StringEquals": { [KEY]: "a" } },
      null,
      "denied",
    ],
    [
      "ForAnyValue with one that matches",
      { "ForAnyValue:StringEquals": { [KEY]: ["a", "b"] } },
      ["b", "c"],
      "allowed",
    ],
    ["StringLike", { StringLike: { [KEY]: "te?m*" } }, "team-1", "allowed"],
    ["StringEquals of a wildcard", { StringEquals: { [KEY]: "te*" } }, "team", "denied"],
    ["NumericLessThanEquals", { NumericLessThanEquals: { [KEY]: "10" } }, "10", "allowed"],
    ["NumericLessThan", { NumericLessThan: { [KEY]: "1.2" } }, "1.1", "allowed"],
    ["numbers that are none", { NumericLessThan: { [KEY]: "1.2" } }, "x", "denied"],
    [
      "DateGreaterThan",
      { DateGreaterThan: { [KEY]: "2020-04-01T00:00:00Z" } },
      "2020-05-01T00:00:00Z",
      "allowed",
    ],
    [
      "a date in seconds",
      { DateLessThan: { [KEY]: "1700000000" } },
      "2020-05-01T00:00:00Z",
      "allowed",
    ],
    ["Bool of a flag", { Bool: { [KEY]: true } }, "true", "allowed"],
    ["an address inside", { IpAddress: { [KEY]: "203.0.113.0/24" } }, "203.0.113.9", "allowed"],
    ["an address outside", { NotIpAddress: { [KEY]: "203.0.113.0/24" } }, "203.0.113.9", "denied"],
    [
      "an address of version 6",
      { IpAddress: { [KEY]: "2001:DB8:1234::/48" } },
      "2001:db8:1234::1",
      "allowed",
    ],
    [
      "an address of another version",
      { IpAddress: { [KEY]: "0.0.0.0/0" } },
      "2001:db8::1",
      "denied",
    ],
    [
      "ArnLike",
      { ArnLike: { [KEY]: "arn:aws:sns:*:123456789012:*" } },
      "arn:aws:sns:eu-west-1:123456789012:x",
      "allowed",
    ],
    [
      "all tests together",
      { StringEquals: { [KEY]: "a" }, Bool: { "aws:securetransport": "true" } },
      "a",
      "maybe",
    ],
  ];
  for (const [name, condition, value, outcome] of cases)
    it(`takes ${name} as IAM does`, () => {
      expect(read(condition, { [KEY]: value })).to.equal(outcome);
    });

  it("is open where something is not stated or not known", () => {
    expect(read({ StringEquals: { [KEY]: "a" } }, {})).to.equal("maybe");
    expect(read({ StringEquals: { [KEY]: "${aws:username}" } }, { [KEY]: "b" })).to.equal("maybe");
  });

  it("is never taken back by one more allowance, nor given by one more refusal", () => {
    const request = (principal: Request["principal"]): Request => ({
      action: "s3:GetObject",
      resource: "arn:aws:s3:::a/b",
      ...(principal === undefined ? {} : { principal }),
      context: { "aws:securetransport": "true", "aws:principalorgid": null },
    });
    const asking: Request["principal"][] = [
      { kind: "everyone" },
      { kind: "identity", account: "444455556666", arn: "arn:aws:iam::444455556666:role/x" },
      { kind: "service", service: "sns.amazonaws.com" },
    ];
    fc.assert(
      fc.property(written, statement, fc.constantFrom(...asking), (text, more, principal) => {
        const before = decide([readDocument(text)], request(principal)).outcome;
        const after = decide([readDocument(text), document(more)], request(principal)).outcome;
        if (more.Effect === "Allow") return before !== "allowed" || after === "allowed";
        return after !== "allowed" || before === "allowed";
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps strangers out of what is called narrowed", () => {
    // All that a caller of another account sends; only services send a source.
    const stranger: Request = {
      action: "s3:GetObject",
      resource: "arn:aws:s3:::a/b",
      principal: {
        kind: "identity",
        account: "999999999999",
        arn: "arn:aws:iam::999999999999:role/x",
      },
      context: {
        "aws:securetransport": "false",
        "aws:principalorgid": "o-zzzzzzzzzz",
        "aws:principalaccount": "999999999999",
        "aws:principalarn": "arn:aws:iam::999999999999:role/x",
        "aws:sourceip": "198.51.100.7",
        "aws:sourceaccount": null,
        "aws:sourcearn": null,
        "kms:viaservice": "s3.eu-west-1.amazonaws.com",
      },
    };
    let narrowed = 0;
    fc.assert(
      fc.property(statement, (text) => {
        const read = document({ ...text, Effect: "Allow", Principal: "*" });
        const [only] = read.statements;
        if (only === undefined || narrowsCaller(only) !== "yes") return true;
        narrowed++;
        return decide([read], stranger).outcome === "denied";
      }),
      { numRuns: 1000 },
    );
    expect(narrowed).to.be.greaterThan(100);
  });
});
