import { unknownCheckingProxy } from "@pulumi/policy";
import { expect } from "chai";
import fc from "fast-check";
import { copyOf, UNKNOWN } from "../../policy/rule/found";
import { Place } from "../../policy/rule/place";
import { Undecided, Verdict } from "../../policy/rule/verdict";

const NOT_KNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const proxied = unknownCheckingProxy as (of: Record<string, unknown>) => Record<string, unknown>;

function place(properties: Record<string, unknown>): { it: Place; verdict: Verdict } {
  const verdict = new Verdict();
  return { it: new Place(proxied(properties), "", verdict), verdict };
}

/** What demands say of one value: the faults' texts, or the paths that are not known. */
function said(properties: Record<string, unknown>, demand: (it: Place) => void): string[] {
  const { it, verdict } = place(properties);
  demand(it);
  return [
    ...verdict.faults.map(({ path, what }) => `${path} ${what}`),
    ...[...verdict.unknown].map((path) => `? ${path}`),
  ];
}

describe("a place in a resource's properties", () => {
  it("tells nothing, a value and a value that is not known apart", () => {
    const { it } = place({ a: { b: 1, c: null }, d: NOT_KNOWN, "e.f": 2 });
    expect(it.find("a.b")).to.deep.equal({ state: "known", value: 1 });
    expect(it.find("a.c")).to.deep.equal({ state: "absent" });
    expect(it.find("a.x.y")).to.deep.equal({ state: "absent" });
    expect(it.find("d")).to.deep.equal({ state: "unknown" });
    expect(it.find("d.anything")).to.deep.equal({ state: "unknown" });
    expect(it.find("e.f")).to.deep.equal({ state: "known", value: 2 });
    expect([it.has("d"), it.has("a.c"), it.isUnknown("d")]).to.deep.equal([true, false, true]);
  });

  it("reads texts of numbers and booleans, and nothing of another kind", () => {
    const { it } = place({ n: "12", b: "true", t: "x", l: [1], m: {} });
    expect([it.number("n"), it.flag("b"), it.text("t")]).to.deep.equal([12, true, "x"]);
    expect([it.number("t"), it.flag("t"), it.text("m"), it.number("l")]).to.deep.equal(
      Array.from({ length: 4 }),
    );
    expect([it.at("t"), it.at("l"), it.keys("t")]).to.deep.equal([undefined, undefined, []]);
  });

  it("takes one thing that stands alone as a list of one", () => {
    const { it } = place({ one: { a: 1 }, many: [{ a: 1 }, "x", null, { a: 2 }], text: "t" });
    expect(it.list("one").map(({ path }) => path)).to.deep.equal(["one"]);
    expect(it.list("many").map(({ path }) => path)).to.deep.equal(["many[0]", "many[3]"]);
    expect(it.texts("text")).to.deep.equal(["t"]);
    expect([it.count("many"), it.count("none"), it.count("text")]).to.deep.equal([3, 0, 1]);
  });

  it("leaves unknown elements of a list out, and remembers them", () => {
    const { it, verdict } = place({ list: [NOT_KNOWN, "a"], maps: [{ a: 1 }, NOT_KNOWN] });
    expect(it.texts("list")).to.deep.equal(["a"]);
    expect(it.list("maps")).to.have.length(1);
    expect([...verdict.unknown]).to.deep.equal(["list[0]", "maps[1]"]);
  });

  it("ends a part of the rule, and only that, at a value that is not known", () => {
    const { it, verdict } = place({ a: NOT_KNOWN, b: false });
    const seen: string[] = [];
    it.part(() => {
      it.text("a");
      seen.push("never");
    });
    it.part(() => {
      it.mustBeTrue("b");
      seen.push("b");
    });
    expect(seen).to.deep.equal(["b"]);
    expect([...verdict.unknown]).to.deep.equal(["a"]);
    expect(() => it.text("a")).to.throw(Undecided);
  });

  it("demands with the service's own default in mind", () => {
    const cases: [Record<string, unknown>, (it: Place) => void, string[]][] = [
      [{}, (it) => it.mustBeTrue("x"), ["x is not set; it must be true"]],
      [{}, (it) => it.mustBeTrue("x", { absent: "passes" }), []],
      [{ x: "true" }, (it) => it.mustBeTrue("x"), []],
      [{ x: false }, (it) => it.mustBeTrue("x"), ["x is false; it must be true"]],
      [{ x: "yes" }, (it) => it.mustBeTrue("x"), ["x is another text; it must be true"]],
      [{ x: NOT_KNOWN }, (it) => it.mustBeTrue("x"), ["? x"]],
      [{}, (it) => it.mustBeFalse("x"), []],
      [{}, (it) => it.mustBeFalse("x", { absent: "fails" }), ["x is not set; it must be false"]],
      [{ x: 1 }, (it) => it.mustBeFalse("x"), ["x is 1; it must be false"]],
      [{}, (it) => it.mustExist("x"), ["x is not set; it must be"]],
      [{ x: "" }, (it) => it.mustExist("x"), ["x is empty; it must hold something"]],
      [{ x: NOT_KNOWN }, (it) => it.mustExist("x"), []],
      [{ x: false }, (it) => it.mustBeAbsent("x"), []],
      [{ x: ["a"] }, (it) => it.mustBeAbsent("x"), ["x is set; it must not be"]],
      [{ x: "b" }, (it) => it.mustBeOneOf("x", ["a", "b"]), []],
      [
        { x: "secret" },
        (it) => it.mustBeOneOf("x", ["a"], { shown: ["c"] }),
        ["x is another text; allowed: a"],
      ],
      [{ x: "c" }, (it) => it.mustBeOneOf("x", ["a"], { shown: ["c"] }), ["x is c; allowed: a"]],
      [{ x: "7" }, (it) => it.mustBeAtLeast("x", 7), []],
      [{ x: 6 }, (it) => it.mustBeAtLeast("x", 7), ["x is 6; it must be at least 7"]],
      [{}, (it) => it.mustBeAtMost("x", 7), []],
      [{ x: [] }, (it) => it.mustBeAtMost("x", 7), ["x is a list; it must be at most 7"]],
    ];
    for (const [properties, demand, wanted] of cases)
      expect(said(properties, demand), JSON.stringify(properties)).to.deep.equal(wanted);
  });

  it("reads a document as text and as mapping alike, and says when a text is none", () => {
    const document = { Statement: [{ Effect: "Allow" }] };
    const { it, verdict } = place({
      text: JSON.stringify(document),
      mapping: document,
      broken: "{",
    });
    expect(it.document("text")).to.deep.equal(document);
    expect(it.document("mapping")).to.deep.equal(document);
    expect(it.document("broken")).to.equal(undefined);
    expect(verdict.faults).to.deep.equal([{ path: "broken", what: "is not a JSON document" }]);
  });

  it("copies with a mark where a value is not known", () => {
    expect(copyOf(proxied({ a: [1, NOT_KNOWN], b: { c: NOT_KNOWN } }))).to.deep.equal({
      a: [1, UNKNOWN],
      b: { c: UNKNOWN },
    });
  });

  it("never throws anything but Undecided, whatever stands there", () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.constant(NOT_KNOWN),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("a", "b", "a.b"), tie("value"), { maxKeys: 3 }),
      ),
    })).value;
    const calls: ((it: Place) => unknown)[] = [
      (it) => it.text("a"),
      (it) => it.number("a.b"),
      (it) => it.flag("a"),
      (it) => it.list("a").map((inner) => inner.texts("b")),
      (it) => it.at("a")?.keys("b"),
      (it) => it.document("a"),
      (it) => it.copy("a"),
      (it) => it.count("a.b"),
      (it) => it.mustBeTrue("a.b"),
      (it) => it.mustBeOneOf("a", ["b"]),
      (it) => it.mustBeAtLeast("a", 1),
      (it) => it.mustExist("b"),
      (it) => it.mustBeAbsent("b"),
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("a", "b", "a.b"), value), (properties) => {
        for (const call of calls) {
          try {
            call(place(properties).it);
          } catch (error) {
            expect(error).to.be.instanceOf(Undecided);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
