import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";
import { failoverSeconds } from "../../infra/sizing/recovery";
import type { EdgeArgs, EdgeCell } from "./args";
import type { CellChecks } from "./checks";
import { makeChecks } from "./checks";
import type { AddressType, PlannedRecord } from "./edge-layout";
import { ADDRESS_TYPES, apiName, edgePlan, recordTree } from "./edge-layout";

export type { CellChecks } from "./checks";

/** Raw children. */
export interface EdgeNodes {
  /** Checks by region of the cell. */
  readonly checks: ReadonlyMap<string, CellChecks>;
  /** Records by `<region>-<part>-<type>`, for example `eu-west-1-self-AAAA`. */
  readonly records: ReadonlyMap<string, route53.Record>;
}

/**
 * Sends each player to the nearest healthy cell, and away from a lost or fenced one without any
 * change to a record: everything is there beforehand, only health changes.
 *
 * @throws when a cell comes twice, its share is out of range, or `evacuateTo` or `witness` cannot be.
 */
export class Edge extends pulumi.ComponentResource {
  /** Name that players ask for. */
  readonly apiName: pulumi.Output<string>;
  /** Seconds until players of a lost cell are answered elsewhere, by region that has a slot. */
  readonly failoverSeconds: pulumi.Output<Record<string, number>>;
  readonly nodes: EdgeNodes;

  constructor(name: string, args: EdgeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("worldcell:edge:Edge", name, args, opts);
    const plan = edgePlan(args.cells);
    const cells = new Map(args.cells.map((cell) => [cell.region, cell]));

    const checks = new Map(
      plan.leaves.map((region) => [
        region,
        makeChecks(`${name}-${region}`, existing(cells, region), args.tags, this),
      ]),
    );
    const records = new Map<string, route53.Record>();
    for (const planned of recordTree(plan, args.domain)) {
      for (const type of ADDRESS_TYPES) {
        const dependsOn = planned.after.map((key) => existing(records, `${key}-${type}`));
        records.set(
          `${planned.key}-${type}`,
          new route53.Record(
            `${name}-${planned.key}-${type}`,
            recordArgs(planned, type, args, cells, checks),
            { parent: this, dependsOn },
          ),
        );
      }
    }

    this.apiName = pulumi.output(apiName(args.domain));
    this.failoverSeconds = pulumi.output(
      Object.fromEntries(plan.slots.map(({ region }) => [region, failoverSeconds()])),
    );
    this.nodes = { checks, records };
    this.registerOutputs({ apiName: this.apiName, failoverSeconds: this.failoverSeconds });
  }
}

/** What the plan made before. @throws when it did not: a bug of the layout. */
function existing<T>(made: ReadonlyMap<string, T>, key: string): T {
  const found = made.get(key);
  if (found === undefined) throw new Error(`Edge: ${key} is used before it is made`);
  return found;
}

/** Every alias evaluates its target's health: without it a branch would never fail upwards. */
function recordArgs(
  planned: PlannedRecord,
  type: AddressType,
  args: EdgeArgs,
  cells: ReadonlyMap<string, EdgeCell>,
  checks: ReadonlyMap<string, CellChecks>,
): route53.RecordArgs {
  const { target, checkOf, setIdentifier, weight, latencyRegion } = planned;
  const alias =
    "record" in target
      ? { name: target.record, zoneId: args.hostedZoneId }
      : {
          name: existing(cells, target.loadBalancerOf).loadBalancer.dnsName,
          zoneId: existing(cells, target.loadBalancerOf).loadBalancer.zoneId,
        };
  return {
    zoneId: args.hostedZoneId,
    name: planned.name,
    type,
    aliases: [{ ...alias, evaluateTargetHealth: true }],
    ...(setIdentifier === undefined ? {} : { setIdentifier }),
    ...(weight === undefined ? {} : { weightedRoutingPolicies: [{ weight }] }),
    ...(latencyRegion === undefined ? {} : { latencyRoutingPolicies: [{ region: latencyRegion }] }),
    ...(checkOf === undefined ? {} : { healthCheckId: existing(checks, checkOf).serves.id }),
  };
}
