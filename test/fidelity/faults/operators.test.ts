import { expect } from "chai";
import type { Value } from "../../../infra/planner/record/types";
import type { Subject } from "../support/validator";
import { faultsOf } from "./generate";
import type { Limits } from "./limits";
import type { Declared } from "./published";

const TYPE = "aws:no/such:Type";

const leaf = (kind: Declared["kind"], required = false): Declared => ({ kind, required });

/** A resource whose only property is `given`, beside a property `taken` that it might have. */
function told(value: Value, declared: Declared, limits: Limits = {}): string[] {
  const subject: Subject = {
    key: "planned",
    type: TYPE,
    name: "n",
    region: "eu-west-1",
    inputs: { given: value },
  };
  const children = new Map([
    ["given", declared],
    ["taken", leaf("string")],
  ]);
  const root: Declared = { kind: "object", required: true, children };
  const published = new Map([[TYPE, { root, limits: new Map([["given", [limits]]]) }]]);
  return faultsOf([subject], published).map(
    ({ operator, path, subject: { inputs } }) =>
      `${operator} at ${path}: ${JSON.stringify(inputs)}`,
  );
}

const MISSPELT = (value: Value) =>
  `misspelt property at given: ${JSON.stringify({ gvien: value })}`;

describe("the operators that make faults", () => {
  it("misspell a property, leave out a required one and change its kind", () => {
    expect(told(true, leaf("boolean", true))).to.deep.equal([
      MISSPELT(true),
      "missing required at given: {}",
      'wrong kind at given: {"given":"perhaps"}',
    ]);
  });

  it("go into what a property holds, but not into the names of a free map", () => {
    const children = new Map([["in", leaf("number", true)]]);
    const list: Declared = { kind: "list", items: "object", required: false, children };
    expect(told([{ in: 1 }], list).slice(2)).to.deep.equal([
      'wrong kind at given[0]: {"given":["one"]}',
      'misspelt property, nested at given[0].in: {"given":[{"ni":1}]}',
      'missing required, nested at given[0].in: {"given":[{}]}',
      'wrong kind at given[0].in: {"given":[{"in":"many"}]}',
    ]);
    const map: Declared = { kind: "map", items: "string", required: false };
    expect(told({ Key: "arn:aws:iam::111122223333:role/a" }, map).slice(2)).to.deep.equal([
      'wrong kind at given.Key: {"given":{"Key":["arn:aws:iam::111122223333:role/a"]}}',
    ]);
  });

  it("leave JSON alone below names that are free", () => {
    const map: Declared = { kind: "map", items: "string", required: false };
    const broken = (value: Value, declared: Declared) =>
      told(value, declared).filter((line) => line.startsWith("document:"));
    expect(broken({ SCOPE: '{"a":1}' }, map)).to.deep.equal([]);
    expect(broken('{"a":1}', leaf("string"))).to.deep.equal([
      String.raw`document: broken JSON at given: {"given":"{\"a\":1"}`,
    ]);
  });

  const cases: readonly (readonly [
    title: string,
    value: Value,
    declared: Declared,
    limits: Limits,
    faults: readonly string[],
  ])[] = [
    [
      "leave a list of values, and change a value's style",
      "GEO_SHARDED",
      leaf("string"),
      { values: ["GEO_SHARDED", "REPLICASET"] },
      ["value out of list: NO_SUCH_VALUE", "value in another style: geoSharded"],
    ],
    [
      "take the next style where a list has the first",
      "Enabled",
      leaf("string"),
      { values: ["Enabled", "enabled"] },
      ["value out of list: NO_SUCH_VALUE", "value in another style: ENABLED"],
    ],
    ["leave a list of numbers", 7, leaf("number"), { values: [1, 7] }, ["value out of list: 8"]],
    [
      "pass bounds of numbers, in text too",
      "5",
      leaf("string"),
      { least: 1, most: 100, numeric: true },
      ["number below minimum: 0", "number above maximum: 101"],
    ],
    [
      "pass bounds of text",
      "abc",
      leaf("string"),
      { least: 2, most: 4 },
      ["text too short: a", "text too long: abcxx"],
    ],
    ["make no text empty that may be left out", "a", leaf("string"), { least: 1 }, []],
    [
      "make required text empty",
      "a",
      leaf("string", true),
      { least: 1 },
      ["missing required: nothing", "text too short: "],
    ],
    [
      "break a pattern",
      "abc",
      leaf("string"),
      { pattern: { text: "[a-z]+", whole: true } },
      ["pattern broken: bc "],
    ],
    [
      "leave a pattern alone that the planned value does not match as it is read here",
      "ABC",
      leaf("string"),
      { pattern: { text: "[a-z]+", whole: true } },
      [],
    ],
    [
      "take the account out of an ARN",
      "arn:aws:iam::111122223333:role/a",
      leaf("string"),
      {},
      ["malformed ARN: arn:aws:iam::role/a"],
    ],
    [
      "spoil an id where one is published",
      "vpc-0123456789abcdef0",
      leaf("string"),
      { holds: "id" },
      ["malformed id: vpc-main"],
    ],
    [
      "lengthen the prefix of an address block",
      "fd00::/64",
      leaf("string"),
      {},
      ["malformed address block: fd00::/129"],
    ],
    [
      "write a region as Atlas does",
      "eu-west-1",
      leaf("string"),
      { holds: "region" },
      ["region form: EU_WEST_1"],
    ],
  ];
  for (const [title, value, declared, limits, faults] of cases) {
    it(title, () => {
      const found = told(value, declared, limits)
        .filter((line) => !/^(misspelt|wrong kind)/.test(line))
        .map((line) => {
          const [operator = "", inputs = "{}"] = line.split(/ at given: (.*)/s);
          const { given = "nothing" } = JSON.parse(inputs) as { given?: string | number };
          return `${operator}: ${String(given)}`;
        });
      expect(found).to.deep.equal(faults);
    });
  }

  it("spoil a document and each statement in it", () => {
    const statement = (sid: string) => ({
      Sid: sid,
      Effect: "Allow",
      Action: ["s3:*", "s3:GetObject"],
      Condition: { Bool: { "aws:SecureTransport": "true" } },
    });
    const document = { Version: "2012-10-17", Statement: [statement("A"), statement("B")] };
    const found = told(JSON.stringify(document), leaf("string"));
    expect(found.map((line) => line.split(" at ")[0])).to.deep.equal([
      "misspelt property",
      "wrong kind",
      "document: broken JSON",
      "document: unknown action",
      "document: unknown action",
      "document: no effect",
      "document: no effect",
      "document: unknown operator",
      "document: unknown operator",
    ]);
    expect(found[4]).to.contain("s3:GetObject").and.contain("s3:NoSuchAction");
    expect(found[8]).to.contain("Bools");
  });
});
