/**
 * Patterns of IAM: `*` stands for any text, `?` for any one character. Nothing else is special.
 * A pattern of n characters is an automaton of n + 1 states, of which the last accepts.
 */

/** Most pairs of states that an inclusion looks at before it gives up and says no. */
const LIMIT = 20_000;

/** How letters are compared: actions and condition keys take no notice of case, resources do. */
export interface Letters {
  readonly ignoreCase?: boolean;
}

const folded = (text: string, { ignoreCase = false }: Letters): string =>
  (ignoreCase ? text.toLowerCase() : text).replace(/\*{2,}/g, "*");

/** True when the pattern has a wildcard. */
export function isPattern(text: string): boolean {
  return /[*?]/.test(text);
}

/** True when a pattern matches a text. */
export function globMatches(pattern: string, text: string, letters: Letters = {}): boolean {
  const glob = folded(pattern, letters);
  const target = letters.ignoreCase === true ? text.toLowerCase() : text;
  let at = 0;
  let star = -1;
  let retry = 0;
  for (let position = 0; position < target.length;) {
    if (glob[at] === "*") {
      star = at++;
      retry = position;
    } else if (at < glob.length && (glob[at] === "?" || glob[at] === target[position])) {
      at++;
      position++;
    } else if (star >= 0) {
      at = star + 1;
      position = ++retry;
    } else {
      return false;
    }
  }
  while (glob[at] === "*") at++;
  return at === glob.length;
}

/** States that a set reaches without reading: a `*` may be passed over. */
function closed(glob: string, states: Iterable<number>): Set<number> {
  const all = new Set(states);
  for (const state of all) if (glob[state] === "*") all.add(state + 1);
  return all;
}

/** States after reading one letter; `undefined` is a letter that no pattern names. */
function after(glob: string, states: Iterable<number>, letter: string | undefined): Set<number> {
  const next: number[] = [];
  for (const state of states) {
    const own = glob[state];
    if (own === "*") next.push(state);
    else if (own === "?" || (own !== undefined && own === letter)) next.push(state + 1);
  }
  return closed(glob, next);
}

/** Letters that tell two patterns apart: those that either names, and one that none does. */
function alphabet(...globs: readonly string[]): (string | undefined)[] {
  return [undefined, ...new Set(globs.join("").replace(/[*?]/g, ""))];
}

/** True when every text that `inner` matches is matched by `outer`. */
export function globCovers(outer: string, inner: string, letters: Letters = {}): boolean {
  const big = folded(outer, letters);
  const small = folded(inner, letters);
  if (big === "*" || big === small) return true;
  if (!isPattern(small)) return globMatches(big, small);
  const known = alphabet(big, small);
  const start = { own: closed(small, [0]), theirs: closed(big, [0]) };
  const seen = new Set<string>();
  const open = [start];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const { own, theirs } = pair;
    if (own.has(small.length) && !theirs.has(big.length)) return false;
    const key = `${[...own].sort().join()}|${[...theirs].sort().join()}`;
    if (seen.has(key)) continue;
    if (seen.size > LIMIT) return false;
    seen.add(key);
    for (const letter of known) {
      const next = after(small, own, letter);
      if (next.size > 0) open.push({ own: next, theirs: after(big, theirs, letter) });
    }
  }
  return true;
}

/** True when some text is matched by both patterns. */
export function globsIntersect(one: string, other: string, letters: Letters = {}): boolean {
  const left = folded(one, letters);
  const right = folded(other, letters);
  if (!isPattern(left)) return globMatches(right, left);
  if (!isPattern(right)) return globMatches(left, right);
  // From the pair of ends backwards: meets[j] says whether left from i and right from j share a text.
  let below: boolean[] = [];
  for (let i = left.length; i >= 0; i--) {
    const row: boolean[] = [];
    for (let j = right.length; j >= 0; j--) {
      const a = left[i];
      const b = right[j];
      const both = a !== undefined && b !== undefined;
      row[j] =
        (a === undefined && b === undefined) ||
        (a === "*" && (below[j] === true || (b !== undefined && row[j + 1] === true))) ||
        (b === "*" && (row[j + 1] === true || (a !== undefined && below[j] === true))) ||
        (both && a !== "*" && b !== "*" && lettersMeet(a, b) && below[j + 1] === true);
    }
    below = row;
  }
  return below[0] === true;
}

function lettersMeet(a: string, b: string): boolean {
  return a === "?" || b === "?" || a === b;
}
