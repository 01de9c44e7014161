import { expect } from "chai";
import { SchemaStep } from "../../../../components/database";
import { schemaPlan } from "../../../../infra/model/derive/schema";
import { expectConventions } from "../../../support/conventions";
import { FUNCTION_COMMON } from "../../../support/functions";
import { one, record } from "../../../support/record";

const ATLAS = {
  projectId: "0".repeat(24),
  clusterName: "skyforge-test",
  srv: "mongodb+srv://skyforge-test-pl-0.x.net",
};

const build = () =>
  record((opts) => new SchemaStep("s", { ...FUNCTION_COMMON, atlas: ATLAS }, opts));

describe("SchemaStep", () => {
  it("gives every resource a parent, a name, tags and a provider", async () => {
    const { resources } = await build();
    for (const root of ["s", "s-step"])
      expectConventions(
        { resources: resources.filter(({ parent = "" }) => parent.endsWith(`::${root}`)) },
        root,
      );
  });

  it("applies the plan of the data model whenever it or the code changes", async () => {
    const recorded = await build();
    const { inputs } = one(recorded, "aws:lambda/invocation:Invocation");
    expect(inputs.input).to.equal(JSON.stringify({ plan: schemaPlan() }));
    expect(inputs.triggers).to.deep.equal({ code: recorded.result.nodes.function.codeHash });
  });

  it("logs in as the user of its role, which is there before it runs", async () => {
    const recorded = await build();
    const user = one(recorded, "mongodbatlas:index/databaseUser:DatabaseUser");
    expect(user.inputs).to.deep.include({
      projectId: ATLAS.projectId,
      username: one(recorded, "aws:iam/role:Role").outputs.arn,
      awsIamType: "ROLE",
      roles: [{ roleName: "schema-admin", databaseName: "admin" }],
      scopes: [{ name: ATLAS.clusterName, type: "CLUSTER" }],
    });
    expect(one(recorded, "aws:lambda/invocation:Invocation").dependencies).to.include(user.urn);
    expect(one(recorded, "aws:lambda/function:Function").inputs).to.deep.include({
      timeout: 900,
      environment: {
        variables: {
          CELL: "eu-west-1",
          MONGODB_URI: `${ATLAS.srv}/?authMechanism=MONGODB-AWS&authSource=%24external`,
        },
      },
    });
  });
});
