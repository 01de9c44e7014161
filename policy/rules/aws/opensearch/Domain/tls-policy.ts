import { mapping, resourceRule } from "../../../../rule";
import { DOMAINS } from "../types";

/** TLS 1.2 and later, with forward secrecy; the last is for endpoints that follow FIPS. */
const FORWARD_SECRECY = [
  "Policy-Min-TLS-1-2-PFS-2023-10",
  "Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08",
] as const;
const WITHOUT = "Policy-Min-TLS-1-2-2019-07";
const OLD = "Policy-Min-TLS-1-0-2019-07";

export const tlsPolicy = resourceRule({
  id: "aws-opensearch-domain-tls-policy",
  title: "A domain takes TLS 1.2 and later only",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "Opensearch.8"),
    mapping("checkov", "CKV_AWS_228"),
    mapping("trivy", "AVD-AWS-0126"),
  ],
  why: "TLS 1.0 has known breaks; without forward secrecy a stolen key opens what was recorded before.",
  fix: "Set domainEndpointOptions.tlsSecurityPolicy: Policy-Min-TLS-1-2-PFS-2023-10.",
  types: DOMAINS,
  properties: ["domainEndpointOptions.tlsSecurityPolicy"],
  check: (it) => {
    const inFleet = it.context.fleet !== undefined;
    it.mustBeOneOf(
      "domainEndpointOptions.tlsSecurityPolicy",
      inFleet ? FORWARD_SECRECY : [...FORWARD_SECRECY, WITHOUT],
      { shown: [WITHOUT, OLD] },
    );
  },
});
