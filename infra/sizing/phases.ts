import type { Phase } from "../fleet/schema";

/** What one phase buys of the network. */
export interface NetworkSize {
  /** Zonal NAT gateways: one, or one per AZ. */
  readonly natGateways: "one" | "perAz";
  /** AZs in which interface endpoints stand: two keep an AZ loss harmless, one is the least. */
  readonly endpointAzs: 1 | 2 | 3;
  /** Interface endpoints of AWS services; the S3 gateway endpoint is free and always there. */
  readonly interfaceEndpoints: readonly string[];
}

/** What one phase buys of the Atlas cluster, per shard; the same for all zones. */
export interface DatabaseSize {
  readonly instanceSize: string;
  readonly minInstanceSize: string;
  readonly maxInstanceSize: string;
}

export interface PhaseSize {
  readonly network: NetworkSize;
  readonly database: DatabaseSize;
}

const BASE_ENDPOINTS = ["ecr.api", "ecr.dkr", "kms", "logs", "secretsmanager", "sts"] as const;

/**
 * Phases as data. Each step only adds: endpoints grow in place, NAT gateways are added,
 * instance sizes rise inside the bounds, and the bounds overlap so that a step never
 * puts the live size outside them (Atlas documentation).
 */
export const PHASE_SIZES: Readonly<Record<Phase, PhaseSize>> = {
  seed: {
    network: { natGateways: "one", endpointAzs: 1, interfaceEndpoints: [] },
    database: { instanceSize: "M30", minInstanceSize: "M30", maxInstanceSize: "M40" },
  },
  launch: {
    network: { natGateways: "perAz", endpointAzs: 2, interfaceEndpoints: BASE_ENDPOINTS },
    database: { instanceSize: "M40", minInstanceSize: "M40", maxInstanceSize: "M60" },
  },
  growth: {
    network: {
      natGateways: "perAz",
      endpointAzs: 3,
      interfaceEndpoints: [...BASE_ENDPOINTS, "events", "monitoring", "sqs"],
    },
    database: { instanceSize: "M50", minInstanceSize: "M50", maxInstanceSize: "M80" },
  },
  scale: {
    network: {
      natGateways: "perAz",
      endpointAzs: 3,
      interfaceEndpoints: [...BASE_ENDPOINTS, "events", "glue", "monitoring", "sqs", "ssm"],
    },
    database: { instanceSize: "M60", minInstanceSize: "M60", maxInstanceSize: "M200" },
  },
};
