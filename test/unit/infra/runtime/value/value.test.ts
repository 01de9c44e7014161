import { expect } from "chai";
import fc from "fast-check";
import { Fault } from "../../../../../infra/runtime/errors";
import { Binary, Decimal, ObjectId, Timestamp } from "../../../../../infra/runtime/value";
import { decimalArbitrary } from "../../../../support/runtime/value-arbitrary";

describe("a decimal", () => {
  const texts: readonly [string, string][] = [
    ["1.10", "1.10"],
    ["0001.1", "1.1"],
    ["+.5", "0.5"],
    ["1e3", "1E+3"],
    ["-0", "-0"],
    ["-inf", "-Infinity"],
    ["12345678901234567890123456789012340000", "1.234567890123456789012345678901234E+37"],
  ];
  for (const [given, text] of texts) {
    it(`of ${given} is ${text}`, () => {
      expect(new Decimal(given).text).to.equal(text);
    });
  }

  it("reads its own text as itself", () => {
    fc.assert(
      fc.property(decimalArbitrary, ({ text }) => {
        expect(new Decimal(text).text).to.equal(text);
      }),
    );
  });

  it("is refused when it would be rounded, or is none", () => {
    for (const text of ["9".repeat(35), "1E+6145", "1E-6177", "", " 1", "1,5", "secret"]) {
      expect(() => new Decimal(text), text)
        .to.throw(Fault, /34 digits/)
        .that.satisfies(({ message }: Fault) => !message.includes("secret"));
    }
  });
});

describe("binary", () => {
  it("keeps a copy of its bytes", () => {
    const bytes = Buffer.from([1, 2]);
    const binary = new Binary(bytes);
    bytes[0] = 9;
    expect([...binary.bytes]).to.deep.equal([1, 2]);
    expect(binary.subtype).to.equal(0);
  });
});

describe("parts out of range", () => {
  const wrong: readonly [string, () => unknown][] = [
    ["a subtype of 256", () => new Binary(Buffer.alloc(0), 256)],
    ["an id of letters", () => new ObjectId("z".repeat(24))],
    ["a timestamp of 2^32", () => new Timestamp(2 ** 32, 0)],
    ["a timestamp below 0", () => new Timestamp(0, -1)],
  ];
  for (const [what, make] of wrong) {
    it(`are refused: ${what}`, () => {
      expect(make).to.throw(Fault).with.property("kind", "poison");
    });
  }
});
