import type { Fleet } from "../fleet/fleet";
import { clusterRegions, witnessOf } from "../fleet/fleet";

/** Roles of stacks, in the order in which they are deployed. */
export const ROLES = ["foundation", "network", "database", "cell", "service", "global"] as const;
export type Role = (typeof ROLES)[number];

/** One stack of the fleet. */
export interface StackSpec {
  /** Stack name, `prod.eu-west-1`. */
  readonly stack: string;
  readonly role: Role;
  /** AWS region of the stack's provider. */
  readonly region: string;
  /** The fleet's region that the stack serves; absent for foundation, database and global. */
  readonly fleetRegion?: string;
  /** Names of the stacks whose contracts it reads, sorted. */
  readonly reads: readonly string[];
  /** Other regions that resources of this stack may stand in, by declared purpose. */
  readonly foreignRegions: readonly string[];
}

/** Stack name of a role, `prod.foundation`, `prod.eu-west-1.network`, `prod.eu-west-1`. */
export function stackName(environment: string, role: Role, region?: string): string {
  if (role === "foundation" || role === "database" || role === "global")
    return `${environment}.${role}`;
  if (region === undefined) throw new Error(`a ${role} stack needs a region`);
  return role === "cell" ? `${environment}.${region}` : `${environment}.${region}.${role}`;
}

/** Route 53 reads DNSSEC keys and query-log groups in us-east-1 only. */
export const ROUTE53_REGION = "us-east-1";

/** Regions whose cell stack exists: every cell that is past `planned`. */
export function cellRegions(fleet: Pick<Fleet, "regions">): string[] {
  return fleet.regions
    .filter((row) => row.cell !== undefined && row.cell.state !== "planned")
    .map((row) => row.region);
}

/** Cells that the global layer knows: those with a share that are provisioned, serving or draining. */
export function routedRegions(fleet: Pick<Fleet, "regions">): string[] {
  return fleet.regions
    .filter(
      ({ cell }) =>
        cell?.share !== undefined && ["provisioned", "serving", "draining"].includes(cell.state),
    )
    .map((row) => row.region);
}

/** Every stack of the fleet, in an order in which each comes after those it reads. */
export function fleetStacks(fleet: Fleet): StackSpec[] {
  const env = fleet.environment;
  const name = (role: Role, region?: string) => stackName(env, role, region);
  const control = { region: fleet.control } as const;
  const cells = cellRegions(fleet);
  const routed = routedRegions(fleet);
  const stacks: StackSpec[] = [
    {
      stack: name("foundation"),
      role: "foundation",
      ...control,
      reads: [],
      foreignRegions: [ROUTE53_REGION],
    },
    ...fleet.regions.map((row) => ({
      stack: name("network", row.region),
      role: "network" as const,
      region: row.region,
      fleetRegion: row.region,
      reads: [name("foundation")],
      foreignRegions: [],
    })),
    {
      stack: name("database"),
      role: "database",
      ...control,
      reads: [
        name("foundation"),
        ...clusterRegions(fleet).map((region) => name("network", region)),
      ],
      foreignRegions: [],
    },
    ...cells.map((region) => {
      const zone = fleet.zones.find(
        (row) => row.zone === fleet.regions.find((r) => r.region === region)?.cell?.zone,
      );
      const vault = zone?.recovery === undefined ? [] : [name("network", zone.recovery)];
      return {
        stack: name("cell", region),
        role: "cell" as const,
        region,
        fleetRegion: region,
        reads: [
          ...new Set([name("foundation"), name("network", region), name("database"), ...vault]),
        ],
        foreignRegions: [],
      };
    }),
    {
      stack: name("global"),
      role: "global",
      ...control,
      reads: [
        name("foundation"),
        name("database"),
        ...routed.map((region) => name("cell", region)),
      ],
      foreignRegions: [...new Set(routed.map((region) => witnessOf(fleet, region)))].sort(),
    },
  ];
  return stacks.map((stack) => ({ ...stack, reads: [...stack.reads].sort() }));
}

/** Regions that inputs of a stack may name: its own, foreign ones of its role, and a cell's recovery region. */
export function nameableRegions(fleet: Fleet, spec: StackSpec): ReadonlySet<string> {
  const zone = fleet.regions.find((row) => row.region === spec.fleetRegion)?.cell?.zone;
  const recovery = fleet.zones.find((row) => row.zone === zone)?.recovery;
  return new Set([
    spec.region,
    ...spec.foreignRegions,
    ...(spec.role === "cell" && recovery !== undefined ? [recovery] : []),
  ]);
}
