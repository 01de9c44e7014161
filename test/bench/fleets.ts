import { AWS_REGIONS } from "../../infra/regions/aws";
import { isAtlasRegion } from "../../infra/regions/atlas";

/** Regions with three AZs that Atlas serves: enough for the largest benchmark. */
const REGIONS = Object.values(AWS_REGIONS)
  .filter(({ region }) => isAtlasRegion(region))
  .map(({ region }) => region);

/**
 * A fleet of `cells` serving cells: three zones of one region each hold the electable nodes of a
 * third of the regions, every other cell reads two read-only nodes.
 */
export function benchFleet(cells: number): string {
  const regions = REGIONS.slice(0, cells);
  if (regions.length < cells) throw new Error(`only ${String(REGIONS.length)} regions are known`);
  const zones = Math.min(3, cells);
  const zoneOf = (index: number) => index % zones;
  const residency = (zone: number) => `r${String(zone)}`;
  const lines = [
    "game: skyforge",
    "environment: bench",
    "domain: bench.example",
    'account: "111122223333"',
    `control: ${regions[0] === "us-east-1" ? (REGIONS[1] ?? "") : (regions[0] ?? "")}`,
    `schemaCell: ${regions[0] ?? ""}`,
    `witness: [${REGIONS.slice(0, 2).join(", ")}]`,
    "phase: launch",
    "network: { base: 10.0.0.0/8 }",
    'atlas: { organizationId: "0123456789abcdef01234567", version: "8.0", secret: atlas/bench }',
    "deployer: { inVpc: true }",
    "zones:",
  ];
  const locations = ["IE", "US-VA", "JP"];
  for (let zone = 0; zone < zones; zone++) {
    const members = regions.filter((_, index) => zoneOf(index) === zone);
    const readers = members.slice(1).map((region) => `${region}: 2`);
    lines.push(
      `  - { zone: z${String(zone)}, ordinal: ${String(zone)}, residency: ${residency(zone)}, location: ${locations[zone] ?? ""}, electable: [${members[0] ?? ""}], readOnly: { ${readers.join(", ")} }, shards: 1 }`,
    );
  }
  lines.push("regions:");
  regions.forEach((region, index) => {
    const other = regions[(index + zones) % cells] ?? region;
    const spill =
      other === region || zoneOf(regions.indexOf(other)) !== zoneOf(index)
        ? ""
        : `, evacuateTo: ${other}`;
    lines.push(
      `  - { region: ${region}, ordinal: ${String(index)}, residency: ${residency(zoneOf(index))}, cell: { zone: z${String(zoneOf(index))}, state: serving, share: 255${spill}, players: { daily: 1000, peak: 200 } } }`,
    );
  });
  return `${lines.join("\n")}\n`;
}
