import { wordsOf } from "../relevance/words";

/** Words of a flag that opens, drops or deletes something when it is set. */
const WEAK_WHEN_SET =
  /\b(force|skip|bypass|disabled?|anonymous|paused|invert|multi region|javascript|explorer|assistant|gen ai|internal user|fail open|public ip|ipv6 address on creation|delete on create|delete copy|self managed|overwrite|no password|publicly)\b/;

/** Words of a flag that guards, encrypts, keeps or tells something when it is set. */
const WEAK_WHEN_UNSET =
  /\b(enable\w*|enabled|block|ignore|restrict|enforce|drop|encrypt\w*|protect\w*|automatic|auto|multi az|retain|redact|scan|evaluate|copy|termination|audit|lock|internal|zone awareness)\b/;

/**
 * The weaker of a flag's two values, by the words of its name; undefined when they do not say.
 * The first list goes first: `disabled` holds no guard, and `skip protection` none either.
 */
export function weakFlag(name: string): boolean | undefined {
  const words = wordsOf(name);
  if (WEAK_WHEN_SET.test(words)) return true;
  return WEAK_WHEN_UNSET.test(words) ? false : undefined;
}
