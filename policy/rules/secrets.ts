/** Texts that are secrets whatever they stand under. */
const FORMATS: readonly RegExp[] = [
  /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36}/,
  /\bgithub_pat_[A-Za-z0-9_]{22,}/,
  /\bglpat-[\w-]{20,}/,
  /\bxox[abeoprs]-[\w-]{10,}/,
  /\b(?:sk|rk)_live_[A-Za-z0-9]{16,}/,
  /\bsk-(?:ant-|proj-)?[\w-]{32,}/,
  /\bAIza[\w-]{35}\b/,
  /\bSG\.[\w-]{16,}\.[\w-]{32,}/,
  /\bnpm_[A-Za-z0-9]{36}\b/,
  /\bpul-[0-9a-f]{40}\b/,
  /\bdop_v1_[0-9a-f]{64}\b/,
  /\bhvs\.[\w-]{24,}/,
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}/,
];

/** User and password in a URL; a placeholder or a reference in the password's place is none. */
const URL_CREDENTIALS = /[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:([^\s/@]+)@/i;
const PLACEHOLDER = /^(?:\$|\{|<|%|\*+$|x+$)/i;

/** Names of what is itself a secret. `MAX_TOKENS`, `TOKEN_URL` and `SECRET_ARN` are other things. */
const SECRET_NAME =
  /(?:^|_)(?:password|passwd|pwd|passphrase|token|api_?key|access_?key|secret_?(?:access_?)?key|private_?key|signing_?key|(?:jwt|session|cookie|hmac|signing|client|oauth|webhook|app|api|shared)_?secret)(?:_?\d+|_value|_plaintext|_(?:prod|production|live|staging|stage|test|dev))?$/;
/** Names that may as well stand for the name of a stored secret. */
const AMBIGUOUS_NAME = /(?:^|_)(?:secret|credentials?)(?:_?\d+)?$/;
/** What a stored secret may be called: words, not noise. */
const WORDS = /^[a-z]+(?:[-_.][a-z0-9]+)*$/i;

/** Names of digests and public parts, which look like noise and are no secrets. */
const PUBLIC_NAME =
  /(?:hash|sha|digest|checksum|etag|fingerprint|public|cert|jwks|version|commit|layer|(?:^|_)(?:client|user|tenant|key)_?id$)/;

function normalised(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toLowerCase();
}

function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()]
    .map((count) => count / text.length)
    .reduce((sum, share) => sum - share * Math.log2(share), 0);
}

function isMixed(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
}

/** True for names of parameters and stored secrets, `/prod/db/password`; base64 has slashes too. */
function isPath(value: string): boolean {
  if (!/^\/?[\w.+=@-]+(?:\/[\w.+=@-]+)+$/.test(value)) return false;
  return value.length < 30 || !isMixed(value) || entropy(value) < 4.4;
}

/** True for what says where a secret is kept, for a placeholder, and for what no secret looks like. */
function isReference(value: string): boolean {
  return (
    value === "" ||
    /^(?:arn:|alias\/|https?:\/\/|ssm:|secretsmanager:|\$\{|\{\{|\$\([A-Z]|\$[A-Z_.]|<)/.test(
      value,
    ) ||
    /^(?:replace|your)[_-]/i.test(value) ||
    /^(?:true|false|null|none|undefined|-?\d{1,7}(?:\.\d+)?)$/i.test(value) ||
    isPath(value)
  );
}

/** True for long texts of letters in both cases and digits without any order. KMS ciphertext is not meant. */
function isNoise(value: string): boolean {
  if (!/^[A-Za-z0-9+/_=-]{24,200}$/.test(value) || value.startsWith("AQICAH")) return false;
  const words = value.match(/[A-Z]?[a-z]{3,}/g)?.join("").length ?? 0;
  return isMixed(value) && words < value.length / 2 && entropy(value) > 4.2;
}

/** True when a text holds a secret of a known format, or a URL with a password in it. */
export function holdsSecret(text: string): boolean {
  if (FORMATS.some((format) => format.test(text))) return true;
  const [, password] = URL_CREDENTIALS.exec(text) ?? [];
  return password !== undefined && !PLACEHOLDER.test(password);
}

/** True when a name promises a secret. */
export function namesSecret(name: string): boolean {
  const words = normalised(name);
  return SECRET_NAME.test(words) || AMBIGUOUS_NAME.test(words);
}

/**
 * True when a named text is a secret and not a reference to one: by its format, by what it is called, or
 * because it looks like nothing else.
 */
export function isSecret(name: string, value: string): boolean {
  if (holdsSecret(value)) return true;
  const words = normalised(name);
  if (SECRET_NAME.test(words)) return !isReference(value);
  if (AMBIGUOUS_NAME.test(words)) return !isReference(value) && !WORDS.test(value);
  return !PUBLIC_NAME.test(words) && !isReference(value) && isNoise(value);
}
