import { mapping, resourceRule } from "../../../../rule";
import { CONNECTION } from "../types";

export const connectionTls = resourceRule({
  id: "aws-glue-connection-tls",
  title: "A connection speaks TLS and checks who answers",
  severity: "high",
  frameworks: [mapping("worldcell", "encryption-in-transit")],
  why: "A job that is answered by somebody else hands over the password and every row.",
  fix: "Set JDBC_ENFORCE_SSL to true; leave Kafka's TLS on, and certificates checked.",
  types: [CONNECTION],
  properties: ["connectionProperties"],
  check: (it) => {
    const type = it.text("connectionType") ?? "JDBC";
    const properties =
      it.at("connectionProperties") ?? it.notApplicable("has no properties to connect with");
    if (type === "JDBC" && properties.has("JDBC_CONNECTION_URL")) {
      properties.mustBeTrue("JDBC_ENFORCE_SSL");
      properties.mustBeFalse("SKIP_CUSTOM_JDBC_CERT_VALIDATION");
    } else if (type === "KAFKA") {
      properties.mustBeTrue("KAFKA_SSL_ENABLED", { absent: "passes" });
      properties.mustBeFalse("KAFKA_SKIP_CUSTOM_CERT_VALIDATION");
    } else if (type === "MONGODB") {
      const url = properties.text("CONNECTION_URL") ?? "";
      if (/[?&](ssl|tls)=false/i.test(url))
        properties.fail("CONNECTION_URL", "switches TLS off; it must not");
    } else {
      it.notApplicable("its type has no such setting");
    }
  },
});
