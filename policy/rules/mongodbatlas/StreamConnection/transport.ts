import { mapping, resourceRule } from "../../../rule";
import { atlasType } from "../types";

export const transport = resourceRule({
  id: "mongodbatlas-stream-connection-transport",
  title: "A stream's connection to Kafka is encrypted",
  severity: "high",
  frameworks: [mapping("worldcell", "MA-04")],
  why: "The broker's password and every changed document pass in clear text.",
  fix: "Set security.protocol: SASL_SSL.",
  types: [atlasType("StreamConnection")],
  properties: ["security.protocol"],
  check: (it) => {
    if (it.text("type") !== "Kafka") it.notApplicable("is no connection to Kafka");
    it.mustBeOneOf("security.protocol", ["SASL_SSL", "SSL"], {
      shown: ["SASL_PLAINTEXT", "PLAINTEXT"],
    });
  },
});
