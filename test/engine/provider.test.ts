import { expect } from "chai";
import { synthesiser } from "../../infra/planner/outputs/synthesise";
import { UNKNOWN } from "../../infra/planner/record/wire";
import { TEST_ACCOUNT } from "../support/record";
import { refusals } from "./provider/judge";
import { made, previewed } from "./provider/values";

const KEY = "urn:pulumi:t::worldcell::aws:kms/key:Key::key";

describe("the simulated provider", () => {
  it("takes what the installed declarations have", () => {
    expect(
      refusals("aws:kms/key:Key", { enableKeyRotation: true, tags: { any: "key" } }),
    ).to.deep.equal([]);
    const rule = { id: "r", status: "Enabled", expiration: { days: 1 } };
    expect(
      refusals("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", {
        bucket: "b",
        rules: [rule],
      }),
    ).to.deep.equal([]);
  });

  it("refuses a misspelt property, at any depth", () => {
    expect(refusals("aws:kms/key:Key", { enableKeyRotations: true })[0]?.property).to.equal(
      "enableKeyRotations",
    );
    const rule = { id: "r", status: "Enabled", expiration: { day: 1 } };
    expect(
      refusals("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", {
        bucket: "b",
        rules: [rule],
      })[0]?.property,
    ).to.equal("rules.expiration.day");
  });

  it("refuses a missing required property and a type that does not exist", () => {
    expect(refusals("aws:s3/bucketPolicy:BucketPolicy", { bucket: "b" })[0]?.reason).to.contain(
      "policy",
    );
    expect(refusals("aws:kms/lock:Lock", {})[0]?.reason).to.contain("no type");
  });

  it("makes other ids than the planner, and leaves computed values unknown at preview", () => {
    const planner = synthesiser({ account: TEST_ACCOUNT, partitionOf: () => "aws" });
    const planned = planner({
      urn: KEY,
      type: "aws:kms/key:Key",
      name: "key",
      inputs: {},
      provider: undefined,
    });
    expect(made(KEY, {}, "p").id).not.to.equal(planned.id);
    expect(made(KEY, {}, "p").properties.arn).not.to.equal(planned.outputs.arn);
    expect(previewed(KEY, { description: "d" }, "p")).to.include({
      description: "d",
      arn: UNKNOWN,
    });
  });
});
