import { expect } from "chai";
import { diffPlans } from "../../../../../infra/planner/diff";
import { renderDiff, summaryLine } from "../../../../../infra/planner/diff/render";
import type { ResourceRecord, StackRecords } from "../../../../../infra/planner/diff/types";
import { engineUrn } from "../../../../../infra/planner/record/urn";

const urn = (type: string, name: string) => engineUrn("worldcell", "cell", undefined, type, name);
const resource = (
  type: string,
  name: string,
  inputs: ResourceRecord["inputs"] = {},
  more: Partial<ResourceRecord> = {},
): ResourceRecord => ({ urn: urn(type, name), type, custom: true, inputs, ...more });

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const ROLE = "aws:iam/role:Role";
const RECORD = "aws:route53/record:Record";
const PROJECT = "mongodbatlas:index/project:Project";

const subnet = resource(
  SUBNET,
  "subnet",
  { vpcId: "v" },
  { propertyDependencies: { vpcId: [urn(VPC, "vpc")] } },
);
const OLD: readonly StackRecords[] = [
  {
    stack: "cell",
    resources: [
      resource(VPC, "vpc", { cidrBlock: "a", tags: { t: "1" } }, { protect: true }),
      subnet,
      resource(ROLE, "role", { description: "a" }),
      resource(ROLE, "kept"),
      resource(RECORD, "gone", {}, { retainOnDelete: true }),
      resource(PROJECT, "project", { withDefaultAlertsSettings: true }),
    ],
  },
  { stack: "left", resources: [resource(VPC, "lost"), resource(ROLE, "role")] },
];
const NEW: readonly StackRecords[] = [
  {
    stack: "cell",
    resources: [
      resource(VPC, "vpc", { cidrBlock: "b", tags: { t: "2" } }),
      subnet,
      resource(ROLE, "named", { description: "b" }, { aliases: [urn(ROLE, "role")] }),
      resource(ROLE, "kept", {}, { protect: true }),
      resource(RECORD, "fresh"),
      resource(PROJECT, "project", { withDefaultAlertsSettings: false }),
    ],
  },
  { stack: "new", resources: [resource(VPC, "vpc")] },
];

describe("rendering a plan diff", () => {
  it("puts losses first and marks them", () => {
    expect(renderDiff(diffPlans(OLD, NEW))).to.deep.equal([
      "cell",
      "! +- replace aws:ec2/subnet:Subnet subnet",
      "      loses the addresses and everything attached to them",
      "      forced by vpcId",
      "      after aws:ec2/vpc:Vpc vpc",
      "! +- replace aws:ec2/vpc:Vpc vpc",
      "      loses the network and everything in it",
      "      protected: the engine will refuse",
      "      forced by cidrBlock",
      "      changes tags.t",
      "      options protect true -> false",
      "  - delete aws:route53/record:Record gone",
      "      the old one is kept in the cloud and forgotten",
      "  ~ change aws:iam/role:Role named",
      "      changes description",
      "      was aws:iam/role:Role role",
      "  ~ change mongodbatlas:index/project:Project project",
      "      refused withDefaultAlertsSettings",
      "      changes withDefaultAlertsSettings",
      "  + add aws:route53/record:Record fresh",
      "  = options aws:iam/role:Role kept",
      "      options protect false -> true",
      "",
      "left: stack removed, 2 resources deleted",
      "! - delete aws:ec2/vpc:Vpc lost",
      "      loses the network and everything in it",
      "",
      "new: new stack, 1 resource",
      "",
      "3 stacks: 2 to add, 2 to change, 2 to replace, 3 to delete, 1 with other options; 3 stateful resources replaced or deleted; 1 change that will be refused",
    ]);
  });

  it("says when there is nothing", () => {
    expect(summaryLine(diffPlans(OLD, OLD))).to.equal("No differences.");
  });

  it("colours through what it is given only", () => {
    const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const palette = {
      bold: tag("b"),
      dim: tag("dim"),
      green: tag("green"),
      red: tag("red"),
      yellow: tag("yellow"),
    };
    const lines = renderDiff(diffPlans(OLD, NEW), palette);
    expect(lines[0]).to.equal("<b>cell</b>");
    expect(lines[1]).to.match(/^<b><red>! .*<\/red><\/b>$/);
    const plain = lines.map((line) => line.replace(/<[^>]*>/g, ""));
    expect(plain).to.deep.equal(renderDiff(diffPlans(OLD, NEW)));
  });
});
