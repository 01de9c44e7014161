import { expect } from "chai";
import fc from "fast-check";
import {
  actionBreadth,
  breadthOf,
  ESCALATING,
  globCovers,
  grantsOf,
  isAnything,
  isRead,
  readDocument,
  shownAction,
  takesResources,
  WRITING,
} from "../../../policy/iam";
import type { Copy } from "../../../policy/rule";

const document = (...statements: readonly Copy[]) =>
  readDocument({ Version: "2012-10-17", Statement: statements });

describe("what an identity is granted", () => {
  it("is told by how much of the resources a pattern means", () => {
    const cases: [string, "all" | "account" | "some"][] = [
      ["*", "all"],
      ["arn:aws:*", "all"],
      ["arn:*:*:*:*:*", "all"],
      ["arn:aws:s3:::*", "all"],
      ["arn:aws:s3:::*/*", "all"],
      ["arn:aws:s3:::bucket/*", "some"],
      ["arn:aws:s3:::bucket-*", "some"],
      ["arn:aws:iam::*:role/*", "all"],
      ["arn:aws:iam::111122223333:role/*", "account"],
      ["arn:aws:iam::111122223333:role/games/*", "some"],
      ["arn:aws:secretsmanager:*:111122223333:secret:*", "account"],
      ["arn:aws:secretsmanager:*:111122223333:secret:games/*", "some"],
      ["arn:aws:sqs:eu-west-1:111122223333:*", "account"],
      ["arn:aws:route53:::hostedzone/*", "all"],
      ["arn:aws:iam::*:user/${aws:username}", "some"],
      ["arn:aws:ssm:*:*:parameter/aws/service/*", "some"],
    ];
    for (const [pattern, wanted] of cases) expect(breadthOf(pattern), pattern).to.equal(wanted);
    expect(isAnything("arn:aws:route53:::hostedzone/*")).to.equal(false);
  });

  it("is told by how broad a pattern of actions is", () => {
    expect(["*", "*:*", "**"].map((action) => actionBreadth(action).kind)).to.deep.equal([
      "every",
      "every",
      "every",
    ]);
    expect(actionBreadth("S3:*")).to.deep.equal({ kind: "service", service: "s3" });
    expect(
      ["s3:Get*", "s3:*Object", "s3:?"].map((action) => actionBreadth(action).kind),
    ).to.deep.equal(["some", "some", "some"]);
  });

  it("is taken away by a refusal that always holds, and by no other", () => {
    const all = { Effect: "Allow", Action: "iam:*User*", Resource: "*" };
    const refusal = { Effect: "Deny", Action: "iam:Add*", Resource: "*" };
    const granted = (...more: readonly Copy[]) =>
      grantsOf([document(all, ...more)], "iam:AddUserToGroup").length;
    expect(granted()).to.equal(1);
    expect(granted(refusal)).to.equal(0);
    expect(granted({ ...refusal, Action: "iam:Put*" })).to.equal(1);
    expect(granted({ ...refusal, Resource: "arn:aws:iam::111122223333:group/a" })).to.equal(1);
    expect(
      granted({ ...refusal, Condition: { Bool: { "aws:SecureTransport": "false" } } }),
    ).to.equal(1);
    expect(granted({ Effect: "Deny", NotAction: "s3:*", Resource: "*" })).to.equal(0);
    expect(
      granted({
        Effect: "Deny",
        Action: "iam:Add*",
        NotResource: "arn:aws:iam::111122223333:group/a",
      }),
    ).to.equal(1);
    expect(grantsOf([document(all), document(refusal)], "iam:AddUserToGroup")).to.deep.equal([]);
  });

  it("does not shrink when an action or a resource is widened", () => {
    const wider = fc.constantFrom("*", "s3:*", "s3:Put*", "iam:*", "iam:Put*", "dynamodb:*Item");
    const places = fc.constantFrom(
      "*",
      "arn:aws:s3:::*",
      "arn:aws:iam::111122223333:role/*",
      "arn:aws:s3:::a/*",
    );
    const power = fc.constantFrom(...WRITING, ...ESCALATING);
    fc.assert(
      fc.property(wider, wider, places, places, power, (action, more, place, further, asked) => {
        const found = (Action: string, Resource: Copy) =>
          grantsOf([document({ Effect: "Allow", Action, Resource })], asked).length;
        if (found(action, place) === 0) return true;
        const sameAction = !globCovers(more, action) || found(more, place) > 0;
        return sameAction && found(action, [place, further]) > 0 && found(action, "*") > 0;
      }),
      { numRuns: 1000 },
    );
  });
});

describe("actions", () => {
  it("take resources as the service authorization reference says", () => {
    const taking = [
      "s3:GetObject",
      "s3:*Object",
      "kms:Decrypt",
      "sqs:SendMessage",
      "ec2:CreateTags",
      "es:ESHttp*",
      "logs:PutLogEvents",
      "iam:PassRole",
      "sts:AssumeRole",
    ];
    const free = [
      "s3:ListAllMyBuckets",
      "ecr:GetAuthorizationToken",
      "cloudwatch:PutMetricData",
      "xray:PutTraceSegments",
      "ec2:DescribeInstances",
      "elasticloadbalancing:Describe*",
      "kms:ListKeys",
      "sts:GetCallerIdentity",
      "logs:DescribeLogGroups",
      "unheardof:DoThings",
    ];
    expect(taking.filter((action) => !takesResources(action))).to.deep.equal([]);
    expect(free.filter(takesResources)).to.deep.equal([]);
  });

  it("that only look are told by their verb", () => {
    expect(
      ["s3:GetObject", "ec2:Describe*", "ecr:BatchGetImage"].filter((action) => !isRead(action)),
    ).to.deep.equal([]);
    expect(["s3:PutObject", "kms:Decrypt", "logs:*"].filter(isRead)).to.deep.equal([]);
  });

  it("are shown in a message only if they can be no secret", () => {
    expect(["s3:GetObject", "s3:Get*", "*", "s3:*"].map(shownAction)).to.deep.equal([
      "s3:GetObject",
      "s3:Get*",
      "*",
      "s3:*",
    ]);
    expect(
      ["hunter2 is it", "Password:hunter_2!", "AKIAIOSFODNN7EXAMPLE"].map(shownAction),
    ).to.deep.equal(["an action", "an action", "an action"]);
  });
});
