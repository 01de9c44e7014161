import { mapping, resourceRule } from "../../../../rule";
import { ENDPOINT } from "../types";

const MODES = ["require", "verify-ca", "verify-full"] as const;

/** Engines whose endpoints have no SSL mode: AWS services, and those with settings of their own. */
const WITHOUT_MODE = [
  "dynamodb",
  "elasticsearch",
  "kafka",
  "kinesis",
  "neptune",
  "opensearch",
  "redis",
  "redshift",
  "redshift-serverless",
  "s3",
];

export const endpointTls = resourceRule({
  id: "aws-dms-endpoint-tls",
  title: "A replication speaks TLS with its databases",
  severity: "high",
  frameworks: [
    mapping("fsbp", "DMS.9"),
    mapping("fsbp", "DMS.12"),
    mapping("checkov", "CKV2_AWS_49"),
  ],
  why: "The whole history of the players crosses the network, and the password before it.",
  fix: "Set sslMode to verify-full or verify-ca with a certificate; for Redis sslSecurityProtocol: ssl-encryption.",
  types: [ENDPOINT],
  properties: ["sslMode", "redisSettings", "kafkaSettings"],
  check: (it) => {
    const engine = it.text("engineName") ?? "";
    if (engine === "redis") {
      it.mustBeOneOf("redisSettings.sslSecurityProtocol", ["ssl-encryption"], {
        absent: "passes",
        shown: ["plaintext"],
      });
    } else if (engine === "kafka") {
      it.mustBeOneOf("kafkaSettings.securityProtocol", [
        "ssl-encryption",
        "ssl-authentication",
        "sasl-ssl",
      ]);
    } else {
      if (WITHOUT_MODE.includes(engine))
        it.notApplicable("the engine's endpoints have no SSL mode");
      it.mustBeOneOf("sslMode", MODES, { shown: ["none"] });
    }
  },
});
