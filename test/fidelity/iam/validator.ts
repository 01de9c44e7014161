import { askPython } from "../python/environment";
import type { Validator, Verdict, WrongFinding } from "../support/validator";
import { CARRIERS } from "./carriers";
import { type Document, documentsOf } from "./documents";
import { breachesOf, readable } from "./grammar";

const VERSION = "1.6.4";

/** One finding as `judge.py` writes it. */
interface Finding {
  /** Sid, else the index of the statement; null when it is about the whole document. */
  readonly sid: string | null;
  readonly issue: string;
  readonly detail:
    | string
    | null
    | readonly { readonly action: string; readonly required_format: string }[]
    | readonly string[];
  /** The value that it is about, where parliament says so. */
  readonly text: string | null;
}

const WRONG: readonly WrongFinding[] = [
  {
    type: "aws:kms/key:Key",
    path: /^policy#(LogGroups|AlarmsToTopics|EventsToTopics|EventsToQueues|TopicsToQueues)$/,
    rule: "MISMATCHED_TYPE ArnLike",
    reason: "an encryption context is a string that holds an ARN; AWS's own policies compare it so",
  },
  {
    type: "aws:kms/key:Key",
    path: /^policy#LogGroups$/,
    rule: "UNKNOWN_CONDITION_FOR_ACTION kms:EncryptionContext:aws:logs:arn",
    reason: "AWS's own policy for log groups has `kms:Describe*` under this condition",
  },
  {
    type: "aws:s3/bucketPolicy:BucketPolicy",
    path: /^policy#OnlyNewTls$/,
    rule: "MISMATCHED_TYPE s3:TlsVersion",
    reason: "a number may have decimals; `1.2` is the value in AWS's documentation",
  },
  {
    type: "aws:s3/bucketPolicy:BucketPolicy",
    path: /^policy#OnlyNewTls$/,
    rule: "UNKNOWN_CONDITION_FOR_ACTION s3:TlsVersion",
    reason: "a denial of `s3:*` takes in actions that no request carries",
  },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    path: /^policy#Find$/,
    rule: "RESOURCE_MISMATCH logs:DescribeLogGroups",
    reason: "AWS documents `log-group:*` for it; parliament's data allows `*` only",
  },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    path: /^policy#NoInterfacesByCode$/,
    rule: "UNKNOWN_CONDITION_FOR_ACTION lambda:SourceFunctionArn",
    reason:
      "Lambda adds the key to requests for any service's actions (Lambda developer guide, " +
      '"Using source function ARN to control function access behavior"); parliament looks for keys at the ' +
      "action's own service only",
  },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    path: /^policy#InterfacesByLambda$/,
    rule: "RESOURCE_STAR",
    reason:
      "AWS's own policy for functions in a VPC, AWSLambdaVPCAccessExecutionRole, has `*` for these actions; " +
      "the statement beside this one denies them to the function's code",
  },
];

/** What a finding is about, so that two of one kind in one statement stay apart. */
function aboutOf({ issue, detail, text }: Finding): readonly string[] {
  if (Array.isArray(detail)) {
    const items = detail as readonly (string | { readonly action: string })[];
    // For RESOURCE_STAR the list is of what a wildcard expands to.
    return issue === "RESOURCE_STAR"
      ? [""]
      : items.map((item) => (typeof item === "string" ? item : item.action));
  }
  const said = typeof detail === "string" ? detail : "";
  const key =
    /^Unknown condition (\S+) for action/.exec(said) ?? /^Type mismatch: (\S+)/.exec(said);
  if (key?.[1] !== undefined) return [key[1]];
  if (issue === "UNKNOWN_OPERATOR") return [said];
  return [text ?? ""];
}

function verdicts({ key, path, kind }: Document, findings: readonly Finding[]): Verdict[] {
  const whole = (sid: string | null): string => (sid === null ? path : `${path}#${sid}`);
  return findings.flatMap((finding) => {
    const { issue, sid, detail } = finding;
    // There `*` is the carrier, and nothing else may stand there.
    if (issue === "RESOURCE_STAR" && kind !== "identity" && kind !== "resource") return [];
    const message = typeof detail === "string" ? detail : JSON.stringify(detail);
    return aboutOf(finding).map((about) => ({
      key,
      path: whole(sid),
      rule: about === "" ? issue : `${issue} ${about}`,
      message,
    }));
  });
}

function once(all: readonly Verdict[]): Verdict[] {
  const seen = new Map(
    all.map((verdict) => [`${verdict.key} ${verdict.path} ${verdict.rule}`, verdict]),
  );
  return [...seen.values()];
}

/** IAM documents in every carrier, by parliament; and the elements that each kind of document takes. */
export const iamDocuments: Validator = {
  name: "IAM documents",
  source: `parliament ${VERSION}`,
  covers: (type) => type in CARRIERS,
  async judge(subjects) {
    const documents = subjects.flatMap(documentsOf);
    const texts = documents.map(({ text, kind }) => readable(text, kind));
    const distinct = [...new Set(texts)];
    if (distinct.length === 0) return [];
    const answers = await askPython<readonly (readonly Finding[])[]>(
      "test/fidelity/iam/judge.py",
      distinct,
    );
    const byText = new Map(distinct.map((text, index) => [text, answers[index] ?? []]));
    return once(
      documents.flatMap((document, index) => [
        ...breachesOf(document.text, document.kind).map(({ sid, rule, message }) => ({
          key: document.key,
          path: `${document.path}#${sid}`,
          rule,
          message,
        })),
        ...verdicts(document, byText.get(texts[index] ?? "") ?? []),
      ]),
    );
  },
  wrong: WRONG,
};
