import { expect } from "chai";
import fc from "fast-check";
import { evaluateYaml } from "../../../../infra/fleet/from-yaml";
import { MAX_FILE_BYTES, readYaml } from "../../../../infra/fleet/yaml-source";
import { edited, lineWith, VALID_FLEET } from "../../../support/fleet-text";

const codes = (content: Uint8Array | string) =>
  readYaml(content, "fleet.yaml").findings.map(({ code, where }) => `${code} ${where}`);

const BAD: readonly [what: string, content: Uint8Array | string, expected: string][] = [
  ["over 1 MiB", `a: ${"x".repeat(MAX_FILE_BYTES)}\n`, "file-too-big fleet.yaml"],
  ["empty", "", "file-empty fleet.yaml"],
  ["blank", "\n  \n", "file-empty fleet.yaml"],
  ["of comments only", "# nothing\n", "file-empty fleet.yaml"],
  ["with a NUL", "a: 1\u0000\n", "file-binary fleet.yaml"],
  ["not UTF-8", new Uint8Array([0x61, 0x3a, 0x20, 0xff, 0x0a]), "file-binary fleet.yaml"],
  ["gzip", new Uint8Array([0x1f, 0x8b, 0x08, 0x00, 0x00]), "file-binary fleet.yaml"],
  ["with a tab as indentation", "a:\n\tb: 1\n", "yaml-tab fleet.yaml:2"],
  ["with a tab after a value", "a: 1\t# x\n", "yaml-tab fleet.yaml:1"],
  ["with an anchor", "a: &x 1\nb: 2\n", "yaml-anchor fleet.yaml:1"],
  ["with an alias", "a: &x 1\nb: *x\n", "yaml-anchor fleet.yaml:2"],
  ["with an alias to nothing", "b: *x\n", "yaml-anchor fleet.yaml:1"],
  ["with a merge key", "a: { <<: { b: 1 } }\n", "yaml-anchor fleet.yaml:1"],
  ["with a tag", "a: !!binary aGk=\n", "yaml-tag fleet.yaml:1"],
  ["with a directive", "%YAML 1.1\n---\na: yes\n", "yaml-tag fleet.yaml:1"],
  ["with a duplicate key", "a: 1\nb: 2\na: 3\n", "yaml-duplicate-key fleet.yaml:3"],
  ["of two documents", "a: 1\n---\nb: 2\n", "yaml-syntax fleet.yaml:2"],
  ["a list", "- a\n", "not-a-mapping fleet.yaml:1"],
  ["a word", "hello\n", "not-a-mapping fleet.yaml:1"],
  ["with a mapping as a key", "? { a: 1 }\n: 2\n", "yaml-syntax fleet.yaml:1"],
  ["not YAML", "a: ]\n", "yaml-syntax fleet.yaml:1"],
  ["cut off inside a bracket", "a: [1,\n", "truncated fleet.yaml:2"],
  ["cut off inside its last line", "a: 1\nb: 2", "truncated fleet.yaml:2"],
];

describe("a YAML file", () => {
  for (const [what, content, expected] of BAD)
    it(`that is ${what} is refused`, () => {
      expect(codes(content)).to.include(expected);
    });

  for (const deep of ["[", "{a: ", "- ", "? ", "[{a: "])
    it(`that nests ${JSON.stringify(deep)} too deep is refused without a crash`, () => {
      for (const times of [200, 2000, 200_000])
        expect(
          codes(`a:\n ${deep.repeat(times)}\n`.slice(0, MAX_FILE_BYTES)).length,
          String(times),
        ).to.be.greaterThan(0);
    });

  it("of 1 MiB is answered within seconds, whatever it holds", function () {
    this.timeout(10_000);
    const fill = (line: (index: number) => string) => {
      let text = "";
      for (let index = 0; text.length < MAX_FILE_BYTES - 200; index += 1) text += line(index);
      return text;
    };
    const rows = fill(
      (index) => `  - { region: eu-west-1, ordinal: ${String(index % 256)}, residency: eu }\n`,
    );
    for (const text of [
      fill((index) => `k${String(index)}: 1\n`),
      edited(VALID_FLEET, [
        "regions:\n  - region",
        `regions:\n${rows.slice(0, rows.lastIndexOf("  - ", MAX_FILE_BYTES - 3000))}  - region`,
      ]),
    ])
      expect(evaluateYaml(text).fleet).to.equal(undefined);
  });

  it("may be JSON, which does not end its last line", () => {
    expect(codes('{"a": 1}')).to.deep.equal([]);
  });

  it("may begin with a byte order mark and end its lines with CR LF", () => {
    expect(codes(Buffer.from("\ufeffa: 1\r\nb: 2\r\n"))).to.deep.equal([]);
  });

  it("tells the line of every path, and of the nearest parent of one that is not there", () => {
    const { source } = readYaml("a:\n  - b: 1\n    c: 2\n  - d: 3\n", "x");
    expect(source?.lineOf(["a", 0, "c"])).to.equal(3);
    expect(source?.lineOf(["a", 1, "d"])).to.equal(4);
    expect(source?.lineOf(["a", 1, "missing", 7])).to.equal(4);
  });

  it("cut off anywhere is refused, and never throws", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: VALID_FLEET.length - 1 }), (length) => {
        const { fleet, findings } = evaluateYaml(VALID_FLEET.slice(0, length));
        // Cut at a line's end, the rest may be a smaller fleet that a lock alone can tell from the whole.
        if (VALID_FLEET[length - 1] !== "\n") expect(fleet, String(length)).to.equal(undefined);
        if (fleet === undefined) expect(findings.length).to.be.greaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it("with any bytes or characters thrown in never throws", () => {
    const at = fc.integer({ min: 0, max: VALID_FLEET.length });
    const noise = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(..."[]{}:-&*!|>#,?%@`\t\n '\"<0"), maxLength: 12 }),
      fc.constantFrom(
        "__proto__: { x: 1 }\n",
        "constructor: 1\n",
        "toString: 1\n",
        "? a\n",
        "\u0000",
      ),
    );
    fc.assert(
      fc.property(at, noise, (place, text) => {
        const { fleet, findings } = evaluateYaml(
          VALID_FLEET.slice(0, place) + text + VALID_FLEET.slice(place),
        );
        const errors = findings.filter(({ severity }) => severity === "error");
        expect(errors.length === 0).to.equal(fleet !== undefined);
        for (const finding of findings) expect(finding.message).to.match(/\S/);
      }),
      { numRuns: 500 },
    );
  });

  it("cannot reach the prototype of objects through its keys", () => {
    const proto = edited(VALID_FLEET, ["readOnly: {}", "readOnly: { __proto__: 1 }"]);
    expect(codes(proto)).to.deep.equal([
      `yaml-syntax fleet.yaml:${String(lineWith(proto, "__proto__"))}`,
    ]);
    const inherited = edited(VALID_FLEET, ["limits: {}", "limits: { toString: 2 }"]);
    expect(evaluateYaml(inherited).findings.map(({ code }) => code)).to.include("limit-unknown");
  });
});
