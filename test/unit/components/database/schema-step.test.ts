import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { makeSchemaLog, SchemaStep } from "../../../../components/database";
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
  record((opts) => {
    const holder = new Holder("s-holder", opts);
    const logGroup = makeSchemaLog("s", FUNCTION_COMMON, holder);
    return new SchemaStep("s", { ...FUNCTION_COMMON, atlas: ATLAS, logGroup }, opts);
  });

/** In the place of a cell, which has the log whether it is the schema cell or not. */
class Holder extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("worldcell:test:Holder", name, {}, opts);
  }
}

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
    const { codeHash: code } = recorded.result.nodes.function;
    expect(inputs).to.deep.include({
      input: JSON.stringify({ plan: schemaPlan(), code }),
      lifecycleScope: "CRUD",
    });
  });

  it("writes to the log that the cell has in any case", async () => {
    const recorded = await build();
    const log = one(recorded, "aws:cloudwatch/logGroup:LogGroup");
    expect(log.parent).to.match(/::s-holder$/);
    expect(log.protect).to.equal(true);
    expect(one(recorded, "aws:lambda/function:Function").inputs.loggingConfig).to.deep.equal({
      logFormat: "JSON",
      logGroup: "/worldcell/functions/skyforge-test-s-step",
    });
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
