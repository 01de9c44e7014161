import { isAnything } from "./arn";
import { type Condition, isNegated } from "./conditions";
import type { Statement } from "./document";
import type { Truth } from "./evaluate";
import { areSpecific, demandsValue, someTest } from "./narrowing";

/** Keys of every request that leave open which resources are meant. */
const OPEN_KEYS = new Set([
  "aws:currenttime",
  "aws:epochtime",
  "aws:multifactorauthage",
  "aws:multifactorauthpresent",
  "aws:principalaccount",
  "aws:principalisawsservice",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principaltype",
  "aws:referer",
  "aws:requestedregion",
  "aws:resourceaccount",
  "aws:resourceorgid",
  "aws:resourceorgpaths",
  "aws:securetransport",
  "aws:tokenissuetime",
  "aws:useragent",
  "s3:tlsversion",
  "s3:x-amz-acl",
]);

const isTagKey = (key: string): boolean => /(resource|request|existingobject)tag\//.test(key);

/** A condition that the thing has a tag: `Null: { "aws:ResourceTag/game": "false" }`. */
function demandsTag({ operator, key, values }: Condition): boolean {
  return operator === "Null" && isTagKey(key) && values.every((value) => value === "false");
}

/**
 * Whether a condition narrows what an identity may do with the resource `*`: by tags, by the service through
 * which it asks, by the service a role is passed to, and by a service's own keys.
 */
export function narrowsReach(statement: Statement): Truth {
  return someTest(statement, (condition) => {
    if (demandsTag(condition)) return "yes";
    const { key } = condition;
    if (OPEN_KEYS.has(key) || isNegated(condition.operator)) return "no";
    const numeric = /^(Numeric|Date)/.test(condition.operator);
    if (numeric || !demandsValue(condition)) return "no";
    // "Has the tag at all" is a condition; "through any service" is none.
    return areSpecific(condition, (value) => isTagKey(key) || !isAnything(value));
  });
}

/** Whether a condition names the resources themselves, by their tags or aliases. */
export function namesResources(statement: Statement): Truth {
  return someTest(statement, (condition) => {
    if (demandsTag(condition)) return "yes";
    if (!demandsValue(condition)) return "no";
    const { key } = condition;
    const byArn = key.endsWith("arn") && !/^(aws:|kms:encryptioncontext)/.test(key);
    const about = isTagKey(key) || key === "kms:resourcealiases" || key === "ecs:cluster" || byArn;
    return about ? areSpecific(condition, (value) => isTagKey(key) || !isAnything(value)) : "no";
  });
}
