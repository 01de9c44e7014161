/** A fleet without errors: two zones over three regions each, two cells, no warning but evacuation across residencies. */
export const VALID_FLEET = `game: tiny
environment: fleet
domain: tiny.example
account: "123456789012"
owns: { account: true, regions: all }
control: eu-north-1
schemaCell: eu-west-1
witness: [eu-west-3, us-east-2]
phase: launch
network: { base: 10.16.0.0/12, reserved: [10.0.0.0/16] }
atlas: { organizationId: "0123456789abcdef01234567", version: "8.0", secret: atlas/tiny }
deployer: { cidrs: ["203.0.113.0/24"] }
images:
  service: tiny/service@sha256:${"0".repeat(64)}
  worker: tiny/worker@sha256:${"1".repeat(64)}
objectives: { transactions: { rpo: 0s, rto: 5m } }
limits: {}
zones:
  - zone: europe
    ordinal: 0
    residency: eu
    location: IE
    electable: [eu-west-1, eu-central-1, eu-west-3]
    readOnly: {}
    shards: 1
    recovery: eu-central-1
  - zone: america
    ordinal: 1
    residency: us
    location: US-VA
    electable: [us-east-1, us-east-2, us-west-2]
    shards: 2
    recovery: us-east-2
regions:
  - region: eu-west-1
    ordinal: 0
    residency: eu
    cell:
      zone: europe
      state: serving
      share: 255
      evacuateTo: us-east-1
      acrossResidency: accepted
  - { region: eu-central-1, ordinal: 1, residency: eu }
  - { region: eu-west-3, ordinal: 2, residency: eu }
  - region: us-east-1
    ordinal: 3
    residency: us
    cell: { zone: america, state: serving, share: 128 }
  - { region: us-east-2, ordinal: 4, residency: us }
  - { region: us-west-2, ordinal: 5, residency: us }
`;

/**
 * The text with `from` replaced at its first place.
 * @throws when `from` is not there, so that a test never passes on an edit that did nothing.
 */
export function edited(
  text: string,
  ...edits: readonly (readonly [from: string, to: string])[]
): string {
  return edits.reduce((current, [from, to]) => {
    if (!current.includes(from)) throw new Error(`nothing to edit: ${from}`);
    return current.replace(from, () => to);
  }, text);
}

/** Number of the first line that holds the text, counted from 1. */
export function lineWith(text: string, part: string): number {
  const index = text.split("\n").findIndex((line) => line.includes(part));
  if (index < 0) throw new Error(`no line holds: ${part}`);
  return index + 1;
}
