import { mapping, resourceRule } from "../../../../rule";
import { DOMAINS } from "../types";

const BLOCK = "domainEndpointOptions";

export const https = resourceRule({
  id: "aws-opensearch-domain-https",
  title: "A domain speaks HTTPS only",
  severity: "critical",
  frameworks: [mapping("checkov", "CKV_AWS_83"), mapping("trivy", "AVD-AWS-0046")],
  why: "Over HTTP the signatures of requests and all that they find can be read on the way.",
  fix: "Set domainEndpointOptions.enforceHttps: true.",
  types: DOMAINS,
  properties: [`${BLOCK}.enforceHttps`],
  check: (it) => {
    // The provider's default is true, but only once the block is there.
    const byDefault = it.has(BLOCK) && it.context.fleet === undefined;
    it.mustBeTrue(`${BLOCK}.enforceHttps`, { absent: byDefault ? "passes" : "fails" });
  },
});
