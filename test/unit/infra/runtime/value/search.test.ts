import { expect } from "chai";
import fc from "fast-check";
import { Fault } from "../../../../../infra/runtime/errors";
import {
  Binary,
  Decimal,
  ObjectId,
  Timestamp,
  toSearchJson,
  type Value,
} from "../../../../../infra/runtime/value";
import { decimalArbitrary } from "../../../../support/runtime/value-arbitrary";

describe("JSON for search", () => {
  const table: readonly [string, Value, string][] = [
    ["64-bit integers with all digits", 2n ** 53n + 1n, "9007199254740993"],
    ["doubles", 1.5, "1.5"],
    ["-0", -0, "-0.0"],
    ["dates", new Date(0), '"1970-01-01T00:00:00.000Z"'],
    ["ids", new ObjectId("aaaaaaaaaaaaaaaaaaaaaaaa"), '"aaaaaaaaaaaaaaaaaaaaaaaa"'],
    ["decimals", new Decimal("12.340"), '"12.340"'],
    ["large decimals without exponent", new Decimal("1.2E+3"), '"1200"'],
    ["small decimals without exponent", new Decimal("-1.2E-8"), '"-0.000000012"'],
    ["zero with an exponent", new Decimal("0E+3"), '"0"'],
    ["documents and lists", { a: [true, null, "x\ny"] }, '{"a":[true,null,"x\\ny"]}'],
  ];
  for (const [what, value, text] of table) {
    it(`holds ${what}`, () => {
      expect(toSearchJson(value)).to.equal(text);
    });
  }

  const refused: readonly [string, Value][] = [
    ["Binary", new Binary(Buffer.from("secret"))],
    ["Timestamp", new Timestamp(1, 1)],
    ["NaN", NaN],
    ["Infinity", -Infinity],
    ["NaN", new Decimal("NaN")],
    ["Infinity", new Decimal("-Infinity")],
  ];
  for (const [type, value] of refused) {
    it(`refuses ${value instanceof Decimal ? "the decimal " : ""}${type} by its place`, () => {
      expect(() => toSearchJson({ a: [value] })).to.throw(Fault, new RegExp(`a\\[0\\]: .*${type}`));
    });
  }

  it("holds decimals without exponent that are the same decimals", () => {
    fc.assert(
      fc.property(decimalArbitrary, (decimal) => {
        fc.pre(/\d/.test(decimal.text));
        const plain = JSON.parse(toSearchJson(decimal)) as string;
        expect(plain).to.match(/^-?(0|[1-9]\d*)(\.\d+)?$/);
        expect(scaled(plain)).to.equal(scaled(decimal.text));
      }),
    );
  });
});

/** A decimal as digits and exponent without zeros at either end, by other means than the code's. */
function scaled(text: string): string {
  const [mantissa = "", exponent = "0"] = text.replace(/^-/, "").split("E");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = (whole + fraction).replace(/^0+/, "");
  const bare = digits.replace(/0+$/, "");
  const power = Number(exponent) - fraction.length + digits.length - bare.length;
  return bare === "" ? "0" : `${text.startsWith("-") ? "-" : ""}${bare}e${String(power)}`;
}
