import * as acm from "@pulumi/aws/acm";
import * as route53 from "@pulumi/aws/route53";
import { namedTags } from "../../infra/tags";
import type { FoundationContext } from "./dns";
import type { CertificateNames } from "./foundation-layout";
import { certificateNames, validationOption } from "./foundation-layout";

/** Seconds that a validation record is cached; ACM looks again at each renewal. */
const VALIDATION_TTL = 300;

export interface CertificateRequest {
  readonly certificate: acm.Certificate;
  /** Validation records by what they are for. */
  readonly records: Readonly<Record<keyof CertificateNames, route53.Record>>;
}

/**
 * A certificate request whose one purpose is its validation records: ACM gives a name the same record in
 * every region of an account, so they have one owner, and each cell asks for its own certificate and
 * finds the records there. Nothing waits for validation here: that needs the delegation of the zone.
 */
export function makeCertificate(
  context: FoundationContext,
  zone: route53.Zone,
): CertificateRequest {
  const { name, args, parent, protect } = context;
  const names = certificateNames(args.domain);
  const certificate = new acm.Certificate(
    `${name}-certificate`,
    {
      tags: namedTags(args.tags, `${name}-certificate`),
      ...args.overrides?.certificate,
      domainName: names.api,
      subjectAlternativeNames: [names.cell],
      validationMethod: "DNS",
    },
    { parent },
  );
  const record = (use: keyof CertificateNames): route53.Record => {
    const option = certificate.domainValidationOptions.apply((options) =>
      validationOption(options, names[use]),
    );
    return new route53.Record(
      `${name}-validation-${use}`,
      {
        zoneId: zone.zoneId,
        name: option.resourceRecordName,
        type: option.resourceRecordType,
        records: [option.resourceRecordValue],
        ttl: VALIDATION_TTL,
      },
      // Every cell's certificate renews by them.
      { parent, protect },
    );
  };
  return { certificate, records: { api: record("api"), cell: record("cell") } };
}
