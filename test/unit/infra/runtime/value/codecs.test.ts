import { isDeepStrictEqual } from "node:util";
import * as bson from "bson";
import { expect } from "chai";
import fc from "fast-check";
import {
  decodeBson,
  encodeBson,
  fromBson,
  fromJson,
  fromRedis,
  MAX_DEPTH,
  toBson,
  toJson,
  toRedis,
  toSearchJson,
  type Value,
} from "../../../../../infra/runtime/value";
import { Fault } from "../../../../../infra/runtime/errors";
import {
  documentArbitrary,
  nested,
  numberArbitrary,
  valueArbitrary,
} from "../../../../support/runtime/value-arbitrary";

/** Prototypes, -0 and NaN count. */
function same(actual: unknown, expected: unknown): void {
  expect(isDeepStrictEqual(actual, expected), bson.EJSON.stringify({ actual, expected })).to.equal(
    true,
  );
}

/** What every codec refuses, by the type that the fault names. */
const REFUSED: readonly [string, unknown, RegExp][] = [
  ["undefined", undefined, /undefined/],
  ["a function", () => 1, /function/],
  ["a symbol", Symbol("secret"), /symbol/],
  ["a map", new Map([["secret", 1]]), /Map/],
  ["a regular expression", /secret/, /RegExp/],
  ["an invalid date", new Date(NaN), /date out of range/],
  ["half a surrogate pair", "secret\ud800", /half a surrogate/],
  ["half a surrogate pair in a key", { "x\udc00": 1 }, /half a surrogate/],
  ["an integer beyond 64 bits", 2n ** 63n, /beyond 64 bits/],
  ["a key with NUL", { "a\0b": 1 }, /NUL/],
  ["a key of Extended JSON", { $date: "secret" }, /Extended JSON/],
  ["a key of the bson package", { _bsontype: "ObjectId" }, /Extended JSON/],
  ["a key of a DBRef", { $ref: "secret", $id: 1 }, /Extended JSON/],
  // eslint-disable-next-line no-sparse-arrays -- a hole is what is refused
  ["a list with a hole", [1, , 2], /undefined/],
];

const WRITERS: readonly [string, (value: Value) => unknown][] = [
  ["BSON", toBson],
  ["JSON", toJson],
  ["Redis", toRedis],
  ["search", toSearchJson],
];

describe("codecs of values", () => {
  it("carry any document through BSON, byte by byte", () => {
    fc.assert(
      fc.property(documentArbitrary, (document) => {
        const bytes = encodeBson(document);
        const read = decodeBson(bytes);
        same(read, document);
        expect(Buffer.from(encodeBson(read)).equals(Buffer.from(bytes))).to.equal(true);
      }),
    );
  });

  it("carry any value through the types of the bson package", () => {
    fc.assert(fc.property(valueArbitrary, (value) => same(fromBson(toBson(value)), value)));
  });

  it("carry any value through Extended JSON", () => {
    fc.assert(fc.property(valueArbitrary, (value) => same(fromJson(toJson(value)), value)));
  });

  it("carry any value through Redis, in no more bytes", () => {
    fc.assert(
      fc.property(valueArbitrary, (value) => {
        same(fromRedis(toRedis(value)), value);
        expect(toRedis(value).length).to.be.at.most(toJson(value).length + 1);
      }),
    );
  });

  it("write Extended JSON that the bson package reads as the same bytes", () => {
    fc.assert(
      fc.property(documentArbitrary, (document) => {
        // Its parser drops `__proto__`, which is a reason to have one here.
        fc.pre(!toJson(document).includes("__proto__"));
        const theirs = bson.EJSON.parse(toJson(document), { relaxed: false }) as bson.Document;
        expect(Buffer.from(bson.serialize(theirs))).to.deep.equal(
          Buffer.from(encodeBson(document)),
        );
      }),
    );
  });

  it("read numbers of every BSON type as they are", () => {
    const bytes = bson.serialize({
      int: new bson.Int32(7),
      long: bson.Long.fromBigInt(2n ** 53n + 1n),
      small: bson.Long.fromNumber(7),
      double: new bson.Double(1.5),
      whole: new bson.Double(3),
    });
    expect(decodeBson(bytes)).to.deep.equal({
      int: 7,
      long: 2n ** 53n + 1n,
      small: 7n,
      double: 1.5,
      whole: 3,
    });
  });

  it("write whole numbers of 32 bits as Int32, all others as doubles", () => {
    fc.assert(
      fc.property(numberArbitrary, (value) => {
        const { x } = bson.deserialize(encodeBson({ x: value }), { promoteValues: false });
        const int = (value | 0) === value && !Object.is(value, -0);
        expect(x).to.have.property("_bsontype", int ? "Int32" : "Double");
      }),
    );
  });

  for (const [name, write] of WRITERS) {
    for (const [what, value, message] of REFUSED) {
      it(`refuse ${what} in ${name}, naming the place and never the value`, () => {
        const error = refusal(() => write({ list: [0, { "a.b": value }] } as unknown as Value));
        expect(error.kind).to.equal("poison");
        expect(error.where).to.match(/^list\[1\]\["a\.b"\]/);
        expect(error.message).to.match(message).and.not.contain("secret");
      });
    }

    it(`carry ${String(MAX_DEPTH)} levels in ${name}, and no more`, () => {
      write(nested(MAX_DEPTH));
      const error = refusal(() => write(nested(MAX_DEPTH + 1)));
      expect(error.message).to.contain("deeper than 100");
    });
  }

  it("refuse what is nested too deep when they read it", () => {
    expect(fromBson(nested(MAX_DEPTH))).to.be.an("array");
    const deep = nested(5000) as readonly Value[];
    for (const read of [
      () => fromBson(deep),
      () => fromJson("[".repeat(5000) + "]".repeat(5000)),
      () => decodeBson(bson.serialize({ deep })),
    ]) {
      expect(refusal(read).message).to.contain("deeper than 100");
    }
  });

  it("keep a key named __proto__ as a field", () => {
    const document = JSON.parse('{"__proto__":{"admin":true}}') as Value;
    for (const copy of [fromBson(toBson(document)), fromJson(toJson(document))]) {
      expect(Object.keys(copy as object)).to.deep.equal(["__proto__"]);
      expect((copy as { admin?: boolean }).admin).to.equal(undefined);
    }
  });
});

describe("BSON that a value cannot hold", () => {
  const types: readonly [string, unknown][] = [
    ["BSONRegExp", new bson.BSONRegExp("secret")],
    ["Code", new bson.Code("secret")],
    ["MinKey", new bson.MinKey()],
    ["MaxKey", new bson.MaxKey()],
    ["BSONSymbol", new bson.BSONSymbol("secret")],
    ["DBRef", new bson.DBRef("secret", new bson.ObjectId())],
  ];
  for (const [type, value] of types) {
    it(`is refused by place and type: ${type}`, () => {
      const error = refusal(() => decodeBson(bson.serialize({ profile: { x: [value] } })));
      expect(error).to.include({ kind: "poison", where: "profile.x[0]" });
      expect(error.message).to.contain(type).and.not.contain("secret");
    });
  }

  it("is refused where a date is beyond JavaScript's", () => {
    const bytes = bson.serialize({ at: new Date(0) });
    Buffer.from(bytes.buffer, bytes.byteOffset).writeBigInt64LE(2n ** 62n, 8);
    expect(refusal(() => decodeBson(bytes)).where).to.equal("at");
  });

  it("is refused where the bytes are none, without quoting them", () => {
    const bytes = Buffer.from(bson.serialize({ name: "secret" }));
    for (const broken of [
      bytes.subarray(0, 9),
      Buffer.alloc(0),
      Buffer.from(bytes.toString("latin1").replace("secret", "\xff\xffcret"), "latin1"),
    ]) {
      expect(refusal(() => decodeBson(broken)).message)
        .to.contain("not one BSON document")
        .and.not.contain("cret");
    }
  });

  it("cannot be made of a value that is no document", () => {
    for (const value of [1, null, [], "x"]) {
      expect(refusal(() => encodeBson(value)).where).to.equal("(root)");
    }
  });

  it("is a document beyond 16 MiB, which no collection takes", () => {
    const overhead = encodeBson({ x: "" }).length;
    expect(encodeBson({ x: "x".repeat(2 ** 24 - overhead) })).to.have.length(2 ** 24);
    const error = refusal(() => encodeBson({ x: "x".repeat(2 ** 24 - overhead + 1) }));
    expect(error.message).to.contain("16 MiB");
  });
});

function refusal(call: () => unknown): Fault {
  try {
    call();
  } catch (error) {
    expect(error).to.be.instanceOf(Fault);
    return error as Fault;
  }
  throw new Error("nothing was refused");
}
