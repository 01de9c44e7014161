import fc from "fast-check";
import {
  Binary,
  Decimal,
  ObjectId,
  Timestamp,
  type Value,
  type ValueObject,
} from "../../../infra/runtime/value";

/** Well-formed strings of any characters, NUL and those beyond 16 bits included. */
const text = fc.string({ unit: "binary", maxLength: 12 });

/** Keys that break what is careless. */
const key = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toJSON",
    "toBSON",
    "a.b",
    "$set",
    "",
    "length",
    "12",
  ),
  fc.string({ unit: "binary", maxLength: 8 }).filter((candidate) => !candidate.includes("\0")),
);

/** Doubles of every kind, whole and 32-bit ones often. */
export const numberArbitrary: fc.Arbitrary<number> = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(-0, NaN, Infinity, -Infinity, 2 ** 31, -(2 ** 31), 2 ** 53, 1e21, 1e300, 5e-324),
);

/** Decimals with digits and exponents that Decimal128 holds. */
export const decimalArbitrary: fc.Arbitrary<Decimal> = fc.oneof(
  fc
    .tuple(
      fc.boolean(),
      fc.bigInt({ min: 0n, max: 10n ** 34n - 1n }),
      fc.oneof(fc.integer({ min: -6176, max: 6111 }), fc.integer({ min: -40, max: 5 })),
    )
    .map(([negative, digits, exponent]) => {
      return new Decimal(`${negative ? "-" : ""}${String(digits)}E${String(exponent)}`);
    }),
  fc.constantFrom("NaN", "Infinity", "-Infinity", "-0", "1.10").map((t) => new Decimal(t)),
);

const bytes = fc.uint8Array({ maxLength: 20 });

/** Values that are no lists or documents. */
export const scalarArbitrary: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  text,
  numberArbitrary,
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(-864e13, 864e13, 253402300800000, -1).map((time) => new Date(time)),
  decimalArbitrary,
  fc.tuple(bytes, fc.constantFrom(0, 5, 128, 255)).map(([b, type]) => new Binary(b, type)),
  fc.uint8Array({ minLength: 16, maxLength: 16 }).map((b) => new Binary(b, 4)),
  fc
    .uint8Array({ minLength: 12, maxLength: 12 })
    .map((b) => new ObjectId(Buffer.from(b).toString("hex"))),
  fc
    .tuple(fc.nat({ max: 2 ** 32 - 1 }), fc.nat({ max: 2 ** 32 - 1 }))
    .map(([t, i]) => new Timestamp(t, i)),
);

const tree = fc.letrec<{ value: Value; list: readonly Value[]; document: ValueObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    scalarArbitrary,
    tie("list"),
    tie("document"),
  ),
  list: fc.array(tie("value"), { maxLength: 4 }),
  document: fc
    .array(fc.tuple(key, tie("value")), { maxLength: 5 })
    .map((entries) => Object.fromEntries(entries)),
}));

/** Any value. */
export const valueArbitrary: fc.Arbitrary<Value> = tree.value;

/** Any document. */
export const documentArbitrary: fc.Arbitrary<ValueObject> = tree.document;

/** A value inside of this many lists. */
export function nested(levels: number, inside: Value = null): Value {
  let value = inside;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}
