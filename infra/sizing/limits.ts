/** One limit of a provider. */
export interface Limit {
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  /** Date the value was read. */
  readonly read: string;
}

/**
 * Provider limits that the fleet is checked against. A fleet raises one with
 * `limits: { atlasShards: 70 }` after support raised it.
 * Each row names its page of the Atlas documentation.
 */
export const LIMITS = {
  atlasZones: {
    value: 9,
    unit: "zones of a global cluster",
    source: "Atlas docs, Global Clusters",
    read: "2026-08-01",
  },
  atlasShards: {
    value: 30,
    unit: "shards of a multi-region cluster",
    source: "Atlas docs, Atlas Limits",
    read: "2026-08-01",
  },
  atlasNodesOutsideFirstRegion: {
    value: 100,
    unit: "nodes of a multi-region cluster outside its first region",
    source: "Atlas docs, Atlas Limits",
    read: "2026-08-01",
  },
  atlasNamespaces: {
    value: 40,
    unit: "managed namespaces of a project",
    source: "Atlas docs, Atlas Limits",
    read: "2026-08-01",
  },
  atlasDatabaseUsers: {
    value: 100,
    unit: "database users of a project",
    source: "Atlas docs, Atlas Limits",
    read: "2026-08-01",
  },
  atlasCustomRoles: {
    value: 100,
    unit: "custom roles of a project",
    source: "Atlas docs, Atlas Limits",
    read: "2026-08-01",
  },
  atlasPrivateEndpointTargets: {
    value: 50,
    unit: "addressable targets per region and project",
    source: "Atlas docs, Private Endpoints",
    read: "2026-08-01",
  },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** The limit in force: the fleet's override, else the table's. */
export function limitOf(overrides: Readonly<Record<string, number>>, name: LimitName): number {
  return overrides[name] ?? LIMITS[name].value;
}
