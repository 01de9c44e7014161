import { expect } from "chai";
import {
  namesExactSource,
  namesSource,
  narrowsCaller,
  narrowsReach,
  readDocument,
  type Statement,
} from "../../../policy/iam";
import { type Copy, UNKNOWN } from "../../../policy/rule";

function withCondition(Condition: Copy): Statement {
  const document = readDocument({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*", Condition },
    ],
  });
  const [statement] = document.statements;
  if (statement === undefined) throw new Error("no statement");
  return statement;
}

type Case = [condition: Copy, answer: "yes" | "no" | "maybe"];

function check(name: string, of: (statement: Statement) => string, cases: readonly Case[]): void {
  for (const [condition, answer] of cases)
    it(`${name}: ${answer} for ${JSON.stringify(condition, (_, value: unknown) => (value === UNKNOWN ? "?" : value))}`, () => {
      expect(of(withCondition(condition))).to.equal(answer);
    });
}

describe("conditions", () => {
  // After S3's own definition of what is public, and the examples of the user guides of S3, KMS and SNS.
  check("narrow who asks", narrowsCaller, [
    [{ StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }, "yes"],
    [{ StringEquals: { "aws:PrincipalOrgID": ["o-a1b2c3d4e5", "*"] } }, "no"],
    [{ StringEquals: { "aws:PrincipalOrgID": UNKNOWN } }, "maybe"],
    [{ StringLike: { "aws:PrincipalOrgID": ["o-*", UNKNOWN] } }, "no"],
    [UNKNOWN, "maybe"],
    [
      {
        "ForAnyValue:StringLike": {
          "aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*"],
        },
      },
      "yes",
    ],
    [{ StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } }, "yes"],
    [{ StringLike: { "aws:SourceVpc": "vpc-*" } }, "no"],
    [{ IpAddress: { "aws:SourceIp": "54.240.143.0/24" } }, "yes"],
    [{ IpAddress: { "aws:SourceIp": ["54.240.143.0/24", "2001:DB8:1234:5678::/64"] } }, "yes"],
    [{ IpAddress: { "aws:SourceIp": "::/0" } }, "no"],
    [{ StringEquals: { "aws:PrincipalAccount": "${aws:ResourceAccount}" } }, "yes"],
    [
      {
        StringEquals: {
          "kms:CallerAccount": "111122223333",
          "kms:ViaService": "ec2.us-west-2.amazonaws.com",
        },
      },
      "yes",
    ],
    [{ StringEquals: { "kms:ViaService": "ec2.us-west-2.amazonaws.com" } }, "no"],
    [{ StringLike: { "kms:ViaService": "*" } }, "no"],
    [{ StringEquals: { "AWS:SourceOwner": "444455556666" } }, "yes"],
    [{ ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:amzn-s3-demo-bucket" } }, "yes"],
    [{ ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:topic" } }, "no"],
    [{ StringLike: { "aws:SourceArn": "*" } }, "no"],
    [{ Bool: { "aws:PrincipalIsAWSService": "true" } }, "no"],
    [{ Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } }, "yes"],
    [{ StringEquals: { "aws:UserId": "AROAEXAMPLEID:*" } }, "yes"],
    [{ StringLike: { "aws:Referer": "https://www.example.com/*" } }, "no"],
    [{}, "no"],
  ]);

  check("say for whom a service acts", namesSource, [
    [{ StringEquals: { "aws:SourceAccount": "111122223333" } }, "yes"],
    [{ ArnLikeIfExists: { "aws:SourceArn": "arn:aws:s3:::amzn-s3-demo-bucket" } }, "yes"],
    [
      {
        ArnLike: {
          "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:111122223333:trail/*",
        },
      },
      "yes",
    ],
    [{ StringLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:*" } }, "no"],
    [{ StringNotEquals: { "aws:SourceAccount": "111122223333" } }, "no"],
    [{ StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } }, "no"],
    [{ StringEquals: { "aws:SourceAccount": UNKNOWN } }, "maybe"],
  ]);

  check("say it exactly", namesExactSource, [
    [{ StringEquals: { "aws:SourceAccount": "111122223333" } }, "no"],
    [{ ArnLike: { "aws:SourceArn": "arn:aws:logs:eu-west-1:111122223333:*" } }, "yes"],
    [{ ArnLike: { "aws:SourceArn": "arn:aws:s3:::amzn-s3-demo-bucket" } }, "no"],
    [
      {
        ArnLike: { "aws:SourceArn": "arn:aws:s3:::amzn-s3-demo-bucket" },
        StringEquals: { "aws:SourceAccount": "111122223333" },
      },
      "yes",
    ],
    [
      {
        ArnLike: { "aws:SourceArn": "arn:aws:route53:::hostedzone/*" },
        StringEquals: { "aws:SourceAccount": "111122223333" },
      },
      "yes",
    ],
    [
      { ArnLike: { "aws:SourceArn": "*" }, StringEquals: { "aws:SourceAccount": "111122223333" } },
      "no",
    ],
  ]);

  check("narrow what an identity reaches", narrowsReach, [
    [{ StringEquals: { "aws:ResourceTag/team": "games" } }, "yes"],
    [{ StringLike: { "aws:RequestTag/cluster": "*" } }, "yes"],
    [{ Null: { "aws:ResourceTag/elbv2.k8s.aws/cluster": "false" } }, "yes"],
    [{ StringEquals: { "cloudwatch:namespace": "Worldcell" } }, "yes"],
    [{ StringEquals: { "iam:PassedToService": ["glue.amazonaws.com"] } }, "yes"],
    [{ StringLike: { "iam:PassedToService": "*" } }, "no"],
    [{ StringEquals: { "aws:RequestedRegion": "eu-west-1" } }, "no"],
    [{ Bool: { "aws:MultiFactorAuthPresent": "true" } }, "no"],
    [{ StringNotEquals: { "aws:ResourceTag/team": "games" } }, "no"],
    [{ StringEqualsIfExists: { "aws:ResourceTag/team": "games" } }, "no"],
    [{ StringEquals: { "aws:ResourceAccount": "111122223333" } }, "no"],
    [{ StringEquals: { "aws:ResourceTag/team": UNKNOWN } }, "maybe"],
  ]);
});
