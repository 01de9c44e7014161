import type { Synthesis } from "./subject";

export const ROUTE53: Readonly<Record<string, Synthesis>> = {
  "aws:route53/zone:Zone": (subject) => {
    const id = `Z${subject.hex(20).toUpperCase()}`;
    const servers = ["com", "net", "org", "co.uk"].map(
      (top, index) =>
        `ns-${String(index * 512 + parseInt(subject.hex(2), 16))}.awsdns-${subject.hex(2)}.${top}`,
    );
    return {
      id,
      outputs: {
        zoneId: id,
        arn: `arn:${subject.partition}:route53:::hostedzone/${id}`,
        nameServers: servers,
        primaryNameServer: servers[0] ?? "",
      },
    };
  },
  "aws:route53/record:Record": (subject) => {
    const set = subject.inputs.setIdentifier;
    const name = subject.text("name", subject.name);
    return {
      id: `${subject.text("zoneId", "")}_${name}_${subject.text("type", "")}${typeof set === "string" ? `_${set}` : ""}`,
      outputs: { fqdn: name },
    };
  },
  "aws:route53/healthCheck:HealthCheck": (subject) => {
    const id = subject.uuid();
    return { id, outputs: { arn: `arn:${subject.partition}:route53:::healthcheck/${id}` } };
  },
  "aws:route53/queryLog:QueryLog": (subject) => {
    const id = subject.uuid();
    return { id, outputs: { arn: `arn:${subject.partition}:route53:::queryloggingconfig/${id}` } };
  },
  "aws:route53/keySigningKey:KeySigningKey": (subject) => {
    const digest = subject.hex(64).toUpperCase();
    const keyTag = parseInt(subject.hex(4), 16);
    return {
      id: `${subject.text("hostedZoneId", "")},${subject.text("name", subject.name)}`,
      outputs: {
        keyTag,
        digestValue: digest,
        digestAlgorithmType: 2,
        signingAlgorithmType: 13,
        dsRecord: `${String(keyTag)} 13 2 ${digest}`,
      },
    };
  },
  "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec": (subject) => ({
    id: subject.text("hostedZoneId", subject.name),
  }),
};
