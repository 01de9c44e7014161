import { mapping, stackRule } from "../../../../rule";

export const certificateValidated = stackRule({
  id: "aws-acm-certificate-validated",
  title: "A certificate can be validated, and renewed",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "entry")],
  why: "ACM looks for the validation records at each renewal: without them the entry's certificate runs out.",
  fix: "Add a CertificateValidation, or make a Record for each of the certificate's names.",
  types: ["aws:acm/certificate:Certificate"],
  properties: [],
  check: (it) => {
    if (it.text("validationMethod") !== "DNS") it.notApplicable("is not validated by DNS");
    const validations = it.namedBy(
      ["aws:acm/certificateValidation:CertificateValidation"],
      "certificateArn",
    );
    if (validations.length > 0) return;
    const records = it.ofType("aws:route53/record:Record").filter((record) => record.dependsOn(it));
    const names = 1 + it.count("subjectAlternativeNames");
    if (records.length < names)
      it.fail(
        "",
        `has ${String(names)} names, no CertificateValidation with its certificateArn, and ${String(records.length)} validation records`,
      );
  },
});
