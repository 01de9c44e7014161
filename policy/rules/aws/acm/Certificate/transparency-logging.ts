import { mapping, resourceRule } from "../../../../rule";

export const certificateTransparency = resourceRule({
  id: "aws-acm-certificate-transparency-logging",
  title: "A certificate is in the transparency logs",
  severity: "medium",
  elsewhere: "low",
  frameworks: [
    mapping("checkov", "CKV_AWS_234"),
    mapping("prowler", "acm_certificates_transparency_logs_enabled"),
  ],
  why: "Browsers refuse a certificate that is not, and nobody can tell a forged one from it.",
  fix: "Leave options.certificateTransparencyLoggingPreference out, or set ENABLED.",
  types: ["aws:acm/certificate:Certificate"],
  properties: ["options.certificateTransparencyLoggingPreference"],
  check: (it) => {
    it.mustBeOneOf("options.certificateTransparencyLoggingPreference", ["ENABLED"], {
      absent: "passes",
      shown: ["DISABLED"],
    });
  },
});
