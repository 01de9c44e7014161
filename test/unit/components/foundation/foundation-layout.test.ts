import { expect } from "chai";
import fc from "fast-check";
import { certificateNames } from "../../../../components/foundation";
import {
  BUILD_TAG_PREFIX,
  caaRecords,
  dnssecKeyPolicy,
  imageLifecycle,
  queryLogPolicy,
  RELEASE_TAG_PREFIX,
  replicaRegions,
  signingKeyName,
  validationOption,
} from "../../../../components/foundation/foundation-layout";
import { policyJson } from "../../../../components/keys";
import { TEST_ACCOUNT } from "../../../support/record";
import { expectGuarded, statements } from "../../../support/conventions";

const SCOPE = { account: TEST_ACCOUNT, region: "us-east-1" };

describe("foundation layout", () => {
  it("names the certificate for the game's name and every cell's", () => {
    expect(certificateNames("play.skyforge.example")).to.deep.equal({
      api: "api.play.skyforge.example",
      cell: "*.cell.play.skyforge.example",
    });
  });

  it("finds a validation record by its name, in whatever order ACM lists them", () => {
    const options = ["api.d.example", "*.cell.d.example", "other.d.example"].map((domainName) => ({
      domainName,
    }));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(options, { minLength: 3 }),
        fc.constantFrom(...options),
        (shuffled, wanted) => {
          expect(validationOption(shuffled, wanted.domainName)).to.equal(wanted);
        },
      ),
    );
    expect(() => validationOption(options, "api.e.example")).to.throw(
      /no validation record for api\.e\.example, only for \[api\.d\.example/,
    );
  });

  it("lets only Amazon issue certificates, wildcards too", () => {
    expect(caaRecords(undefined)).to.deep.equal([
      '0 issue "amazon.com"',
      '0 issuewild "amazon.com"',
    ]);
    expect(caaRecords("ops@skyforge.example")).to.include('0 iodef "mailto:ops@skyforge.example"');
  });

  it("lets Route 53 write one log group and sign, for this account's zones", () => {
    const log = statements(policyJson(queryLogPolicy(SCOPE, "/aws/route53/d.example")));
    expectGuarded(log);
    expect(log[0]?.Resource).to.equal(
      `arn:aws:logs:us-east-1:${TEST_ACCOUNT}:log-group:/aws/route53/d.example:*`,
    );
    const signing = statements(policyJson(dnssecKeyPolicy(SCOPE)));
    expectGuarded(signing);
    for (const statement of [...log, ...signing.slice(1)]) {
      expect(statement.Condition).to.deep.include({
        StringEquals: { "aws:SourceAccount": TEST_ACCOUNT },
        ArnLike: { "aws:SourceArn": "arn:aws:route53:::hostedzone/*" },
      });
    }
    expect(
      signing.find(({ Action }) => Action === "kms:CreateGrant")?.Condition?.Bool,
    ).to.deep.equal({
      "kms:GrantIsForAWSResource": "true",
    });
  });

  it("gives key-signing keys names of letters, digits and underscores", () => {
    expect(signingKeyName("skyforge", "prod")).to.match(/^[A-Za-z0-9_]{3,128}$/);
  });

  it("never expires a released image", () => {
    const { rules } = JSON.parse(imageLifecycle()) as {
      rules: { rulePriority: number; selection: { tagStatus: string; tagPrefixList?: string[] } }[];
    };
    expect(rules).to.have.length(2);
    for (const { selection } of rules) {
      expect(["tagged", "untagged"]).to.include(selection.tagStatus);
      if (selection.tagStatus === "tagged")
        expect(selection.tagPrefixList).to.deep.equal([BUILD_TAG_PREFIX]);
    }
    expect(RELEASE_TAG_PREFIX.startsWith(BUILD_TAG_PREFIX)).to.equal(false);
    expect(new Set(rules.map(({ rulePriority }) => rulePriority)).size).to.equal(rules.length);
  });

  it("copies images to the cells' regions once each, not to its own, in any order of rows", () => {
    const regions = ["us-east-1", "eu-west-1", "eu-central-1", "us-east-1"];
    expect(replicaRegions("eu-central-1", regions)).to.deep.equal(["eu-west-1", "us-east-1"]);
    fc.assert(
      fc.property(fc.shuffledSubarray(regions, { minLength: 4 }), (shuffled) => {
        expect(replicaRegions("eu-central-1", shuffled)).to.deep.equal(["eu-west-1", "us-east-1"]);
      }),
    );
  });
});
