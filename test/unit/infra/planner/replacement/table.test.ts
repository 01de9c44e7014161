import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Properties, Value } from "../../../../../infra/planner/record/types";
import {
  allReplacementRows,
  hasReplacementRow,
  replacedBy,
  replacementGaps,
  replacementRow,
} from "../../../../../infra/planner/replacement";
import { CFN_TYPES } from "../../../../../infra/planner/replacement/cfn-types";
import { pulumiPaths } from "../../../../../infra/planner/replacement/generate/names";
import { staleFiles } from "../../../../../infra/planner/replacement/generate/generate";
import { Typings } from "../../../../../infra/planner/replacement/generate/typings";
import { RULES } from "../../../../../infra/planner/replacement/rules";
import { REVIEWED } from "../../../../../infra/planner/replacement/table";

const ROOT = join(__dirname, "../../../../..");
const typings = new Typings(ROOT);

/** Inputs that hold one value at a dotted path. */
function inputsAt(path: string, value: Value): Properties {
  const [key = "", ...rest] = path.split(".");
  return { [key]: rest.length === 0 ? value : [inputsAt(rest.join("."), value)] };
}

const ruled = (type: string, path: string) =>
  RULES.some((rule) => rule.type === type && rule.paths.includes(path));

describe("the replacement table", () => {
  it("is what the generator makes of the extracted schemas", () => {
    expect(staleFiles()).to.deep.equal([]);
  }).timeout(60_000);

  it("names only inputs that the installed typings have", () => {
    const unknown = [...allReplacementRows().values()].flatMap((row) =>
      [...row.replaces, ...row.immutable, ...row.refused, ...row.inPlace]
        .filter((path) => !typings.has(row.type, path))
        .map((path) => `${row.type} ${path}`),
    );
    expect(unknown).to.deep.equal([]);
  }).timeout(60_000);

  it("replaces for every path of every row, and for nothing when nothing changed", () => {
    for (const row of allReplacementRows().values()) {
      for (const path of row.replaces.filter((item) => !ruled(row.type, item))) {
        const old = inputsAt(path, "one");
        const found = replacedBy(row.type, old, inputsAt(path, "two"));
        expect(found, row.type).to.include(path);
        // A path and what lies around it, as the schema has it for some types.
        for (const other of found) expect(path.startsWith(other), other).to.equal(true);
        expect(replacedBy(row.type, old, inputsAt(path, "one")), row.type).to.deep.equal([]);
        expect(replacedBy(row.type, {}, old), `${row.type} ${path} set`).to.include(path);
      }
    }
  });

  it("names a source for every review and rule", () => {
    for (const { type, source } of [...REVIEWED, ...RULES]) expect(source, type).to.not.equal("");
  });

  it("has no path that one review replaces for and another updates in place", () => {
    const contradictions = REVIEWED.flatMap((review) => {
      const others = REVIEWED.filter((other) => other !== review && other.type === review.type);
      return (review.replaces ?? [])
        .filter((path) => others.some((other) => other.inPlace?.includes(path)))
        .map((path) => `${review.type} ${path}`);
    });
    expect(contradictions).to.deep.equal([]);
  });

  it("covers every input that its installed documentation says is forcing", () => {
    const forcing =
      /re-?creat|new resource|replacement of|will replace|[Ff]orces? (a )?new|(can ?not|can't) be (changed|modified|updated)|\bimmutable\b|create-only|after creation/;
    // Says that a wrong spelling makes the provider recreate the domain again and again.
    const spelling = ["aws:opensearch/domain:Domain advancedOptions"];
    const uncovered = [...allReplacementRows().values()].flatMap((row) =>
      [...(typings.below(row.type, []) ?? [])]
        .filter(([, { doc }]) => forcing.test(doc))
        .map(([name]) => name)
        .filter((name) => {
          const known = [...row.replaces, ...row.inPlace, ...row.refused].map(
            (path) => path.split(".")[0],
          );
          return !known.includes(name) && !ruled(row.type, name);
        })
        .map((name) => `${row.type} ${name}`),
    );
    expect(uncovered).to.deep.equal(spelling);
  }).timeout(60_000);

  it("knows whole families: generated names and their prefixes", () => {
    expect(replacementRow("aws:s3/bucket:Bucket")?.replaces).to.include.members([
      "bucket",
      "bucketPrefix",
    ]);
    expect(replacementRow("aws:iam/role:Role")?.replaces).to.deep.equal([
      "name",
      "namePrefix",
      "path",
    ]);
  });

  it("has one file per generated thing and no other JSON", () => {
    const json = readdirSync(join(ROOT, "infra/planner/replacement")).filter((file) =>
      file.endsWith(".json"),
    );
    expect(json.sort()).to.deep.equal(["create-only.json", "table.json"]);
    const reference = readFileSync(join(ROOT, "docs/reference/replacement.md"), "utf8");
    for (const type of allReplacementRows().keys()) expect(reference).to.include(`\`${type}\``);
  });
});

describe("CloudFormation names", () => {
  const vpc = "aws:ec2/vpc:Vpc";

  it("map apart from case and number, and by rename", () => {
    expect(pulumiPaths(typings, vpc, "EC2::VPC", "CidrBlock", {})).to.deep.equal(["cidrBlock"]);
    const name = pulumiPaths(typings, "aws:eks/cluster:Cluster", "EKS::Cluster", "Name", {});
    expect(name).to.deep.equal(["name"]);
    expect(pulumiPaths(typings, vpc, "EC2::VPC", "Other", { Other: null })).to.deep.equal([]);
  });

  it("are a gap when nothing fits, and an error when a rename does not", () => {
    expect(pulumiPaths(typings, vpc, "EC2::VPC", "Nothing", {})).to.equal(undefined);
    expect(() => pulumiPaths(typings, vpc, "EC2::VPC", "Nothing", { Nothing: "missing" })).to.throw(
      `${vpc} has no input missing`,
    );
  });
});

describe("gaps", () => {
  it("are the custom types without a row, once each and sorted", () => {
    expect(
      replacementGaps([
        "mongodbatlas:index/team:Team",
        "aws:ec2/vpc:Vpc",
        "aws:batch/jobQueue:JobQueue",
        "mongodbatlas:index/team:Team",
        "worldcell:network:Network",
        "pulumi:providers:aws",
        "pulumi:pulumi:Stack",
        "kubernetes:core/v1:Namespace",
      ]),
    ).to.deep.equal(["aws:batch/jobQueue:JobQueue", "mongodbatlas:index/team:Team"]);
  });

  it("leave no mapped type out", () => {
    expect(Object.keys(CFN_TYPES).filter((type) => !hasReplacementRow(type))).to.deep.equal([]);
    expect(hasReplacementRow("aws:batch/jobQueue:JobQueue")).to.equal(false);
  });
});
