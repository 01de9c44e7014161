import { mapping, resourceRule } from "../../../../rule";

export const certificateDnsValidation = resourceRule({
  id: "aws-acm-certificate-dns-validation",
  title: "A certificate is validated by DNS",
  severity: "medium",
  frameworks: [mapping("worldcell", "entry")],
  why: "Validated by mail, it runs out when nobody answers the mail that comes once a year.",
  fix: "Set validationMethod to DNS and make the validation records. That replaces the certificate.",
  types: ["aws:acm/certificate:Certificate"],
  properties: ["validationMethod"],
  check: (it) => {
    if (it.has("certificateBody") || it.has("privateKey") || it.has("privateKeyWo"))
      it.notApplicable("is imported");
    if (it.has("certificateAuthorityArn")) it.notApplicable("is of a private authority");
    it.mustBeOneOf("validationMethod", ["DNS", "HTTP"], { shown: ["EMAIL", "NONE"] });
  },
});
