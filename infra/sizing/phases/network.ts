import type { Phase } from "../../fleet/schema";

/** What one phase buys of the network. */
export interface NetworkSize {
  /** Zonal NAT gateways: one, or one per AZ. */
  readonly natGateways: "one" | "perAz";
  /** AZs in which interface endpoints stand: two keep an AZ loss harmless, one is the least. */
  readonly endpointAzs: 1 | 2 | 3;
  /** Interface endpoints of AWS services; the S3 gateway endpoint is free and always there. */
  readonly interfaceEndpoints: readonly string[];
}

const BASE_ENDPOINTS = ["ecr.api", "ecr.dkr", "kms", "logs", "secretsmanager", "sts"] as const;

/** The network by phase: endpoints grow in place, NAT gateways are added. */
export const NETWORK_SIZES: Readonly<Record<Phase, NetworkSize>> = {
  seed: { natGateways: "one", endpointAzs: 1, interfaceEndpoints: [] },
  launch: { natGateways: "perAz", endpointAzs: 2, interfaceEndpoints: BASE_ENDPOINTS },
  growth: {
    natGateways: "perAz",
    endpointAzs: 3,
    interfaceEndpoints: [...BASE_ENDPOINTS, "events", "monitoring", "sqs"],
  },
  scale: {
    natGateways: "perAz",
    endpointAzs: 3,
    interfaceEndpoints: [...BASE_ENDPOINTS, "events", "glue", "monitoring", "sqs", "ssm"],
  },
};
