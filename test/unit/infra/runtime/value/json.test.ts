import { expect } from "chai";
import fc from "fast-check";
import { Fault } from "../../../../../infra/runtime/errors";
import {
  Binary,
  Decimal,
  fromJson,
  fromRedis,
  ObjectId,
  Timestamp,
  toJson,
  toRedis,
  type Value,
} from "../../../../../infra/runtime/value";

/** Values and their texts, from the Extended JSON v2 specification. */
const CANONICAL: readonly [string, Value, string][] = [
  ["Int32", 42, '{"$numberInt":"42"}'],
  ["Int64", 42n, '{"$numberLong":"42"}'],
  ["Double", 42.42, '{"$numberDouble":"42.42"}'],
  ["a whole Double", 2 ** 31, '{"$numberDouble":"2147483648.0"}'],
  ["a large Double", 1e300, '{"$numberDouble":"1e+300"}'],
  ["-0", -0, '{"$numberDouble":"-0.0"}'],
  ["NaN", NaN, '{"$numberDouble":"NaN"}'],
  ["-Infinity", -Infinity, '{"$numberDouble":"-Infinity"}'],
  ["Decimal128", new Decimal("1234.50"), '{"$numberDecimal":"1234.50"}'],
  ["ObjectId", new ObjectId("57E193D7A9CC81B4027498B1"), '{"$oid":"57e193d7a9cc81b4027498b1"}'],
  [
    "Binary",
    new Binary(Buffer.from([255, 255]), 3),
    '{"$binary":{"base64":"//8=","subType":"03"}}',
  ],
  ["a date before 1970", new Date(-1), '{"$date":{"$numberLong":"-1"}}'],
  ["a date after 9999", new Date(253402300800000), '{"$date":{"$numberLong":"253402300800000"}}'],
  ["Timestamp", new Timestamp(4294967295, 1), '{"$timestamp":{"t":4294967295,"i":1}}'],
  ["text", 'a"\u2028\0', '"a\\"\u2028\\u0000"'],
  ["keys", { "a.b": { $set: null } }, '{"a.b":{"$set":null}}'],
];

describe("canonical Extended JSON", () => {
  for (const [what, value, text] of CANONICAL) {
    it(`writes and reads ${what}`, () => {
      expect(toJson(value)).to.equal(text);
      expect(fromJson(text)).to.deep.equal(value);
    });
  }
});

describe("relaxed Extended JSON", () => {
  const relaxed: readonly [string, Value][] = [
    ["42", 42],
    ["-2147483648", -(2 ** 31)],
    ["2147483648", 2n ** 31n],
    ["9007199254740993", 2n ** 53n + 1n],
    ["-9223372036854775808", -(2n ** 63n)],
    ["1.5", 1.5],
    ["2147483648.0", 2 ** 31],
    ["1e300", 1e300],
    ["9007199254740993.5", 9007199254740994],
    ["100000000000000000000", 1e20],
    ['{"$date":"1970-01-01T00:00:00Z"}', new Date(0)],
    ['{"$date":"2024-02-29T12:00:00.5+02:00"}', new Date("2024-02-29T10:00:00.500Z")],
    [
      '{"$uuid":"c8edabc3-f738-4ca3-b68d-ab92a91478a3"}',
      new Binary(Buffer.from("c8edabc3f7384ca3b68dab92a91478a3", "hex"), 4),
    ],
    [
      '[9007199254740993,"9007199254740993 \\" 1",{"$timestamp":{"t":1790000000,"i":7}}]',
      [2n ** 53n + 1n, '9007199254740993 " 1', new Timestamp(1790000000, 7)],
    ],
  ];
  for (const [text, value] of relaxed) {
    it(`reads ${text}`, () => {
      expect(fromJson(text)).to.deep.equal(value);
    });
  }

  it("reads any 64-bit integer with all of its digits, wherever it stands", () => {
    const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    fc.assert(
      fc.property(int64, fc.string(), (whole, text) => {
        fc.pre(BigInt.asIntN(32, whole) !== whole);
        const json = `{"a": [${String(whole)}, ${JSON.stringify(text)}], "b":${String(whole)}}`;
        expect(fromJson(json)).to.deep.equal({ a: [whole, text], b: whole });
      }),
    );
  });

  it("reads a million characters of text beside a large number", () => {
    const text = '\\"'.repeat(1_000_000);
    expect(fromJson(`["${text}",9007199254740993]`)).to.have.property("1", 2n ** 53n + 1n);
  });
});

describe("JSON that is refused", () => {
  const refused: readonly (readonly [string, string])[] = [
    ["no JSON", '{"secret":'],
    ["a literal of JavaScript", "[NaN]"],
    ["a number beyond a double", "[1e400]"],
    ["a whole number that would be rounded", "[18446744073709551617]"],
    ["an Int32 beyond 32 bits", '{"$numberInt":"2147483648"}'],
    ["an Int64 beyond 64 bits", '{"$numberLong":"9223372036854775808"}'],
    ["an Int64 that is a number", '{"$numberLong":1}'],
    ["a Double that is none", '{"$numberDouble":"0x10"}'],
    ["a Double beyond doubles", '{"$numberDouble":"1e999"}'],
    ["a decimal of 35 digits", `{"$numberDecimal":"${"9".repeat(35)}"}`],
    ["an id of 23 digits", `{"$oid":"${"a".repeat(23)}"}`],
    ["a date without a zone", '{"$date":"2024-01-01T00:00:00"}'],
    ["a day that does not exist", '{"$date":"2023-02-29T00:00:00Z"}'],
    ["a date beyond JavaScript's", '{"$date":{"$numberLong":"8640000000000001"}}'],
    ["base64 that is none", '{"$binary":{"base64":"secret!","subType":"00"}}'],
    ["a regular expression", '{"$regularExpression":{"pattern":"secret","options":""}}'],
    ["MinKey", '{"$minKey":1}'],
    ["a type with another field", '{"$oid":"aaaaaaaaaaaaaaaaaaaaaaaa","secret":1}'],
    ["a timestamp beyond 32 bits", '{"$timestamp":{"t":4294967296,"i":1}}'],
    ["a number in disguise", '{"\\u0000number":"1"}'],
    ["half a surrogate pair", '["secret\\ud800"]'],
  ];
  for (const [what, text] of refused) {
    it(`is ${what}, and is not quoted`, () => {
      expect(() => fromJson(text))
        .to.throw(Fault)
        .that.satisfies(
          ({ kind, message, cause }: Fault) =>
            kind === "poison" && !message.includes("secret") && cause === undefined,
        );
    });
  }
});

describe("the cache's form", () => {
  it("is a letter and compact Extended JSON", () => {
    expect(toRedis({ level: 7, ratio: 0.5, coins: 7n })).to.equal(
      'e{"level":7,"ratio":0.5,"coins":{"$numberLong":"7"}}',
    );
  });

  it("is a miss when a newer one wrote it, and poison when it is damaged", () => {
    expect(fromRedis("f\u0001\u0002")).to.equal(undefined);
    expect(fromRedis("")).to.equal(undefined);
    expect(() => fromRedis('e{"level":')).to.throw(Fault, /^poison/);
  });
});
