import type { Synthesis } from "./subject";
import { createHash } from "node:crypto";

/** ACM's validation record depends on the account and the name only: it is the same in every region. */
function validationOption(account: string, domain: string): Record<string, string> {
  const base = domain.replace(/^\*\./, "");
  const digest = (salt: string) =>
    createHash("sha256").update(`${salt}/${account}/${base}`).digest("hex").slice(0, 32);
  return {
    domainName: domain,
    resourceRecordName: `_${digest("name")}.${base}.`,
    resourceRecordType: "CNAME",
    resourceRecordValue: `_${digest("value")}.acm-validations.aws.`,
  };
}

export const ACM: Readonly<Record<string, Synthesis>> = {
  "aws:acm/certificate:Certificate": (subject) => {
    const id = subject.uuid();
    const arn = subject.arn("acm", `certificate/${id}`);
    const others = subject.inputs.subjectAlternativeNames;
    const names = [
      subject.text("domainName", ""),
      ...(Array.isArray(others)
        ? others.filter((name): name is string => typeof name === "string")
        : []),
    ];
    return {
      id: arn,
      outputs: {
        arn,
        status: "PENDING_VALIDATION",
        // Sorted backwards on purpose: the service gives no order, so nobody may rely on one.
        domainValidationOptions: [...new Set(names)]
          .sort()
          .reverse()
          .map((name) => validationOption(subject.account, name)),
      },
    };
  },
  "aws:acm/certificateValidation:CertificateValidation": (subject) => ({
    id: subject.text("certificateArn", subject.name),
  }),
};
