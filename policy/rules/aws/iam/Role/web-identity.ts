import {
  areSpecific,
  type Condition,
  demandsValue,
  isAnything,
  type Statement,
  type Truth,
} from "../../../../iam";

/** Audiences that everybody's tokens of a shared provider carry. */
const COMMON_AUDIENCE =
  /^(sts\.amazonaws\.com(\.cn)?|aws\.workload\.identity|https?:\/\/github\.com\/.*|[*?]*)$/;
/** Words with which providers begin every subject, whoever it is. */
const PREFIX =
  /^(repo|repository|project_path|organization|namespace|system:serviceaccount|group|org):/;

/** True for a subject that begins with somebody's name, `repo:skyforge/platform:*`. */
function isOwnSubject(value: string): boolean {
  let rest = value;
  while (PREFIX.test(rest)) rest = rest.replace(PREFIX, "");
  return rest !== "" && !/^[*?]/.test(rest) && !isAnything(value);
}

function narrows(condition: Condition): Truth {
  if (!demandsValue(condition) || condition.key.startsWith("aws:")) return "no";
  const claim = condition.key.replace(/^.*:/, "");
  if (claim === "amr") return "no";
  if (/^(aud|app_id|azp|oaud)$/.test(claim))
    return areSpecific(condition, (value) => !COMMON_AUDIENCE.test(value));
  if (/^(sub|user_id|workflow_ref|job_workflow_ref)$/.test(claim))
    return areSpecific(condition, isOwnSubject);
  return areSpecific(condition, (value) => !/^[*?]/.test(value) && !isAnything(value));
}

/**
 * Whether a trust in a web identity provider is narrowed to somebody of it: by the subject, by an audience
 * that is not everybody's, or by another claim.
 */
export function narrowsSubject({ conditions, conditionsUnknown }: Statement): Truth {
  const truths = conditions.map(narrows);
  if (truths.includes("yes")) return "yes";
  return truths.includes("maybe") || conditionsUnknown ? "maybe" : "no";
}
