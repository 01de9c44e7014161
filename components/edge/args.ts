import type * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../../infra/tags";
import type { CellRoute } from "./edge-layout";

/** A cell that the global layer knows: how it is routed, and where its load balancer is. */
export interface EdgeCell extends CellRoute {
  /** From the cell's contract. */
  readonly loadBalancer: {
    /** The load balancer's own DNS name: alias target and address of the endpoint check. */
    readonly dnsName: pulumi.Input<string>;
    /** Hosted zone of that name. */
    readonly zoneId: pulumi.Input<string>;
  };
}

/** Inputs of {@link Edge}. */
export interface EdgeArgs {
  /** Name of the hosted zone; players ask for `api.<domain>`. */
  readonly domain: string;
  /** The hosted zone, from the foundation. */
  readonly hostedZoneId: pulumi.Input<string>;
  /** Cells with a share that are provisioned, serving or draining; their order changes nothing. */
  readonly cells: readonly EdgeCell[];
  readonly tags: Tags;
}
