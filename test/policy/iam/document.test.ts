import { expect } from "chai";
import fc from "fast-check";
import { canonicalDocument, placementProblems, readDocument } from "../../../policy/iam";
import { type Copy, UNKNOWN } from "../../../policy/rule";
import { anything, written } from "./written";

const one = (statement: Copy) => readDocument({ Version: "2012-10-17", Statement: [statement] });
const principals = (Principal: Copy) =>
  one({ Effect: "Allow", Action: "*", Principal }).statements[0]?.principals?.all;

describe("a policy document", () => {
  it("is read with one statement or value alone, or in lists", () => {
    const statement = { Effect: "Deny", NotAction: ["s3:GetObject"], Resource: "*", Sid: "x" };
    const [read] = one(statement).statements;
    const alone = readDocument({ Statement: { ...statement, NotAction: "s3:GetObject" } });
    expect(read?.actions).to.deep.include({ negated: true, patterns: ["s3:GetObject"] });
    expect(alone.statements).to.deep.equal([{ ...read, path: "Statement" }]);
    expect(alone.version).to.equal("2008-10-17");
  });

  it("names its principals in every way of the grammar", () => {
    const root = { kind: "account", account: "123456789012" };
    expect(principals("*")).to.deep.equal([{ kind: "everyone" }]);
    expect(principals({ AWS: "*" })).to.deep.equal([{ kind: "everyone" }]);
    expect(principals({ AWS: ["123456789012", "arn:aws:iam::123456789012:root"] })).to.deep.equal([
      root,
      root,
    ]);
    expect(principals({ AWS: "arn:aws-cn:iam::123456789012:role/service" })).to.deep.equal([
      {
        kind: "identity",
        account: "123456789012",
        arn: "arn:aws-cn:iam::123456789012:role/service",
      },
    ]);
    expect(
      principals({ Service: ["ecs.amazonaws.com", "logs.eu-west-1.amazonaws.com"] }),
    ).to.deep.equal([
      { kind: "service", service: "ecs.amazonaws.com" },
      { kind: "service", service: "logs.amazonaws.com" },
    ]);
    expect(principals({ Federated: "cognito-identity.amazonaws.com" })).to.deep.equal([
      { kind: "federated", by: "web", provider: "cognito-identity.amazonaws.com" },
    ]);
    expect(
      principals({ Federated: "arn:aws:iam::123456789012:saml-provider/office" }),
    ).to.deep.equal([{ kind: "federated", by: "saml", provider: "office" }]);
    expect(principals({ CanonicalUser: "79a59df900b949e5" })).to.deep.equal([
      { kind: "id", id: "79a59df900b949e5" },
    ]);
    expect(principals({ AWS: [UNKNOWN] })).to.deep.equal([{ kind: "unknown" }]);
  });

  it("reads operators whatever their letters, and keys in small ones", () => {
    const Condition = {
      "forallvalues:stringlikeifexists": { "AWS:PrincipalTag/Team": ["a", 1, true] },
    };
    const [read] = one({ Effect: "Allow", Action: "*", Resource: "*", Condition }).statements;
    expect(read?.conditions).to.deep.equal([
      {
        operator: "StringLike",
        quantifier: "ForAllValues",
        ifExists: true,
        key: "aws:principaltag/team",
        values: ["a", "1", "true"],
        unknown: false,
      },
    ]);
  });

  it("says where it is not as the grammar wants it", () => {
    const problems = (statement: Copy) => one(statement).problems.map(({ path }) => path);
    const good = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
    expect(problems(good)).to.deep.equal([]);
    expect(problems({ ...good, Effect: "allow" })).to.deep.equal(["Statement[0].Effect"]);
    expect(problems({ ...good, action: "s3:*" })).to.deep.equal(["Statement[0]"]);
    expect(problems({ ...good, Action: "GetObject" })).to.deep.equal(["Statement[0].Action"]);
    expect(problems({ ...good, Action: [] })).to.deep.equal(["Statement[0].Action"]);
    expect(problems({ ...good, Resource: [1] })).to.deep.equal([
      "Statement[0].Resource",
      "Statement[0].Resource",
    ]);
    expect(problems({ ...good, Condition: { Equals: { a: "b" } } })).to.deep.equal([
      "Statement[0].Condition",
    ]);
    expect(problems({ ...good, Condition: { Null: { a: "*" } } })).to.deep.equal([
      "Statement[0].Condition",
    ]);
    expect(problems("Allow")).to.deep.equal(["Statement[0]"]);
    expect(readDocument([]).problems.map(({ path }) => path)).to.deep.equal([""]);
  });

  it("must have and must not have what its place demands", () => {
    const places = (statement: Copy, kind: Parameters<typeof placementProblems>[1]) =>
      placementProblems(one(statement), kind).map(({ path }) => path);
    const good = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
    expect(places(good, "identity")).to.deep.equal([]);
    expect(places({ ...good, Principal: "*" }, "identity")).to.deep.equal([
      "Statement[0].Principal",
    ]);
    expect(places(good, "resource")).to.deep.equal(["Statement[0]"]);
    expect(places({ ...good, Principal: "*" }, "trust")).to.deep.equal([
      "Statement[0].Resource",
      "Statement[0].Action",
    ]);
  });

  it("keeps apart what is not known", () => {
    const read = readDocument({
      Version: "2012-10-17",
      Statement: [
        UNKNOWN,
        {
          Effect: UNKNOWN,
          Action: ["s3:GetObject", UNKNOWN],
          Resource: UNKNOWN,
          Condition: { Bool: { a: UNKNOWN } },
        },
      ],
    });
    expect(read.unknown).to.have.members([
      "Statement[0]",
      "Statement[1].Effect",
      "Statement[1].Action",
      "Statement[1].Resource",
      "Statement[1].Condition",
    ]);
    expect(read.statements[0]?.actions).to.deep.include({
      patterns: ["s3:GetObject"],
      unknown: true,
    });
    expect(read.problems).to.deep.equal([]);
    expect(readDocument(UNKNOWN).unknown).to.deep.equal([""]);
  });

  it("is read without an error whatever it is", () => {
    fc.assert(
      fc.property(anything, (copy) => {
        const values: Copy[] = [copy, { Version: "2012-10-17", Statement: copy }];
        for (const value of values) {
          const read = readDocument(value);
          for (const kind of ["identity", "trust", "resource", "endpoint"] as const)
            placementProblems(read, kind);
          canonicalDocument(value);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("comes to the same in one spelling, and stays so", () => {
    fc.assert(
      fc.property(written, (document) => {
        const first = canonicalDocument(document);
        expect(canonicalDocument(first)).to.deep.equal(first);
      }),
    );
    const spelled = (Action: Copy, Principal: Copy, Version: Copy) =>
      canonicalDocument({ Version, Statement: { Principal, Action, Effect: "Allow" } });
    const wanted = spelled(
      ["s3:putobject", "s3:getobject"],
      { AWS: ["arn:aws:iam::123456789012:root"] },
      "2008-10-17",
    );
    expect(
      spelled(["S3:GetObject", "s3:PutObject", "s3:GetObject"], { AWS: "123456789012" }, null),
    ).to.deep.equal(wanted);
    expect(spelled("*", { AWS: "*" }, null)).to.deep.equal(spelled(["*"], "*", null));
  });
});
