import { expect } from "chai";
import fc from "fast-check";
import { physicalName, type PhysicalKind } from "../../../infra/naming";

const LIMITS: Readonly<Record<PhysicalKind, number>> = {
  bucket: 63,
  cluster: 40,
  domain: 28,
  pipeline: 28,
  replicationGroup: 40,
  atlasCluster: 23,
  atlasProject: 64,
  repository: 256,
  logGroup: 512,
};
const part = fc.stringMatching(/^[a-z][a-z0-9]{0,15}$/);

describe("a physical name", () => {
  it("is the parts joined, while they fit", () => {
    expect(physicalName("bucket", "skyforge", "prod", "vault", "eu-west-1")).to.equal(
      "skyforge-prod-vault-eu-west-1",
    );
  });

  it("never exceeds its kind's limit and always has its kind's characters", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(LIMITS) as PhysicalKind[])),
        fc.array(part, { minLength: 2, maxLength: 12 }),
        (kind, parts) => {
          const name = physicalName(kind, ...parts);
          expect(name.length).to.be.at.most(LIMITS[kind]);
          expect(name).to.match(/^[a-z0-9][a-z0-9-]*[a-z0-9]$/);
          expect(name).not.to.contain("--");
        },
      ),
    );
  });

  it("differs for two long names that begin alike", () => {
    const long = "a".repeat(30);
    expect(physicalName("domain", long, "x")).not.to.equal(physicalName("domain", long, "y"));
  });

  it("is refused with a character that the kind does not allow", () => {
    expect(() => physicalName("bucket", "Sky")).to.throw(/bucket name "Sky" does not match/);
    expect(() => physicalName("domain", "9lives")).to.throw(/domain/);
  });
});
