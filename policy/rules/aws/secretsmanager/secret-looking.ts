/** Words that name a secret. */
const SECRET =
  /(^| )(pass(word|wd|phrase)?|pwd|secrets?|tokens?|credentials?|(api|private|access|signing|encryption) ?keys?)( |$)/;

/** Last words of names that speak about a secret and are none: where it is, how long, whether. */
const ABOUT = new Set(
  (
    "alg algorithm arn audience bucket count days enable enabled endpoint expiration expires expiry " +
    "function group host hours id ids issuer lambda length max min minutes mode name names path policy " +
    "port prefix queue ref region required reset role rotation seconds size table topic ttl type uri url version"
  ).split(" "),
);

/** Values that are secrets whatever they are called. */
const FORMATS = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\bsk_live_[A-Za-z0-9]{16,}/,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./,
  // A password in a URL; `${...}` and `<...>` stand for one.
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:[^\s:/@${<][^\s/@]*@/i,
];

/** Values that tell where a secret is. */
const REFERENCE = /^(arn:|\{\{resolve:|ssm:|secretsmanager:|s3:\/\/|\/)/;

/** Words of a name, lower case: `--dbPassword` and `/game/DB_PASSWORD` are `db password` and `game db password`. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** Whether a name promises a secret. */
export function looksSecretByName(name: string): boolean {
  const words = wordsOf(name);
  return SECRET.test(words.join(" ")) && !ABOUT.has(words.at(-1) ?? "");
}

/** Whether a value has the format of a well-known kind of secret. */
export function looksSecretByValue(value: string): boolean {
  return FORMATS.some((format) => format.test(value));
}

/** Whether a named value is a secret, and not the place where one is kept. */
export function looksSecret(name: string, value: string): boolean {
  if (looksSecretByValue(value)) return true;
  return looksSecretByName(name) && value !== "" && !REFERENCE.test(value);
}
