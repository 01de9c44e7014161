import { Fault } from "../fault/fault";
import { isInt32, isInt64, isDocument, setField, type Value } from "./value";
import { Walk } from "./walk";
import { isWrapper, readWrapper } from "./wrappers";

/**
 * Key that stands for a bare number in the second reading. A document cannot hold it: keys with NUL are
 * refused in the first.
 */
const LITERAL = "\0number";

/** A string, or a number's literal; the text is known to be JSON. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/**
 * Reads canonical or relaxed Extended JSON v2; plain JSON is relaxed. A bare number that is whole and
 * beyond 32 bits is a 64-bit integer (`bigint`) with all of its digits; other bare numbers are doubles.
 *
 * @throws {Fault} `poison` for what is no JSON, what a {@link Value} cannot hold (as `fromBson`), malformed
 * types, and whole numbers that neither 64 bits nor a double hold exactly; never quoting the text.
 */
export function fromJson(text: string): Value {
  const tree = parse(text);
  const first = new Reader(false);
  const value = first.read(tree);
  if (!first.doubtful) return value;
  // `JSON.parse` has rounded large numbers; the text still has them.
  const literals = text.replace(TOKENS, (token) =>
    token.startsWith('"') ? token : JSON.stringify({ [LITERAL]: token }),
  );
  return new Reader(true).read(parse(literals));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The error of `JSON.parse` quotes the text, so it is not kept.
    throw new Fault({
      kind: "poison",
      where: "(root)",
      message: `${String(text.length)} characters are not JSON`,
      next: "look at what sent the text; nothing of it was read",
    });
  }
}

class Reader {
  /** Whether a bare number was met that may have lost digits or its type. */
  doubtful = false;
  private readonly walk = new Walk();

  /** @param literal whether bare numbers stand as their literals. */
  constructor(private readonly literal: boolean) {}

  read(tree: unknown): Value {
    if (typeof tree === "string") return this.walk.text(tree);
    if (typeof tree === "number") return this.bare(tree);
    if (typeof tree === "boolean" || tree === null) return tree;
    if (Array.isArray(tree)) {
      this.walk.open();
      return tree.map((item, index) => {
        this.walk.enter(index);
        const value = this.read(item);
        this.walk.leave();
        return value;
      });
    }
    return isDocument(tree) ? this.document(tree) : this.walk.refuse(typeof tree);
  }

  private document(tree: Readonly<Record<string, unknown>>): Value {
    const keys = Object.keys(tree);
    const [only] = keys;
    if (keys.length === 1 && only !== undefined) {
      if (this.literal && only === LITERAL) return this.number(String(tree[only]));
      if (isWrapper(only)) return readWrapper(only, tree[only], this.walk, unwrap);
    }
    this.walk.open();
    const value: Record<string, Value> = {};
    for (const key of keys) {
      this.walk.enter(key);
      this.walk.key(key);
      setField(value, key, this.read(tree[key]));
      this.walk.leave();
    }
    return value;
  }

  private bare(value: number): number {
    if (Number.isInteger(value) ? !isInt32(value) && value !== 0 : !Number.isFinite(value)) {
      this.doubtful = true;
    }
    return value;
  }

  private number(literal: string): Value {
    const value = Number(literal);
    if (!/^-?\d+$/.test(literal)) {
      return Number.isFinite(value) ? value : this.walk.refuse("a number beyond a double");
    }
    if (isInt32(value) || value === 0) return value;
    const whole = BigInt(literal);
    if (isInt64(whole)) return whole;
    // Doubles above 2^63 are written so by JavaScript; what fits none would be rounded.
    if (Number.isFinite(value) && BigInt(value) === whole) return value;
    return this.walk.refuse("a whole number beyond 64 bits");
  }
}

/** The number inside of a type's own fields, in either reading. */
function unwrap(tree: unknown): unknown {
  return isDocument(tree) && Object.hasOwn(tree, LITERAL) ? Number(tree[LITERAL]) : tree;
}
