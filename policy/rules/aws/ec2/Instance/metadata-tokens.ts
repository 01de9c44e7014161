import { mapping, stackRule } from "../../../../rule";
import { MACHINES } from "./types";

const DEFAULTS = "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults";

export const metadataTokens = stackRule({
  id: "aws-ec2-instance-metadata-tokens",
  title: "Machines give out their credentials to holders of a token only (IMDSv2)",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "EC2.8"),
    mapping("checkov", "CKV_AWS_79"),
    mapping("trivy", "AVD-AWS-0028"),
    mapping("trivy", "AVD-AWS-0130"),
  ],
  why: "One request that an application is tricked into reads the machine's role.",
  fix: "Set metadataOptions.httpTokens to required.",
  types: [...MACHINES, DEFAULTS],
  properties: ["metadataOptions.httpTokens", "httpTokens"],
  check: (it) => {
    if (it.type === DEFAULTS) {
      it.mustBeOneOf("httpTokens", ["required"], { shown: ["optional", "no-preference"] });
      return;
    }
    if (it.text("metadataOptions.httpEndpoint") === "disabled")
      it.notApplicable("has no metadata service");
    const byDefault = it
      .ofType(DEFAULTS)
      .some((defaults) => defaults.text("httpTokens") === "required");
    it.mustBeOneOf("metadataOptions.httpTokens", ["required"], {
      absent: byDefault || it.has("launchTemplate") ? "passes" : "fails",
      shown: ["optional"],
    });
  },
});
