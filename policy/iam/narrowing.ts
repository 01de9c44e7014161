import { arnOf, isAccount, isAnything } from "./arn";
import { rangeOf } from "./compare";
import { type Condition, isNegated } from "./conditions";
import type { Statement } from "./document";
import type { Truth } from "./evaluate";

/** Whether one value of a condition means somebody, or something, in particular. */
type Specific = (value: string) => boolean;

/** A policy variable stands for one value of the request. */
const isVariable = (value: string): boolean => value.includes("${");
const account: Specific = (value) => isAccount(value) || isVariable(value);
const organization: Specific = (value) => /^o-[a-z0-9]{4}/.test(value) || isVariable(value);
const network: Specific = (value) => /^vpce?-[0-9a-f]/.test(value) || isVariable(value);
const named: Specific = (value) => !isAnything(value) && !/^[*?]/.test(value);

/** An ARN in an account, or of a thing whose name is unique, as a bucket's is. */
const ownArn: Specific = (value) => {
  if (isAnything(value)) return false;
  const arn = arnOf(value);
  if (arn === undefined) return false;
  if (isAccount(arn.account) || isVariable(arn.account)) return true;
  const nameless = arn.service === "s3" ? /^[*?]*$/.test(arn.account) : arn.account === "";
  return nameless && !/^([a-zA-Z0-9-]+[/:])?[*?]/.test(arn.resource);
};

/** A role or user of a given account: others can name theirs alike. */
const ownIdentity: Specific = (value) => {
  const of = arnOf(value)?.account ?? "";
  return isAccount(of) || isVariable(of);
};

/** A range of addresses that is not most of the world. */
const ownAddresses: Specific = (value) => {
  const range = rangeOf(value);
  return range !== undefined && range.bits >= (range.family === "ipv4" ? 8 : 16);
};

const yes: Specific = (value) => value.toLowerCase() === "true";

/** Keys that say who asks, in a way that nobody else can claim. */
const CALLER: Readonly<Record<string, Specific>> = {
  "aws:principalorgid": organization,
  "aws:principalorgpaths": organization,
  "aws:principalaccount": account,
  "aws:principalarn": ownIdentity,
  "aws:principalservicename": named,
  "aws:userid": named,
  "aws:sourcevpc": network,
  "aws:sourcevpce": network,
  "aws:sourcevpcarn": ownArn,
  "aws:vpceaccount": account,
  "aws:vpceorgid": organization,
  "aws:vpceorgpaths": organization,
  "aws:sourceip": ownAddresses,
  "aws:vpcsourceip": ownAddresses,
  "kms:calleraccount": account,
  "s3:dataaccesspointaccount": account,
  "s3:dataaccesspointarn": ownArn,
  "elasticfilesystem:accessedviamounttarget": yes,
  "elasticfilesystem:accesspointarn": ownArn,
  "lambda:sourcefunctionarn": ownArn,
  "vpc-lattice-svcs:sourcevpc": network,
  "vpc-lattice-svcs:sourcevpcowneraccount": account,
  "sns:endpoint": named,
};

/** Keys that say for whom a service asks. Only services send them. */
const SOURCE: Readonly<Record<string, Specific>> = {
  "aws:sourceaccount": account,
  "aws:sourcearn": ownArn,
  "aws:sourceowner": account,
  "aws:sourceorgid": organization,
  "aws:sourceorgpaths": organization,
};

/** Keys that tie a service to one of its customers, beside the {@link SOURCE} ones. */
const TIES: Readonly<Record<string, Specific>> = {
  ...SOURCE,
  "kms:calleraccount": account,
  "sts:externalid": named,
  "aws:sourcevpc": network,
  "aws:sourcevpce": network,
};

const isEncryptionContext = (key: string): boolean => key.startsWith("kms:encryptioncontext:");

/** True for a key that only a service sends, and only on behalf of somebody. */
export function isSourceKey(key: string): boolean {
  return Object.hasOwn(SOURCE, key);
}

const OPERATORS = new Set<Condition["operator"]>([
  "StringEquals",
  "StringEqualsIgnoreCase",
  "StringLike",
  "ArnEquals",
  "ArnLike",
  "IpAddress",
  "Bool",
]);

/** True for a test that a request can pass only with one of the values. */
export function demandsValue({ operator, quantifier, ifExists }: Condition): boolean {
  return (
    OPERATORS.has(operator) && !isNegated(operator) && !ifExists && quantifier !== "ForAllValues"
  );
}

/** Whether all values are specific. One that is not opens the test, whatever the others are. */
export function areSpecific({ values, unknown }: Condition, specific: Specific): Truth {
  if (!values.every(specific)) return "no";
  if (unknown) return "maybe";
  return values.length > 0 ? "yes" : "no";
}

/** Whether some test of a statement narrows it; `maybe` where that hangs on something not known yet. */
export function someTest(
  statement: Pick<Statement, "conditions" | "conditionsUnknown">,
  test: (condition: Condition) => Truth,
): Truth {
  const truths = statement.conditions.map(test);
  if (truths.includes("yes")) return "yes";
  return truths.includes("maybe") || statement.conditionsUnknown ? "maybe" : "no";
}

function oneOf(keys: Readonly<Record<string, Specific>>, condition: Condition): Truth {
  const specific = Object.hasOwn(keys, condition.key) ? keys[condition.key] : undefined;
  return specific === undefined ? "no" : areSpecific(condition, specific);
}

/** Whether a statement is narrowed to callers that nobody else can pass for. */
export function narrowsCaller(statement: Statement): Truth {
  return someTest(statement, (condition) =>
    demandsValue(condition) ? oneOf({ ...CALLER, ...SOURCE }, condition) : "no",
  );
}

/** Whether a statement is narrowed by keys that only services send, and by nothing about the caller itself. */
export function narrowsBySourceOnly(statement: Statement): Truth {
  const by = (keys: Readonly<Record<string, Specific>>) =>
    someTest(statement, (condition) => (demandsValue(condition) ? oneOf(keys, condition) : "no"));
  if (by(CALLER) !== "no") return "no";
  return by(SOURCE);
}

/**
 * Whether a statement ties a service to those that it may act for. `...IfExists` counts: some services
 * leave the keys out, and the writer has thought of it.
 */
export function namesSource(statement: Statement): Truth {
  return someTest(statement, (condition) => {
    if (isNegated(condition.operator) || !OPERATORS.has(condition.operator)) return "no";
    if (isEncryptionContext(condition.key))
      return areSpecific(condition, (value) => ownArn(value) || /\d{12}/.test(value));
    return oneOf(TIES, condition);
  });
}

/**
 * Whether a statement ties a service to single things of its own account: by the ARN of the source, to which
 * the account belongs where the ARN has none, or by the encryption context. The account alone lets all of
 * its things in, other environments' too.
 */
export function namesExactSource(statement: Statement): Truth {
  const by = (test: (key: string) => boolean, specific: Specific) =>
    someTest(statement, (condition) =>
      OPERATORS.has(condition.operator) && !isNegated(condition.operator) && test(condition.key)
        ? areSpecific(condition, specific)
        : "no",
    );
  const context = by(isEncryptionContext, (value) => ownArn(value) || /\d{12}/.test(value));
  const arn = by((key) => key === "aws:sourcearn", ownIdentity);
  const nameless = by(
    (key) => key === "aws:sourcearn",
    (value) => !isAnything(value) && (ownArn(value) || arnOf(value)?.account === ""),
  );
  const ofAccount = by((key) => key === "aws:sourceaccount", account);
  const both = nameless === "no" ? "no" : nameless === "yes" ? ofAccount : "maybe";
  const truths = [
    context,
    arn,
    both,
    by((key) => /^(kms:calleraccount|sts:externalid)$/.test(key), named),
  ];
  if (truths.includes("yes")) return "yes";
  return truths.includes("maybe") ? "maybe" : "no";
}

/** True for a key whose value should name somebody or something, and names nobody as `*`. */
export function isNamingKey(key: string): boolean {
  return (
    (Object.hasOwn(CALLER, key) && !key.startsWith("elasticfilesystem:")) ||
    Object.hasOwn(TIES, key) ||
    isEncryptionContext(key) ||
    key === "kms:viaservice" ||
    key.startsWith("aws:principaltag/") ||
    /^(aws:resource(account|orgid|orgpaths)|iam:passedtoservice|iam:permissionsboundary)$/.test(key)
  );
}
