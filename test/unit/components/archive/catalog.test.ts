import { expect } from "chai";
import type { Archive } from "../../../../components/archive";
import { input } from "../../../support/conventions";
import { all, one, TEST_ACCOUNT, type Recorded } from "../../../support/record";
import { ARCHIVE_SIZES } from "../../../../infra/sizing/phases/archive";
import { DATA_KEY, GLUE, LOGS_KEY, physical, plan, QUERY, WORKGROUP } from "./support";

describe("Archive: catalogue, connections and analysis", () => {
  let recorded: Recorded<Archive>;

  before(async () => {
    recorded = await plan();
  });
  describe("catalogue", () => {
    it("has a table for each of the data model's, in the store's bucket", () => {
      const tables = all(recorded, GLUE.table);
      expect(tables).to.have.length(18);
      for (const { inputs } of tables) {
        expect(inputs.databaseName).to.equal("skyforge_test");
        expect(inputs.tableType).to.equal("EXTERNAL_TABLE");
      }
      const events = one(recorded, GLUE.table, "lake-catalog-archive_events");
      expect(input(events, "storageDescriptor")).to.deep.include({
        location: `s3://${physical("archive")}/parquet/events/`,
        compressed: false,
      });
      expect(input(events, "partitionKeys")).to.deep.equal([
        { name: "zone", type: "string", comment: "Zone of the documents." },
        { name: "dt", type: "string", comment: "Day, UTC, for example 2025-03-01." },
      ]);
      expect(input(events, "parameters")).to.deep.include({
        "storage.location.template": `s3://${physical("archive")}/parquet/events/zone=\${zone}/dt=\${dt}/`,
        "projection.zone.values": "europe",
      });
    });

    it("reads CSV and Parquet with the classes that Athena has for them", () => {
      const reader = (name: string) => {
        const storage = input(one(recorded, GLUE.table, name), "storageDescriptor");
        return (storage as { serDeInfo: { serializationLibrary: string } }).serDeInfo
          .serializationLibrary;
      };
      expect(reader("lake-catalog-raw_players")).to.equal(
        "org.apache.hadoop.hive.serde2.OpenCSVSerde",
      );
      expect(reader("lake-catalog-curated_players")).to.equal(
        "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
      );
    });

    it("attaches rules to their tables", () => {
      const rules = all(recorded, GLUE.rules);
      expect(rules).to.have.length(9);
      expect(
        input(one(recorded, GLUE.rules, "lake-catalog-archive_events-rules"), "targetTable"),
      ).to.deep.equal({ databaseName: "skyforge_test", tableName: "archive_events" });
      for (const rule of rules) expect(input(rule, "ruleset")).to.match(/^Rules = \[\n/);
    });

    it("has jobs encrypt files and bookmarks with the data key and logs with the logs key", () => {
      const { inputs } = one(recorded, GLUE.security);
      expect(inputs.name).to.equal(undefined);
      expect(inputs.encryptionConfiguration).to.deep.equal({
        s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: DATA_KEY },
        cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: LOGS_KEY },
        jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: DATA_KEY },
      });
    });
  });

  describe("connections", () => {
    it("stand in the first two AZs, with the group of the jobs", () => {
      const group = one(recorded, "aws:ec2/securityGroup:SecurityGroup");
      expect(
        all(recorded, GLUE.connection).map((connection) => [
          connection.inputs.connectionType,
          input(connection, "physicalConnectionRequirements"),
        ]),
      ).to.deep.equal(
        [
          ["subnet-a", "eu-west-1a"],
          ["subnet-b", "eu-west-1b"],
        ].map(([subnetId, availabilityZone]) => [
          "NETWORK",
          { subnetId, availabilityZone, securityGroupIdLists: [group.id] },
        ]),
      );
    });

    it("let workers reach each other, Atlas and AWS, and nobody else in", () => {
      const group = one(recorded, "aws:ec2/securityGroup:SecurityGroup").id;
      const rules = (way: string) =>
        all(recorded, `aws:vpc/securityGroup${way}Rule:SecurityGroup${way}Rule`).map(
          ({ inputs }) => [
            inputs.ipProtocol,
            inputs.fromPort,
            inputs.toPort,
            inputs.referencedSecurityGroupId ?? inputs.cidrIpv4,
          ],
        );
      expect(rules("Ingress")).to.deep.equal([["tcp", 0, 65_535, group]]);
      expect(rules("Egress")).to.have.deep.members([
        ["tcp", 0, 65_535, group],
        ["tcp", 1024, 65_535, "10.16.0.0/16"],
        ["tcp", 443, 443, "0.0.0.0/0"],
      ]);
    });
  });

  describe("analysis", () => {
    it("enforces limit, engine and encrypted results of its own bucket", () => {
      const { inputs } = one(recorded, WORKGROUP);
      expect(inputs).to.include({ state: "ENABLED", forceDestroy: false });
      expect(inputs.configuration).to.deep.equal({
        enforceWorkgroupConfiguration: true,
        publishCloudwatchMetricsEnabled: true,
        requesterPaysEnabled: false,
        bytesScannedCutoffPerQuery: ARCHIVE_SIZES.launch.scanLimitBytes,
        engineVersion: { selectedEngineVersion: "Athena engine version 3" },
        resultConfiguration: {
          outputLocation: `s3://${physical("results")}/athena/`,
          expectedBucketOwner: TEST_ACCOUNT,
          encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: DATA_KEY },
        },
      });
    });

    it("offers its queries in the workgroup, on the catalogue's database", () => {
      const queries = all(recorded, QUERY);
      expect(queries).to.have.length(13);
      const workgroup = one(recorded, WORKGROUP).outputs.name;
      for (const { inputs } of queries)
        expect(inputs).to.deep.include({ database: "skyforge_test", workgroup });
      expect(queries.map(({ inputs }) => inputs.name)).to.include("events: one player");
    });
  });
});
