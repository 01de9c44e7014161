import fc from "fast-check";
import { type Copy, UNKNOWN } from "../../../policy/rule";

/** Any JSON value, with markers for what is not known in any place. */
export const anything: fc.Arbitrary<Copy> = fc.letrec<{ copy: Copy }>((tie) => ({
  copy: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Copy>(null, true, 0, "", "*", "Allow", UNKNOWN),
    fc.string(),
    fc.array(tie("copy"), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        "Version",
        "Statement",
        "Effect",
        "Action",
        "Resource",
        "Principal",
        "AWS",
        "Condition",
        "StringLike",
        "aws:SourceArn",
        "x",
      ),
      tie("copy"),
      { maxKeys: 4 },
    ),
  ),
})).copy;

const ACTIONS = [
  "s3:GetObject",
  "s3:PutObject",
  "s3:Get*",
  "s3:*",
  "S3:getobject",
  "*",
  "kms:Decrypt",
  "iam:PassRole",
];
const RESOURCES = [
  "*",
  "arn:aws:s3:::a",
  "arn:aws:s3:::a/*",
  "arn:aws:s3:::*",
  "arn:aws:kms:eu-west-1:111122223333:key/1",
];
const PRINCIPALS = [
  "*",
  "111122223333",
  "arn:aws:iam::111122223333:root",
  "arn:aws:iam::444455556666:role/x",
];

/** A list as anybody may write it: one alone without brackets, too. */
export function listed<T extends Copy>(items: readonly T[]): fc.Arbitrary<Copy> {
  const some = fc.subarray([...items], { minLength: 1 });
  return some.chain((list) =>
    list.length === 1 && list[0] !== undefined
      ? fc.constantFrom<Copy>(list, list[0])
      : fc.shuffledSubarray(list, { minLength: list.length }),
  );
}

export const CONDITIONS: readonly Copy[] = [
  { Bool: { "aws:SecureTransport": "false" } },
  { StringEquals: { "aws:PrincipalOrgID": "o-abcdef1234" } },
  { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-abcdef1234" } },
  { StringNotEquals: { "aws:PrincipalAccount": "111122223333" } },
  { StringLike: { "aws:PrincipalOrgID": "*" } },
  { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/x" } },
  { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/*" } },
  { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/0"] } },
  { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } },
  { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
  { Null: { "aws:PrincipalOrgID": "false" } },
  { "ForAllValues:StringEquals": { "aws:PrincipalAccount": "111122223333" } },
  { "ForAnyValue:StringEquals": { "aws:PrincipalAccount": "111122223333" } },
  { StringEquals: { "aws:SourceAccount": "111122223333" } },
  { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } },
  { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
];

/** A statement of a resource's document. */
export const statement: fc.Arbitrary<Readonly<Record<string, Copy>>> = fc.record(
  {
    Effect: fc.constantFrom<Copy>("Allow", "Deny"),
    Action: listed(ACTIONS),
    Resource: listed(RESOURCES),
    Principal: fc.oneof(
      fc.constant<Copy>("*"),
      listed(PRINCIPALS).map((AWS): Copy => ({ AWS })),
      fc.constant<Copy>({ Service: "sns.amazonaws.com" }),
    ),
    Condition: fc.constantFrom(...CONDITIONS),
  },
  { requiredKeys: ["Effect", "Action", "Resource", "Principal"] },
);

/** A document of some statements, one of them perhaps without brackets. */
export const written: fc.Arbitrary<Readonly<Record<string, Copy>>> = fc
  .array(statement, { minLength: 1, maxLength: 3 })
  .chain((statements) => {
    const [only] = statements;
    const alone = statements.length === 1 && only !== undefined;
    return fc.record({
      Version: fc.constant<Copy>("2012-10-17"),
      Statement: alone ? fc.constantFrom<Copy>(statements, only) : fc.constant<Copy>(statements),
    });
  });
